import { formatNumber } from '../formats.ts';
import type { Messages } from '../messages.ts';

const count = (n: number): string => formatNumber('zh-CN', n);
const dollars = (n: number): string => `${n < 0.01 ? n.toFixed(4) : n.toFixed(2)} 美元`;

export const shared: Messages['shared'] = {
  name: '旁注',
  languageNames: { zh: '中文', en: 'English', both: '双语对照' },
  languageSwitch: '分析语言',
  number: count,
  loading: '加载中…',
  opensInNewTab: '在新标签页打开',

  tldr: '一句话',
  authorsWords: '作者原文',
  authorsWordsHint: '摘要中的原句，由本机选出，未调用模型。',
  modelOwnWords: '模型撰写',
  modelWords: (model) => `由 ${model} 撰写`,

  findings: '要点',
  offlineFindingsHint: '均为作者原句，由本机选出。',
  figures: '数字',
  figuresFound: (n, m) => `${count(m)} 处含数字的陈述中 ${count(n)} 处有原文依据`,
  noFindings: '这篇摘要没有陈述结果的句子。',
  evidence: { verified: '已核实', repaired: '部分吻合', unverified: '未找到' },
  evidenceHint: {
    authors: (ids) => `摘要第 ${ids} 句。`,
    verified: (ids) => `引文出自摘要第 ${ids} 句。`,
    repaired: (ids) => `整理引文后吻合，最接近摘要第 ${ids} 句。`,
    unverified: '摘要中没有找到相应的说法。',
  },
  textEvidenceHint: {
    authors: (ids) => `正文第 ${ids} 句。`,
    verified: (ids) => `引文见于论文正文，所读部分的第 ${ids} 句。`,
    repaired: (ids) => `整理引文后匹配；最接近所读部分的第 ${ids} 句。`,
    unverified: '所读的正文中没有找到依据。',
  },
  sentence: (ids) => `第 ${ids} 句`,

  tags: '主题标签',

  analysis: '分析',
  sections: {
    contributions: '主要贡献',
    innovation: '关键创新',
    impact: '潜在影响',
    applications: '相关领域与应用',
    limitations: '局限性',
    significance: '对本领域的意义',
    translation: '摘要翻译',
    motivation: '方法动机',
    method: '方法设计',
    comparison: '方法对比',
    experiments: '实验分析',
    guide: '实用指南',
    summary: '总结',
  },
  forms: { abstract: '摘要', fulltext: '全文' },
  formSwitch: '分析的对象',
  growing: '正在撰写',

  provenance: '来源',
  source: {
    offline: '由本机选出，未使用模型',
    abstract: '依据摘要',
    html: '依据全文（HTML）',
    pdf: '依据全文（PDF）',
  },
  withoutFullText: '没有可读的全文',
  readPart: (words, total) => `读了 ${count(total)} 词中的 ${count(words)} 词`,
  notRead: (sections) => `未读：${sections}`,
  digestSource: '依据当日各篇摘要',
  byModel: (model, provider) => (provider ? `${model}（${provider}）` : model),
  translatedFrom: (language, model) => `译自 ${model} 的${language === 'zh' ? '中文' : '英文'}分析`,
  promptVersion: (version) => {
    const [number, words] = String(version).split('-');
    return words ? `自定提示词（第 ${number} 版改，${words}）` : `提示词第 ${number} 版`;
  },
  tokens: (n) => `${count(n)} 个 token`,
  cost: dollars,
  costUnknown: '价格未知',
  verifiedOf: (n, m) => `${m} 条要点中 ${n} 条有原文依据`,

  retry: '重试',
  retryAfter: (seconds) => `服务器要求等待 ${count(seconds)} 秒。`,
  openOptions: '打开选项',
  details: '详情',
  cancel: '取消',
  close: '收起',
  open: '展开',

  estimate: (papers, tokens) => `${count(papers)} 篇论文，约 ${count(tokens)} 个 token`,
  estimateCost: (n) => `约 ${dollars(n)}`,
  estimateUnknown: '该模型价格未知',
  estimateNothing: '这里的论文都已有分析，不会发送任何内容。',
  estimating: '估算中…',

  sendsTo: (provider) => `标题和摘要将发送给 ${provider}。`,

  note: '笔记',
  noteLabel: (title) => `《${title}》的笔记`,
  notePlaceholder: '写下自己的想法，支持 Markdown 和 $TeX$。',
  notePreview: '预览',
  noteEdit: '编辑',
  noteEmpty: '还没有内容。',
  noteOnSection: (heading) => `为“${heading}”写笔记`,
  report: (heading) => `报告“${heading}”的问题`,
  reportKind: '问题是什么',
  reportWords: '用自己的话说明',
  reportHint: '会在本机生成一个文件，包含这一部分、它的来源和你的说明。不会发送到任何地方，由你决定交给谁。',
  problemKinds: {
    'not-in-paper': '论文里没有这样说',
    'wrong-figure': '数字、单位或比较有误',
    'left-out': '遗漏了重要内容',
    language: '语言有误或难懂',
    display: '显示有问题',
    other: '其他',
  },
  noteState: {
    loading: '正在加载笔记…',
    clean: '输入时自动保存。',
    editing: '尚未保存…',
    saving: '保存中…',
    saved: '已保存。',
    failed: '未能保存。',
    conflict: '另一个标签页改动过这条笔记：两份内容都已保留。',
  },

  copy: '复制',
  copied: '已复制',
  copyFailed: '浏览器不允许复制，请改为保存文件。',
  save: '保存为文件',

  star: '收藏',
  unstar: '取消收藏',
  starred: '已收藏',
  hide: '隐藏',
  show: '显示',

  digest: '今日摘要',
  digestSections: {
    themes: '主题与趋势',
    highlights: '亮点',
    directions: '新兴方向',
    reading: '值得全文阅读',
  },
  digestOffline: '由本机生成，未使用模型',
  digestModel: (model) => `由 ${model} 撰写`,
  digestCoverage: (read, total) => `已读 ${count(read)} / ${count(total)} 篇摘要`,
  digestDropped: (n) => `${count(n)} 条没有论文依据的说法已舍去`,
  morePapers: (n) => `另有 ${count(n)} 篇`,
  digestEmptySection: '今天没有可说的。',
};
