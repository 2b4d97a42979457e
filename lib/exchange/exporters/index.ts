import { anki } from './anki.ts';
import { bibtex } from './bibtex.ts';
import { cslJson } from './csl-json.ts';
import { csv } from './csv.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { obsidian } from './obsidian.ts';
import { report } from './report.ts';
import { ris } from './ris.ts';

/** Every format there is; adding one is one file and one line here. */
export const exporters = [markdown, report, html, obsidian, bibtex, ris, cslJson, json, csv, anki] as const;

/** Formats for any number of papers, whatever day they are of. */
export const papersExporters = [markdown, obsidian, bibtex, ris, cslJson, json, csv, anki, html] as const;

export type PapersFormat = (typeof papersExporters)[number]['id'];
