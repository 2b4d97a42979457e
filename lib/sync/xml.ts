import { SyncError } from './faults.ts';

/** An element with its namespace, as far as an answer of a WebDAV server needs it: attributes are not kept. */
export interface XmlElement {
  namespace: string;
  name: string;
  children: XmlElement[];
  text: string;
}

const MOST_DEPTH = 24;
/** Namespaces in scope at once, that of XML itself among them. */
const MOST_SPACES = 64;
const NAME = String.raw`[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?`;
const ATTRIBUTE = new RegExp(String.raw`\s+(${NAME})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')`, 'gy');
const OPEN = new RegExp(`<(${NAME})`, 'y');
const CLOSE = new RegExp(String.raw`</(${NAME})\s*>`, 'y');
const TAG_END = /\s*(\/?)>/y;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

interface Open {
  element: XmlElement;
  tag: string;
  spaces: ReadonlyMap<string, string>;
}

/**
 * The root of a document. Chrome's service worker has no parser, and one that knows less cannot be led astray: a document
 * type, and with it every entity but the five of XML itself, is refused, and so are nesting and namespaces without end.
 * Throws the SyncError `not-webdav` for what is no well-formed document.
 */
export function parseXml(source: string): XmlElement {
  const text = source.replace(/^\uFEFF/, '');
  const root: XmlElement = { namespace: '', name: '', children: [], text: '' };
  const stack: Open[] = [
    { element: root, tag: '', spaces: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]) },
  ];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const skip = (start: string, end: string): boolean => {
    if (!text.startsWith(start, at)) return false;
    const to = text.indexOf(end, at + start.length);
    if (to === -1) throw malformed('unclosed');
    at = to + end.length;
    return true;
  };
  while (at < text.length) {
    const current = stack.at(-1);
    if (!current) throw malformed('nesting');
    if (text[at] !== '<') {
      const to = text.indexOf('<', at);
      const end = to === -1 ? text.length : to;
      current.element.text += unescape(text.slice(at, end));
      at = end;
    } else if (skip('<!--', '-->') || skip('<?', '?>')) {
      continue;
    } else if (text.startsWith('<![CDATA[', at)) {
      const from = at + 9;
      skip('<![CDATA[', ']]>');
      current.element.text += text.slice(from, at - 3);
    } else if (text[at + 1] === '/') {
      if (match(CLOSE)?.[1] !== current.tag || stack.length === 1) throw malformed('nesting');
      stack.pop();
    } else {
      const tag = match(OPEN)?.[1];
      if (tag === undefined) throw malformed('markup');
      // Copied by none but an element that declares one: else each of many would cost what all above it have declared.
      let declared: Map<string, string> | null = null;
      for (let found = match(ATTRIBUTE); found; found = match(ATTRIBUTE)) {
        const [, name = '', double, single] = found;
        if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
        declared ??= new Map(current.spaces);
        declared.set(name.slice(6), unescape(double ?? single ?? ''));
        if (declared.size > MOST_SPACES) throw malformed('namespaces');
      }
      const spaces = declared ?? current.spaces;
      const end = match(TAG_END);
      if (!end) throw malformed('tag');
      const colon = tag.indexOf(':');
      const [prefix, local] = [tag.slice(0, Math.max(colon, 0)), tag.slice(colon + 1)];
      const element = { namespace: spaces.get(prefix) ?? '', name: local, children: [], text: '' };
      current.element.children.push(element);
      if (end[1] !== '/') stack.push({ element, tag, spaces });
      if (stack.length > MOST_DEPTH) throw malformed('depth');
    }
  }
  const [only, ...others] = root.children;
  if (stack.length > 1 || !only || others.length > 0 || root.text.trim() !== '') throw malformed('no document');
  return only;
}

function unescape(text: string): string {
  return text.replace(/&(#x[\da-fA-F]{1,6}|#\d{1,7}|\w+)?;?/g, (whole, name: string | undefined) => {
    if (name === undefined || !whole.endsWith(';')) throw malformed('entity');
    if (!name.startsWith('#')) {
      const character = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
      if (character === undefined) throw malformed('entity');
      return character;
    }
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    if (code > 0x10_ff_ff) throw malformed('entity');
    return String.fromCodePoint(code);
  });
}

function malformed(what: string): SyncError {
  return new SyncError('not-webdav', `XML: ${what}`);
}
