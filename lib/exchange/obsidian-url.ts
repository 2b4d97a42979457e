/** Characters of an address that every system hands on whole; beyond it a note goes by the clipboard. */
const LONGEST = 2_000;

/** An address by which Obsidian opens a new note in its last vault; `clipboard`: the text has to be put there first. */
export function obsidianUrl(name: string, text: string): { url: string; clipboard: boolean } {
  const file = encodeURIComponent(name.replace(/\.md$/, ''));
  const url = `obsidian://new?file=${file}&content=${encodeURIComponent(text.toWellFormed())}`;
  if (url.length <= LONGEST) return { url, clipboard: false };
  return { url: `obsidian://new?file=${file}&clipboard`, clipboard: true };
}
