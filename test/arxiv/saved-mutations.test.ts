import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findPageType } from '../../lib/arxiv/pages/index.ts';
import { urlOfFile } from '../eval/file-name.ts';
import { indexedUrls } from '../eval/pages.ts';
import { parseHtml, parseXml } from '../fixtures/arxiv/parse-html.ts';
import { atomSubject, mailingSubject, pageSubject, type Subject, survey } from './honesty.ts';
import { shorten } from './shorten.ts';

/** Saved pages of the live site, kept beside the project; a clone has none. */
const DIR = fileURLToPath(new URL('../../../shared/arxiv-pages/', import.meta.url));
const files = existsSync(DIR) ? readdirSync(DIR).filter((file) => /\.(?:html|xml)$/.test(file)) : [];
const urls = existsSync(DIR) ? await indexedUrls(DIR) : new Map<string, URL>();

/** Damages of each: there are several pages of every kind, and all are damaged a thousand times as fixtures. */
const RUNS = 250;

/** Stands in where it is not known which paper a full text is of. */
const SOME_HTML = new URL('https://arxiv.org/html/0704.0001');

function subjectOf(file: string): Subject {
  const text = readFileSync(join(DIR, file), 'utf8');
  if (/^(?:rss|atom)-.*\.xml$/.test(file)) return mailingSubject(parseXml(text));
  if (file.endsWith('.xml')) return atomSubject(parseXml(text));
  const document = parseHtml(text);
  shorten(document);
  const url = urls.get(file) ?? urlOfFile(file) ?? SOME_HTML;
  return pageSubject(document, file.startsWith('html-') && !findPageType(url) ? SOME_HTML : url);
}

describe.runIf(files.length > 0)('a damaged page of the live site', () => {
  it.each(files)(
    'is not taken for a whole one: %s',
    (file) => {
      const subject = subjectOf(file);
      const { confidence } = subject.read();
      const { failure, lowered } = survey(subject, RUNS);
      expect(failure).toBeNull();
      expect(confidence > 0).toBe(lowered > 0);
    },
    60_000,
  );
});
