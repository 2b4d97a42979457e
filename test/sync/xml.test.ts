import { describe, expect, test, vi } from 'vitest';
import { readMultistatus } from '../../lib/sync/multistatus.ts';
import { parseXml } from '../../lib/sync/xml.ts';

const folder = new URL('https://cloud.example.org/dav/%E8%AE%BA%E6%96%87/v1/marks/');

const namespaces = (count: number): string =>
  Array.from({ length: count }, (_, index) => ` xmlns:n${index}="urn:${index}"`).join('');

describe('an answer of a WebDAV server', () => {
  test('is read whatever the prefix, the way of naming files, and where some properties are missing', () => {
    const text = `<?xml version="1.0"?>
      <d:multistatus xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns">
        <d:response><d:href>/dav/%e8%ae%ba%e6%96%87/v1/marks</d:href><d:propstat><d:prop>
          <d:resourcetype><d:collection/></d:resourcetype></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>
        <d:response><d:href>https://cloud.example.org/dav/论文/v1/marks/2026-11.json</d:href>
          <d:propstat><d:prop><oc:size>1</oc:size></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat>
          <d:propstat><d:prop><d:getetag>&quot;a&amp;b&quot;</d:getetag><d:resourcetype/></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>
        </d:response>
        <d:response><d:href>2026-10.json</d:href><d:propstat><d:prop><d:getetag><![CDATA[W/"c-gzip"]]></d:getetag></d:prop>
          <d:status>HTTP/1.1 200</d:status></d:propstat></d:response>
        <d:response><d:href>/dav/%E8%AE%BA%E6%96%87/v1/marks/x.json</d:href><d:propstat><d:prop>
          <d:getlastmodified>Thu, 26 Nov 2026 06:00:00 GMT</d:getlastmodified></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>
      </d:multistatus>`;
    const { self, entries } = readMultistatus(text, folder);
    expect(self).toMatchObject({ name: 'marks', isFolder: true });
    expect(entries).toEqual([
      { name: '2026-11.json', isFolder: false, etag: '"a&b"' },
      { name: '2026-10.json', isFolder: false, etag: '"c"' },
      { name: 'x.json', isFolder: false, etag: 'date Thu, 26 Nov 2026 06:00:00 GMT' },
    ]);
  });

  test.each([
    ['a document type with an entity', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an entity of nobody’s', '<a>&b;</a>'],
    ['a bare ampersand', '<a>b & c</a>'],
    ['tags that cross', '<a><b></a></b>'],
    ['tags that stay open', '<a><b></b>'],
    ['two roots', '<a/><b/>'],
    ['a page', '<!doctype html><p>Home'],
    ['nothing', ''],
    ['nesting without end', '<a>'.repeat(100_000)],
    ['a code beyond Unicode', '<a>&#x110000;</a>'],
    ['namespaces without end', `<a${namespaces(20_000)}>${'<b/>'.repeat(50_000)}</a>`],
    [
      'more namespaces than it may, on several elements',
      `<a${namespaces(60)}><b xmlns:b="b" ${namespaces(60).replaceAll(':n', ':m')}/></a>`,
    ],
  ])('is refused where it has %s', (_, text) => {
    expect(() => parseXml(text)).toThrow('not-webdav');
  });

  test('of another language than DAV is refused', () => {
    expect(() => readMultistatus('<multistatus/>', folder)).toThrow('not-webdav');
  });

  test('names its namespaces by the nearest declaration, and copies those of its root for no other element', () => {
    const copies = vi.fn<() => void>();
    vi.stubGlobal(
      'Map',
      class<K, V> extends Map<K, V> {
        constructor(entries?: Iterable<[K, V]>) {
          super(entries);
          copies();
        }
      },
    );
    const root = parseXml(
      `<n1:a xmlns="urn:own"${namespaces(62)}>${'<b/>'.repeat(1_000)}<n9:c xmlns:n9="urn:nearer"><n9:d/></n9:c><n9:e/></n1:a>`,
    );
    vi.unstubAllGlobals();
    // What there is before the root, the root, and the one element that declares anew.
    expect(copies).toHaveBeenCalledTimes(3);
    expect(
      [root, root.children[0], ...root.children.slice(1_000)].map((each) => [each?.name, each?.namespace]),
    ).toEqual([
      ['a', 'urn:1'],
      ['b', 'urn:own'],
      ['c', 'urn:nearer'],
      ['e', 'urn:9'],
    ]);
    expect(root.children[1_000]?.children[0]).toMatchObject({ name: 'd', namespace: 'urn:nearer' });
  });

  test('of great length is read in the time its length takes', () => {
    const responses = '<response><href>/x.json</href></response>'.repeat(50_000);
    expect(readMultistatus(`<multistatus xmlns="DAV:">${responses}</multistatus>`, folder).entries).toEqual([]);
  });
});
