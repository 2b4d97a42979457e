import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixturePages, PAPERS, renderAbs, renderAtomError, renderAtomFeed } from '../fixtures/arxiv/pages.ts';
import { capture, type CaptureRequest } from './capture.ts';
import { evaluatePages } from './pages.ts';

const ADDRESS = 'https://arxiv.org/list/cs.CV/new';
const FILE = 'list-cs.CV-new.2026-11-25.html';
const now = (): Date => new Date('2026-11-25T12:00:00Z');

const PAGES = new Map(fixturePages().map(({ url, html }) => [url, html]));

/** The sample arXiv's page at an address, with the error of the query interface as arXiv has it. */
function sampleOf(url: URL): Response {
  const page = PAGES.get(url.href);
  if (page === undefined) return new Response('<html>not found</html>', { status: 404 });
  return new Response(page, { status: url.searchParams.get('id_list') === 'wrong' ? 400 : 200 });
}

const online = { fetch: (url: URL) => Promise.resolve(sampleOf(url)), now };

/** An arXiv with one answer to everything. */
const answering = (body: string, init: ResponseInit = {}) => ({
  fetch: () => Promise.resolve(new Response(body, init)),
  now,
});

const neverAsked = { fetch: () => Promise.reject(new Error('asked')), now };

describe('capture', () => {
  let dir = '';
  const request = (address: string, more: Partial<CaptureRequest> = {}): CaptureRequest => ({
    address,
    dir,
    file: null,
    force: false,
    ...more,
  });
  const stored = (file: string): Promise<string> => readFile(join(dir, file), 'utf8');

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'capture-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('drafts what the evaluation then reads of every page and feed of the sample arXiv', async () => {
    const pages = [...PAGES.keys()].filter((url) => !url.endsWith('id_list=wrong'));
    const doubtful: string[] = [];
    for (const url of pages) doubtful.push(...(await capture(request(url), online)).differences);
    expect(doubtful).toEqual([]);
    const result = await evaluatePages(dir);
    expect(result).toMatchObject({ files: pages.length, wrong: [], passedOver: [] });
    expect(result.entries).toBeGreaterThan(pages.length);
    expect(result.exact).toBe(result.entries);
  }, 60_000);

  it('stores the page as it came, its row and its draft', async () => {
    const { file, checks } = await capture(request(`${ADDRESS}?skip=10&show=10#item3`), online);
    expect(file).toBe('list-cs.CV-new-skip10-show10.2026-11-25.html');
    expect(await stored(file)).toBe(PAGES.get(`${ADDRESS}?skip=10&show=10`));
    const index = await stored('INDEX.md');
    expect(index).toContain('| file | page | URL | how | date | expected |\n|---|---|---|---|---|---|\n');
    expect(index).toContain(`\n| ${file} | list: new | ${ADDRESS}?skip=10&show=10 | fetched | 2026-11-25 | draft, not`);
    expect(JSON.parse(await stored('expected.json'))).toMatchObject({ [file]: { type: 'list', count: 10 } });
    expect(checks).toContain('read whole: 10 of 10, confidence 1.00');
    expect(checks.filter((line) => /^(?:first|last|missing): /.test(line))).toHaveLength(3);
  });

  it('asks once, without cookies, saying who asks', async () => {
    const asked: [string, RequestInit][] = [];
    const fetch = (url: URL, init: RequestInit): Promise<Response> => {
      asked.push([url.href, init]);
      return online.fetch(url);
    };
    await capture(request(`${ADDRESS}#item3`), { fetch, now });
    expect(asked).toEqual([
      [
        ADDRESS,
        {
          headers: { 'user-agent': expect.stringContaining('marginalia-for-arxiv'), accept: expect.any(String) },
          credentials: 'omit',
          redirect: 'manual',
          signal: expect.any(AbortSignal),
        },
      ],
    ]);
  });

  it('takes a page that a browser saved, without asking arXiv', async () => {
    const [paper] = PAPERS;
    if (!paper) throw new Error('no fixture');
    const saved = join(dir, 'Some title.htm');
    await writeFile(saved, renderAbs(paper));
    const { file } = await capture(request(`https://arxiv.org/abs/${paper.id}`, { file: saved }), neverAsked);
    expect(file).toMatch(new RegExp(`^abs-${paper.id}\\.\\d{4}-\\d{2}-\\d{2}\\.saved\\.html$`));
    expect(await stored('INDEX.md')).toContain('| saved by a browser |');
    expect(await evaluatePages(dir)).toMatchObject({ files: 1, exact: 1, wrong: [] });
  });

  it('writes an address that ends no cell of the index', async () => {
    const address = 'https://export.arxiv.org/api/query?search_query=a|b';
    await capture(request(address), answering(renderAtomFeed(PAPERS.slice(0, 2))));
    expect(await stored('INDEX.md')).toContain('| https://export.arxiv.org/api/query?search_query=a%7Cb |');
    expect(await evaluatePages(dir)).toMatchObject({ exact: 2, wrong: [] });
  });

  it('counts what a feed lacks', async () => {
    const feed = renderAtomFeed(PAPERS.slice(0, 2)).replace(/<summary>[\s\S]*?<\/summary>/, '');
    const { checks } = await capture(request('https://export.arxiv.org/api/query?id_list=x'), answering(feed));
    expect(checks.slice(-2)).toEqual(['read: 2 of 2', 'missing: abstract 1']);
  });

  it.each([
    ['no address', 'arxiv.org/abs/2611.09014', /no address/],
    ['another host', 'https://example.org/abs/2611.09014', /example\.org is refused/],
    ['a host that only begins like one', 'https://arxiv.org.example.org/abs/2611.09014', /is refused/],
    ['http', 'http://arxiv.org/abs/2611.09014', /only https/],
    ['another port', 'https://arxiv.org:8443/abs/2611.09014', /is refused/],
    ['a password', 'https://me:secret@arxiv.org/abs/2611.09014', /is refused/],
    ['a page of no type', 'https://arxiv.org/help', /No page type knows/],
    ['a PDF', 'https://arxiv.org/pdf/2611.09014', /\/abs\/ page/],
  ])('refuses %s and leaves the folder as it was', async (_, address, message) => {
    const refused = capture(request(address), neverAsked);
    await expect(refused).rejects.toMatchObject({ message: expect.stringMatching(message), exitCode: 2 });
    expect(await readdir(dir)).toEqual([]);
  });

  it.each([
    ['403', answering('no', { status: 403 }), /HTTP 403.*--file/],
    ['404', answering('no', { status: 404 }), /HTTP 404.*no such page/],
    ['429', answering('no', { status: 429, headers: { 'retry-after': '120' } }), /HTTP 429.*asks for 120 seconds/],
    ['503', answering('no', { status: 503 }), /HTTP 503.*busy/],
    ['500', answering('no', { status: 500 }), /HTTP 500.*later/],
    ['a move', answering('', { status: 301, headers: { location: '/list/cs.CV/2026-11' } }), /moved to .*2026-11/],
    ['nothing', answering(' \n'), /is empty/],
    ['no HTML', answering('{"status":"ok"}'), /no HTML/],
    ['no network', neverAsked, /not reached: asked\. Check the connection/],
  ])('says what to do about %s and writes nothing', async (_, surroundings, message) => {
    const failed = capture(request(ADDRESS, { dir: join(dir, 'new') }), surroundings);
    await expect(failed).rejects.toMatchObject({ message: expect.stringMatching(message), exitCode: 1 });
    expect(await readdir(dir)).toEqual([]);
  });

  it.each([
    ['a page in place of a feed', '<html><p>Maintenance</p></html>', /no feed/],
    ['an error in a feed', renderAtomError('incorrect id format for wrong'), /incorrect id format for wrong/],
  ])('tells %s', async (_, body, message) => {
    const failed = capture(request('https://export.arxiv.org/api/query?id_list=wrong'), answering(body));
    await expect(failed).rejects.toMatchObject({ message: expect.stringMatching(message), exitCode: 1 });
    expect(await readdir(dir)).toEqual([]);
  });

  it('tells the page of another paper, and a file that is not there', async () => {
    const [paper, other] = PAPERS;
    if (!paper || !other) throw new Error('no fixture');
    const mistaken = capture(request(`https://arxiv.org/abs/${other.id}`), answering(renderAbs(paper)));
    await expect(mistaken).rejects.toThrow(`is the page of ${paper.id}, not of ${other.id}`);
    const lost = capture(request(ADDRESS, { file: join(dir, 'lost.html') }), neverAsked);
    await expect(lost).rejects.toMatchObject({
      message: expect.stringMatching(/lost\.html cannot be read/),
      exitCode: 1,
    });
    expect(await readdir(dir)).toEqual([]);
  });

  it('keeps other entries, other rows and their form', async () => {
    const json = '{\n    "rss-x.xml": {\n        "type": "feed",\n        "note": "by hand"\n    }\n}';
    const index =
      '# Mine\n\n| file | page | URL |\n|---|---|---|\n| a.html | abs | https://arxiv.org/abs/x |\n\nThe end.\n';
    await writeFile(join(dir, 'expected.json'), json);
    await writeFile(join(dir, 'INDEX.md'), index);
    await capture(request(ADDRESS), online);
    const written = await stored('expected.json');
    expect(written.startsWith(`${json.slice(0, -2)},\n    "${FILE}": {\n        "type": "list"`)).toBe(true);
    expect(written.endsWith('}')).toBe(true);
    const [before, after = ''] = (await stored('INDEX.md')).split(`| ${FILE} |`);
    expect(before).toBe(index.slice(0, index.indexOf('\nThe end.')));
    expect(after.slice(after.indexOf('\n'))).toBe('\n\nThe end.\n');
  });

  it('replaces nothing unless it is forced', async () => {
    await capture(request(ADDRESS), online);
    await capture(request('https://arxiv.org/list/cs.RO/new'), online);
    const before = await stored('expected.json');
    const corrected = before.replace('"h1": ', '"h1": "by hand", "was": ');
    await writeFile(join(dir, 'expected.json'), corrected);

    const again = capture(request(ADDRESS), neverAsked);
    await expect(again).rejects.toMatchObject({
      message: expect.stringMatching(/there already; --force/),
      exitCode: 2,
    });
    expect(await stored('expected.json')).toBe(corrected);

    await capture(request(ADDRESS, { force: true }), online);
    expect(await stored('expected.json')).toBe(before);
    expect((await stored('INDEX.md')).match(/^\| list-/gm)).toHaveLength(2);
  });

  it('leaves an expectation written beforehand alone', async () => {
    await writeFile(join(dir, 'expected.json'), JSON.stringify({ [FILE]: {} }));
    await expect(capture(request(ADDRESS), neverAsked)).rejects.toThrow('has an expectation already');
  });

  it('asks for no page whose draft it could not add', async () => {
    await writeFile(join(dir, 'expected.json'), '[');
    await expect(capture(request(ADDRESS), neverAsked)).rejects.toThrow('mend it first');
    expect(await readdir(dir)).toEqual(['expected.json']);
  });

  it('leaves the expectation out when it fails after the page', async () => {
    await mkdir(join(dir, 'INDEX.md'));
    const failed = capture(request(ADDRESS), online);
    await expect(failed).rejects.toMatchObject({ message: expect.stringMatching(/is stored.*left out/), exitCode: 1 });
    expect((await readdir(dir)).toSorted()).toEqual(['INDEX.md', FILE]);
  });

  it('says of a page not read whole what the draft cannot', async () => {
    const sample = await sampleOf(new URL(ADDRESS)).text();
    const changed = sample.replace(/<div class=["']list-authors["']>[\s\S]*?<\/div>/, '');
    const { checks, differences } = await capture(request(ADDRESS), answering(changed));
    expect(differences).toEqual([expect.stringMatching(/confidence: read 0\.\d+, expected 1/)]);
    expect(checks).toContain('missing: authors 1');
  });
});
