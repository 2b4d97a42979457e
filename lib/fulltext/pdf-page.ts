/** A run of glyphs of one font. Points; x and y are where its baseline starts, from the page's top left corner. */
export interface PdfItem {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Name of the font within this document; it says nothing, but that other text has another. */
  font: string;
  fontSize: number;
  /** Degrees its baseline is turned clockwise, 0 to 359. */
  turn: number;
  hasEOL: boolean;
}

/** Items in the order in which the file draws them. */
export interface PdfPage {
  width: number;
  height: number;
  items: PdfItem[];
}
