/** Text of a paper between tags it cannot close: its own `<paper>` or `</paper>` lose the bracket. */
export function fenced(tag: string, text: string): string {
  const own = new RegExp(`<(?=\\s*/?\\s*${tag})`, 'gi');
  return `<${tag}>\n${text.replace(own, '‹')}\n</${tag}>`;
}
