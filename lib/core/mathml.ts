/** MathML as plain data, checked or not. */
export interface MathData {
  tag: string;
  attributes: Record<string, string>;
  children: (MathData | string)[];
}

/** Presentation MathML, without links, actions, images and foreign content. */
const TAGS = new Set(
  (
    'math mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle merror mpadded mphantom menclose msub msup msubsup ' +
    'munder mover munderover mmultiscripts mprescripts none mtable mtr mtd semantics'
  ).split(' '),
);

const ATTRIBUTES = new Set(
  (
    'display displaystyle scriptlevel mathvariant mathcolor mathbackground mathsize dir form fence separator stretchy ' +
    'symmetric largeop movablelimits accent accentunder lspace rspace minsize maxsize linethickness width height depth ' +
    'voffset columnalign rowalign columnspacing rowspacing columnlines rowlines columnspan rowspan frame notation'
  ).split(' '),
);

/** The only declarations kept of a `style`: spacing and rules of table cells and boxes. */
const STYLES =
  /^(?:padding(?:-(?:left|right|top|bottom))?|border(?:-(?:left|right|top|bottom))?|text-align|math-depth)$/;
const STYLE_VALUE = /^[\w .%-]{1,40}$/;
const ATTRIBUTE_VALUE = /^[\w .,%#+|:-]{0,60}$/;

/** Levels of nesting that are kept. */
const MAX_DEPTH = 80;

/** What of a tree may be drawn: whatever the lists above do not name is left out, and text stays text. */
export function safeMath(node: MathData, depth = 0): MathData | null {
  if (!TAGS.has(node.tag) || depth > MAX_DEPTH) return null;
  const children = node.children.flatMap((child) =>
    typeof child === 'string' ? child : (safeMath(child, depth + 1) ?? []),
  );
  return { tag: node.tag, attributes: attributesOf(node.attributes), children };
}

function attributesOf(given: Record<string, string>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    if (ATTRIBUTES.has(name) && ATTRIBUTE_VALUE.test(value)) kept[name] = value;
    else if (name === 'class')
      kept['class'] = value
        .split(/\s+/)
        .filter((token) => /^tml-[\w-]+$/.test(token))
        .join(' ');
    else if (name === 'style') kept['style'] = safeStyle(value);
  }
  for (const name of ['class', 'style']) if (kept[name] === '') delete kept[name];
  return kept;
}

/** The declarations of a `style` attribute that only space and rule. */
export function safeStyle(style: string): string {
  return style
    .split(';')
    .map((declaration) => declaration.split(':').map((part) => part.trim()))
    .filter(([name = '', value = '', ...rest]) => rest.length === 0 && STYLES.test(name) && STYLE_VALUE.test(value))
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
}
