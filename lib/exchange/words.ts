import type { EvidenceState, Language, PromptVersion, Provenance, ReadPart } from '../analysis/analysis.ts';
import type { DigestSection } from '../digest/digest.ts';
import type { PageCount } from '../fulltext/full-text.ts';

/** Everything an exported file says of itself, in one language. */
export interface Words {
  note: string;
  tldr: string;
  findings: string;
  analysis: string;
  fullText: string;
  abstract: string;
  provenance: string;
  links: string;
  discussion: string;
  code: string;
  language: Record<Language, string>;
  source: Record<Provenance['source'], string>;
  evidence: Record<EvidenceState, string>;
  digestSections: Record<DigestSection, string>;
  authorsWords: string;
  sentences: (ids: number[]) => string;
  quoted: (text: string) => string;
  aside: (parts: string[]) => string;
  chosenOnDevice: (readerVersion: number) => string;
  /** The whole text was asked for. */
  withoutFullText: string;
  translatedFrom: (model: string) => string;
  /** By a translator, without a prompt. */
  machineTranslation: string;
  /** Heading of what was said of a paper at first sight. */
  firstLook: string;
  byModel: (model: string) => string;
  /** Questions of cards. */
  askOneSentence: string;
  askFindings: string;
  /** Heading over the reader's words, and the hint at the beginning of ours, in a folder of notes. */
  ownNote: string;
  writtenAnew: string;
  authors: string;
  tags: string;
  days: string;
  papers: string;
  listComma: string;
  /** Chinese was asked for as well. */
  untranslated: string;
  readPages: (pages: PageCount) => string;
  read: (read: ReadPart) => string;
  prompt: (version: PromptVersion) => string;
  tokens: (input: number, output: number) => string;
  cost: (dollars: number) => string;
  verified: (verified: number, findings: number) => string;
  coverage: (read: number, total: number) => string;
  dropped: (claims: number) => string;
  colon: string;
  separator: string;
}

const zh: Words = {
  note: '笔记',
  tldr: '一句话摘要',
  findings: '要点',
  analysis: '分析',
  fullText: '全文',
  abstract: '原文摘要',
  provenance: '来源',
  links: '链接',
  discussion: 'arXiv 页面',
  code: '代码',
  language: { zh: '中文', en: '英文' },
  source: {
    offline: '本机离线阅读',
    abstract: '模型读摘要',
    html: '模型读 HTML 全文',
    pdf: '模型读 PDF 全文',
    report: '导入的每日报告，模型未知',
  },
  evidence: { verified: '已核对', repaired: '修正后核对', unverified: '未核对' },
  digestSections: { themes: '主题与趋势', highlights: '亮点', directions: '新方向', reading: '推荐阅读' },
  authorsWords: '作者原文',
  sentences: (ids) => `摘要第 ${ids.join('、')} 句`,
  quoted: (text) => `“${text}”`,
  aside: (parts) => `（${parts.join('，')}）`,
  chosenOnDevice: (readerVersion) =>
    `一句话摘要与要点由本机从作者摘要中选句，未经模型（离线阅读器第 ${readerVersion} 版）`,
  withoutFullText: '没有可读的全文',
  translatedFrom: (model) => `译自 ${model} 的英文分析`,
  machineTranslation: '机器翻译',
  firstLook: '一句话',
  byModel: (model) => `模型 ${model}，据摘要`,
  askOneSentence: '用一句话说，这篇论文做了什么？',
  askFindings: '这篇论文的要点是什么？',
  ownNote: '我的笔记',
  writtenAnew: '到 marginalia:end 为止由导出生成，再次导出会重写；请把自己的文字写在外面',
  authors: '作者',
  tags: '标签',
  days: '公告',
  papers: '论文',
  listComma: '、',
  untranslated: '未能译成中文',
  readPages: ({ read, total }) => `只读了前 ${read} 页，全文共 ${total} 页`,
  read: ({ words, totalWords, omitted }) =>
    `读了 ${totalWords} 词中的 ${words} 词${omitted.length > 0 ? `，未读：${omitted.join('、')}` : ''}`,
  prompt: (version) => `提示词第 ${version} 版`,
  tokens: (input, output) => `输入 ${input} / 输出 ${output} 词元`,
  cost: (dollars) => `费用 $${dollars.toFixed(4)}`,
  verified: (verified, findings) => `${findings} 条要点中 ${verified} 条有据可查`,
  coverage: (read, total) => `已读 ${total} 篇中的 ${read} 篇摘要`,
  dropped: (claims) => `因没有论文支持而删去 ${claims} 条`,
  colon: '：',
  separator: ' · ',
};

const en: Words = {
  note: 'Note',
  tldr: 'TL;DR',
  findings: 'Key findings',
  analysis: 'Analysis',
  fullText: 'full text',
  abstract: 'Abstract',
  provenance: 'Provenance',
  links: 'Links',
  discussion: 'arXiv page',
  code: 'Code',
  language: { zh: 'Chinese', en: 'English' },
  source: {
    offline: 'read on this device, offline',
    abstract: 'model, from the abstract',
    html: 'model, from the HTML full text',
    pdf: 'model, from the PDF full text',
    report: 'imported daily report, model unknown',
  },
  evidence: { verified: 'verified', repaired: 'verified after repair', unverified: 'unverified' },
  digestSections: {
    themes: 'Themes and trends',
    highlights: 'Highlights',
    directions: 'New directions',
    reading: 'Worth reading in full',
  },
  authorsWords: "authors' words",
  sentences: (ids) => `${ids.length === 1 ? 'sentence' : 'sentences'} ${ids.join(', ')} of the abstract`,
  quoted: (text) => `“${text}”`,
  aside: (parts) => ` (${parts.join(', ')})`,
  chosenOnDevice: (readerVersion) =>
    `TL;DR and key findings are sentences of the authors' abstract, chosen on this device without a model (offline reader version ${readerVersion})`,
  withoutFullText: 'no full text could be read',
  translatedFrom: (model) => `translated from the Chinese analysis by ${model}`,
  machineTranslation: 'machine translation',
  firstLook: 'In one sentence',
  byModel: (model) => `model ${model}, from the abstract`,
  askOneSentence: 'What does this paper do, in one sentence?',
  askFindings: 'What are the key findings of this paper?',
  ownNote: 'My notes',
  writtenAnew: 'written by the export, and anew by the next one, up to marginalia:end; keep your own words outside',
  authors: 'Authors',
  tags: 'Tags',
  days: 'Mailings',
  papers: 'Papers',
  listComma: ', ',
  untranslated: 'could not be put into Chinese',
  readPages: ({ read, total }) => `only the first ${read} of ${total} pages were read`,
  read: ({ words, totalWords, omitted }) =>
    `${words} of ${totalWords} words read${omitted.length > 0 ? `, not read: ${omitted.join('; ')}` : ''}`,
  prompt: (version) => `prompt version ${version}`,
  tokens: (input, output) => `${input} tokens in, ${output} out`,
  cost: (dollars) => `cost $${dollars.toFixed(4)}`,
  verified: (verified, findings) => `${verified} of ${findings} findings verified`,
  coverage: (read, total) => `${read} of ${total} abstracts read`,
  dropped: (claims) => `${claims} ${claims === 1 ? 'claim' : 'claims'} without a paper dropped`,
  colon: ': ',
  separator: ' · ',
};

export const words: Record<Language, Words> = { zh, en };
