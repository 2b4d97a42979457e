import { describe, expect, test } from 'vitest';
import { readMultistatus } from '../../lib/sync/multistatus.ts';
import { parseXml } from '../../lib/sync/xml.ts';

const folder = new URL('https://cloud.example.org/dav/%E8%AE%BA%E6%96%87/v1/marks/');

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
  ])('is refused where it has %s', (_, text) => {
    expect(() => parseXml(text)).toThrow('not-webdav');
  });

  test('of another language than DAV is refused', () => {
    expect(() => readMultistatus('<multistatus/>', folder)).toThrow('not-webdav');
  });

  test('of great length is read in the time its length takes', () => {
    const responses = '<response><href>/x.json</href></response>'.repeat(50_000);
    expect(readMultistatus(`<multistatus xmlns="DAV:">${responses}</multistatus>`, folder).entries).toEqual([]);
  });
});
