/** A daily report of ten papers takes 70 to 140 kB; one of everything arXiv announces in a day stays below this. */
export const MOST_REPORT_BYTES = 5_000_000;
