import type { Language } from '../../analysis/analysis.ts';

/** What only the page of a day says. */
export interface PageWords {
  title: (name: string, date: string) => string;
  /** Of some papers, whatever day they are of. */
  selection: (papers: number, day: string) => string;
  summary: string;
  importedSummary: string;
  contents: string;
  papers: string;
  authors: string;
  published: string;
  categories: string;
  imported: (day: string, papers: number) => string;
  partial: string;
  refusal: string;
  backToContents: string;
}

const zh: PageWords = {
  title: (name, date) => `arXiv ${name} · ${date}`,
  selection: (papers, day) => `arXiv 论文 ${papers} 篇 · ${day}`,
  summary: '摘要',
  importedSummary: '导入报告中的摘要',
  contents: '目录',
  papers: '论文',
  authors: '作者',
  published: '提交日期',
  categories: '分类',
  imported: (day, papers) => `其中 ${papers} 篇论文来自 ${day} 导入的每日报告。`,
  partial: '这是报告挑选的论文，不是当天的完整列表。',
  refusal: '导入的报告在这里只有模型的拒答或提示词原文，没有分析。',
  backToContents: '回到目录',
};

const en: PageWords = {
  title: (name, date) => `arXiv ${name} · ${date}`,
  selection: (papers, day) => `${papers} arXiv ${papers === 1 ? 'paper' : 'papers'} · ${day}`,
  summary: 'Summary',
  importedSummary: 'Summary of the imported report',
  contents: 'Contents',
  papers: 'Papers',
  authors: 'Authors',
  published: 'Published',
  categories: 'Categories',
  imported: (day, papers) =>
    `${papers} ${papers === 1 ? 'paper comes' : 'papers come'} from a daily report imported on ${day}.`,
  partial: 'These are the papers the report chose, not the whole listing of the day.',
  refusal: 'The imported report has a refusal or the prompt here instead of an analysis.',
  backToContents: 'Back to contents',
};

export const pageWords: Record<Language, PageWords> = { zh, en };
