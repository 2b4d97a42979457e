/** A format to export in; `nameKey` is the key of its name in the message dictionaries. */
export interface Exporter {
  id: string;
  nameKey: string;
  /** Without the dot. */
  extension: string;
  mime: string;
}
