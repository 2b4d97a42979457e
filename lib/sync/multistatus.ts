import { SyncError } from './faults.ts';
import type { RemoteEntry } from './ports.ts';
import { canonicalTag, dateTag } from './tags.ts';
import { parseXml, type XmlElement } from './xml.ts';

/** What a PROPFIND asks for. */
export const PROPFIND =
  '<?xml version="1.0" encoding="utf-8"?>' +
  '<propfind xmlns="DAV:"><prop><getetag/><resourcetype/><getlastmodified/></prop></propfind>';

const SUCCESS = /^HTTP\/\S+\s+2\d\d\b/;

/** The folder itself, and what it holds, of an answer to a PROPFIND of depth 0 or 1 on `folder`, RFC 4918 section 14. */
export function readMultistatus(text: string, folder: URL): { self: RemoteEntry | null; entries: RemoteEntry[] } {
  const root = parseXml(text);
  if (!isDav(root, 'multistatus')) throw new SyncError('not-webdav', root.name.slice(0, 40));
  let self: RemoteEntry | null = null;
  const entries: RemoteEntry[] = [];
  const own = plainPath(folder);
  for (const response of all(root, 'response')) {
    const href = first(response, 'href')?.text.trim() ?? '';
    const path = URL.canParse(href, folder.href) ? plainPath(new URL(href, folder.href)) : null;
    const props = propsOf(response);
    if (path === null || !props) continue;
    const entry = {
      name: path.slice(path.lastIndexOf('/') + 1),
      isFolder: all(props, 'resourcetype').some((type) => first(type, 'collection') !== undefined),
      etag: tagOf(props),
    };
    if (path === own) self = entry;
    // Some servers name a folder's files by another host or base than it was asked by: the name alone counts.
    else if (entry.name !== '') entries.push(entry);
  }
  return { self, entries };
}

function tagOf(props: XmlElement): string | null {
  const etag = first(props, 'getetag')?.text.trim();
  if (etag) return canonicalTag(etag);
  const modified = first(props, 'getlastmodified')?.text.trim();
  return modified ? dateTag(modified) : null;
}

/** Of the properties that the server could give. */
function propsOf(response: XmlElement): XmlElement | null {
  for (const propstat of all(response, 'propstat')) {
    if (SUCCESS.test(first(propstat, 'status')?.text.trim() ?? '')) return first(propstat, 'prop') ?? null;
  }
  return null;
}

/** Without the slash at the end, decoded: servers do not agree on what to encode. */
function plainPath({ pathname }: URL): string | null {
  try {
    return decodeURIComponent(pathname).replace(/\/+$/, '');
  } catch {
    return null;
  }
}

function isDav(element: XmlElement, name: string): boolean {
  return element.namespace === 'DAV:' && element.name === name;
}

function all(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => isDav(child, name));
}

function first(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => isDav(child, name));
}
