/** Names and examples, which are said as they are written. */
const NAMES =
  /\b(?:arXiv|Marginalia|LaTeX|Markdown|PDF|HTML|JSON|BibTeX|RIS|CSL|CSV|Anki|Obsidian|Zotero|API|URL|tokens?)\b|坚果云|知识蒸馏|神经场/g;

/**
 * Source of an expression that gives the words of our surfaces that would be read aloud in the wrong language: Chinese that stands
 * in nothing marked as Chinese, and whole English phrases that stand in something marked so.
 */
export function misspoken(hosts: string | null): string {
  const constants = `const NAMES = ${String(NAMES)};`;
  const functions = [languageOf, textsOf, complaintOf, findMisspoken];
  return `(() => { ${[constants, ...functions].join('\n')}\nreturn findMisspoken(${JSON.stringify(hosts)}) })()`;
}

function findMisspoken(hosts: string | null): string[] {
  const roots =
    hosts === null
      ? [document.body]
      : [...document.querySelectorAll(hosts)].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot] : []));
  return [...new Set(roots.flatMap((root) => textsOf(root).flatMap(complaintOf)))];
}

/** Every text that is read aloud: what is shown, and names and descriptions that are not. */
function textsOf(root: Node): { text: string; at: Element }[] {
  const texts: { text: string; at: Element }[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      for (const name of ['aria-label', 'placeholder']) {
        const text = node.getAttribute(name);
        if (text) texts.push({ text, at: node });
      }
    } else if (
      node.parentElement &&
      !node.parentElement.closest('style, script, math, svg, textarea, pre, code, .math, .authors')
    ) {
      texts.push({ text: node.textContent ?? '', at: node.parentElement });
    }
  }
  return texts;
}

function languageOf(element: Element): string {
  for (let at: Element | null = element; at; ) {
    const own: string | null = at.getAttribute('lang');
    if (own !== null) return own.slice(0, 2);
    const root: Node = at.getRootNode();
    at = at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return '';
}

function complaintOf({ text, at }: { text: string; at: Element }): string[] {
  const words = text.trim().slice(0, 60);
  const said = text.replaceAll(NAMES, '');
  const isChinese = /\p{Script=Han}/u.test(said);
  const english = said.match(/[A-Za-z]{2,}(?:[ ,]+[A-Za-z]{2,}){3}/);
  const spoken = languageOf(at);
  const where = `${at.localName}.${at.className}[${at.getAttribute('data-part') ?? ''}]`;
  if (isChinese && spoken !== 'zh') return [`${spoken || 'no language'}: “${words}” in ${where}`];
  // A piece of a sentence that a formula or a mark has cut in two.
  const isPart = /\p{Script=Han}/u.test(at.closest('li, p, h2, h3, h4, td')?.textContent ?? '');
  return english && !isChinese && !isPart && spoken !== 'en'
    ? [`${spoken || 'no language'}: “${words}” in ${where}`]
    : [];
}
