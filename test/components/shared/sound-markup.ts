/** Elements that words are drawn with. */
const WORDS = 'div p strong em del code pre blockquote ol ul li table thead tbody tr th td hr br a span bdi'.split(' ');

/** Presentation MathML; none of these loads, links or runs anything. */
const MATH = (
  'math mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle merror mpadded mphantom menclose msub msup msubsup ' +
  'munder mover munderover mmultiscripts mprescripts none mtable mtr mtd semantics'
).split(' ');

const OF_WORDS: Record<string, RegExp> = {
  class: /^(?:markdown|tex|math(?: display)?(?: long)?)$/,
  dir: /^(?:ltr|auto)$/,
  start: /^\d{1,9}$/,
  target: /^_blank$/,
  rel: /\bnoopener\b/,
  // Addresses are written in ASCII whatever was given: a sign that turns the direction of text cannot stand in one.
  href: /^https?:\/\/[\x21-\x7e]+$/,
  title: /^/,
};

/** What an attribute of MathML could do harm with: an address, a function call, a declaration that moves things. */
const HARM = /url\(|expression|:\/\/|position|content|[<>"'\\;{}()]/i;

/** The first thing in a drawing that could run, load, or lead elsewhere than to the web; null where all is sound. */
export function findHarm(container: Element): string | null {
  for (const element of container.querySelectorAll('*')) {
    const tag = element.localName;
    const isMath = MATH.includes(tag);
    if (!isMath && !WORDS.includes(tag)) return `<${tag}>`;
    for (const { name, value } of element.attributes) {
      const isSound = isMath ? isSoundInMath(name, value) : OF_WORDS[name]?.test(value);
      if (!isSound) return `<${tag} ${name}="${value}">`;
    }
    if (tag === 'a' && !element.getAttribute('rel')?.includes('noopener')) return '<a> without noopener';
  }
  return null;
}

function isSoundInMath(name: string, value: string): boolean {
  if (/^on|href|src|^xlink|^xmlns:|action|^id$|^data/i.test(name)) return false;
  // Each declaration of a style by itself: what parts them is no harm.
  return name === 'style' ? value.split(';').every((part) => !HARM.test(part)) : !HARM.test(value);
}
