import { formatDay, formatNumber } from '../formats.ts';
import type { Messages } from '../messages.ts';

const count = (n: number): string => formatNumber('zh-CN', n);

export const listingBar: Messages['listingBar'] = {
  label: '本列表的旁注',
  day: (date) => formatDay('zh-CN', date),
  coverage: (read, entries) => `本页已读 ${count(read)} / ${count(entries)} 篇`,
  coverageHint: '在本机阅读，没有发送任何文字。',

  digestMore: '阅读全文',
  digestLess: '收起',
  digestNone: '当日还没有摘要。',
  digestBuild: (model) => `请 ${model} 撰写…`,
  digestRebuild: (model) => `请 ${model} 重写…`,
  digestBuildPlain: '请模型撰写…',
  digestConfirm: '开始撰写',
  digestRunning: '今日摘要撰写中…',
  digestQueued: '今日摘要排队中…',
  digestSends: (provider) => `当日论文的标题、摘要以及你的兴趣将发送给 ${provider}。`,
  digestSendsBoth: (reader, writer) =>
    `当日论文的标题、摘要以及你的兴趣将发送给 ${reader}，每篇的一句话与评分将发送给 ${writer}。`,

  filter: '只看',
  filterHint: (n) => `${count(n)} 篇`,
  filterMatches: (n, total) => `${count(total)} 篇中 ${count(n)} 篇符合，其余变淡`,
  filterClear: '显示全部',
  moreTags: (n) => `另有 ${count(n)} 个`,
  fewerTags: '收起',

  analyseAll: (n) => `分析 ${count(n)} 篇…`,
  analyseAllConfirm: (n) => `确认分析 ${count(n)} 篇`,
  analyseAllSends: (provider) => `标题和摘要将发送给 ${provider}。`,
  allAnalysed: '本页论文都已分析。',
  batch: (done, total) => `已分析 ${count(done)} / ${count(total)} 篇`,
  cancelAll: '取消其余',
  putBack: (n) => `放回 ${count(n)} 项`,
  funnelRead: (n) => `本机已读：${count(n)}`,
  funnelGraded: (n) => `模型已评分：${count(n)}`,
  funnelWhole: (n) => `全文：${count(n)}`,
  grade: (n) => `为接下来的 ${count(n)} 篇评分`,
  grading: (left) => `正在为 ${count(left)} 篇评分…`,
  failed: (n) => `${count(n)} 篇未能分析`,
  retryFailed: '重试这些',

  exportReport: '当日报告',
  exportHint: '今日摘要，以及每篇论文的要点与分析，合为一个 Markdown 文件',
};
