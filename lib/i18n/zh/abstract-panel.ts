import { formatNumber } from '../formats.ts';
import type { Messages } from '../messages.ts';

export const abstractPanel: Messages['abstractPanel'] = {
  outdated: (shown) => `本页是第 ${shown} 版。分析只针对最新版本。`,
  openNewest: (newest) => `打开第 ${newest} 版`,
  label: '本文的旁注',
  heading: '旁注',
  codeLinks: '代码与数据',
  analyse: '分析摘要',
  analyseVersion: (version) => `分析第 ${version} 版`,
  analyseMissing: { zh: '再做中文分析', en: '再做英文分析' },
  analyseFulltext: '分析全文',
  analyseFulltextHint: '从 arXiv 取论文全文（HTML，没有则用 PDF），把正文发送给模型，约 15,000 个 token。',
  sendsText: (provider) => `论文正文将发送给 ${provider}。`,
  analyseAgain: '重新分析',
  analyseAgainHint: '再次请求模型，新的分析将取代现有的。',
  stale: (analysed, shown) => `这份分析针对第 ${analysed} 版，本页显示的是第 ${shown} 版。`,
  staleUnknown: '这份分析针对更早的版本。',
  queued: '排队等待中…',
  queuedUntil: (time) => `应服务方要求，等到 ${time}…`,
  running: '分析撰写中…',
  received: (n) => `${formatNumber('zh-CN', n)} 字符`,
  addNote: '写笔记',
  exportPaper: 'Markdown 文件',
  exportHint: '标题、摘要、要点、分析、笔记与来源',
};
