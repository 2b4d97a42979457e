import { formatDay, formatInstant, formatNumber } from '../formats.ts';
import type { Messages } from '../messages.ts';

const count = (n: number): string => formatNumber('zh-CN', n);

const kinds = { new: '新论文', cross: '交叉列表', replacement: '更新版本' };

export const listingBar: Messages['listingBar'] = {
  label: '本列表的旁注',
  day: (date) => formatDay('zh-CN', date),
  section: (name, kind, day) => (kind ? kinds[kind] : day ? formatDay('zh-CN', day) : name),
  coverage: (read, entries) => `本页已读 ${count(read)} / ${count(entries)} 篇`,
  coverageHint: '在本机阅读，没有发送任何文字。',

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

  order: '排序',
  orders: {
    arxiv: 'arXiv 原序',
    score: '按你的兴趣',
    unseen: '没看过的在前',
    code: '有代码的在前',
    kind: '按类型',
    tag: '按标签',
  },
  arxivOrder: '恢复 arXiv 原序',
  orderAnew: '重新排序',
  orderAnewHint: '依据你此后收藏、隐藏和读过的论文',
  ungrounded: '还没有依据：收藏或隐藏几篇论文，或添加规则。',
  sections: '本页各部分',
  folded: (n) => `已折叠 ${count(n)} 篇`,
  unfoldAll: '展开',

  rules: (n) => (n === 0 ? '规则' : `规则（${count(n)}）`),
  ruleLists: { include: '提前', exclude: '略去' },
  ruleKind: '规则的作用',
  newRule: '新规则',
  ruleHint: '一个词或短语；au:姓名 指作者；cat:cs.LG 指分类；/…/ 是正则表达式。',
  ruleMatches: (n) => (n === 0 ? '本页没有符合的论文。' : `本页有 ${count(n)} 篇符合，已框出`),
  ruleKnown: '已有这条规则。',
  ruleProblems: {
    'too-slow': '这个正则表达式耗时过长，会卡住页面。请避免嵌套的重复。',
    'no-pattern': '这不是正则表达式。',
  },
  ruleOff: (rule) => `${rule}（已停用）`,
  saveRule: '添加',
  removeRule: (rule) => `移除规则 ${rule}`,

  filterButton: (n) => (n === 0 ? '筛选' : `筛选（${count(n)}）`),
  summaryAndMore: '今日摘要与更多',
  firstSteps: (n) => `初次使用（${count(n)}）`,
  filter: '只看',
  filters: {
    ...kinds,
    unseen: '没看过',
    code: '有代码',
    starred: '已收藏',
    analysed: '已分析',
  },
  since: (instant) => `此前没有显示过；你上次查看是${formatInstant('zh-CN', instant)}`,
  score: '得分',
  anyScore: '不限',
  scoreFrom: (score, n) => `${count(score)} 分以上（${count(n)} 篇）`,
  filterMatches: (n, total) => `${count(n)} / ${count(total)} 篇符合`,
  hideRest: '收起其余',
  dimRest: '淡显其余',
  filterHint: (n) => `${count(n)} 篇`,
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
  failed: (n) => `${count(n)} 篇失败`,
  retryFailed: '重试这些',

  exportReport: '当日报告',
  exportHint: '今日摘要，以及每篇论文的要点与分析，合为一个 Markdown 文件',
};
