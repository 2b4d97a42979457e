/** A format to export in. */
export interface Exporter {
  id: string;
  /** Without the dot. */
  extension: string;
  mime: string;
}
