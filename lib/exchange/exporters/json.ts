import type { Analysis } from '../../analysis/analysis.ts';
import type { Paper } from '../../arxiv/paper.ts';
import type { PapersExporter } from '../exporter.ts';
import { fileStemOf, listTags, type OneSentence, oneSentenceIn, type PaperExport } from '../paper-export.ts';
import { findSentence } from '../provenance.ts';

/** Raised whenever a field changes its meaning or goes; what is added raises nothing. */
export const JSON_SCHEMA_VERSION = 1;

/** The whole file. */
export interface PapersJson {
  kind: 'marginalia-papers';
  schema: typeof JSON_SCHEMA_VERSION;
  /** ISO 8601 instant. */
  exportedAt: string;
  papers: PaperJson[];
}

/** One paper: what arXiv says of it, what this device and models made of it, what the reader did with it. */
export interface PaperJson {
  /** Text is Unicode with TeX in `$…$`; days are `YYYY-MM-DD`; null is what no page said. */
  paper: Paper;
  /** One sentence in each language that there is, with who says it. */
  oneSentence: OneSentence[];
  /** Sentences of the abstract that state its findings, chosen on the device; ids count from 1. */
  findings: { sentence: number; text: string }[];
  /** Version of the offline reader that chose them. */
  readerVersion: number | null;
  /** Names of theme tags, in the interface's language. */
  tags: string[];
  /** Stored analyses with evidence and provenance, newest first. */
  analyses: Analysis[];
  /** ISO 8601 instants; null: not so. */
  reader: {
    starredAt: string | null;
    hiddenAt: string | null;
    seenAt: string | null;
    tags: string[];
    /** Markdown. */
    note: string | null;
    notedAt: string | null;
  };
}

export const json = {
  id: 'json',
  extension: 'json',
  mime: 'application/json',
  write(input) {
    return { text: JSON.stringify(paperJson(input), null, 1), name: `${fileStemOf(input)}.json` };
  },
  frame(_entries, { exportedAt }) {
    const head: Omit<PapersJson, 'papers'> = { kind: 'marginalia-papers', schema: JSON_SCHEMA_VERSION, exportedAt };
    return { before: `${JSON.stringify(head).slice(0, -1)},"papers":[\n`, between: ',\n', after: '\n]}\n' };
  },
} as const satisfies PapersExporter;

function paperJson(input: PaperExport): PaperJson {
  const { paper, reading, mark, note } = input;
  return {
    paper,
    oneSentence: (['zh', 'en'] as const).flatMap((language) => oneSentenceIn(language, input) ?? []),
    findings: (reading?.findings ?? []).flatMap((id) => {
      const sentence = reading && findSentence(reading, id);
      return sentence ? [{ sentence: id, text: sentence.text }] : [];
    }),
    readerVersion: reading?.readerVersion ?? null,
    tags: listTags(input),
    analyses: input.analyses,
    reader: {
      starredAt: mark.starredAt,
      hiddenAt: mark.hiddenAt,
      seenAt: mark.seenAt,
      tags: (mark.tags ?? []).map(({ name }) => name),
      note: note?.text ?? null,
      notedAt: note?.updatedAt ?? null,
    },
  };
}
