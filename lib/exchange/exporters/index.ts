import { html } from './html.ts';
import { markdown } from './markdown.ts';
import { report } from './report.ts';

/** Every format there is; adding one is one file and one line here. */
export const exporters = [markdown, report, html] as const;

export type ExporterId = (typeof exporters)[number]['id'];
