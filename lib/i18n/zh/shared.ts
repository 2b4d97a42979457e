import { formatDollars, formatNumber } from '../formats.ts';
import type { Messages } from '../messages.ts';

const count = (n: number): string => formatNumber('zh-CN', n);
const dollars = (n: number): string => `${formatDollars(n)} 美元`;

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
  translatorsWords: '本机机器翻译',
  translateTldr: '译',
  translateTldrHint: '由浏览器在本机把这句话译成中文，内容不会离开本机。',
  originalTldr: '原文',
  originalTldrHint: '作者的原句。',

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
  keyphraseHint: '标题中的词组，不在主题词表内',

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
    verbatim: '报告中的其他内容',
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
    report: '导入的报告',
  },
  withoutFullText: '没有可读的全文',
  readPages: (read, total) => `只读了前 ${count(read)} 页，全文共 ${count(total)} 页`,
  readPart: (words, total) => `读了 ${count(total)} 词中的 ${count(words)} 词`,
  notRead: (sections) => `未读：${sections}`,
  modelUnknown: '模型未知',
  digestSource: '依据当日各篇摘要',
  byModel: (model, provider) => (provider ? `${model}（${provider}）` : model),
  translatedFrom: (language, model) => `译自 ${model} 的${language === 'zh' ? '中文' : '英文'}分析`,
  inBrowser: (model) => `${model}（浏览器自带）`,
  machineTranslation: (model) => `浏览器在本机的机器翻译（${model}）`,
  untranslated: '仅有英文：浏览器的翻译器尚未就绪',
  free: '不产生费用',
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
  priceNoted: (day) => `价格记于 ${day}，可能已过时`,
  estimateNothing: '这里的论文都已有分析，不会发送任何内容。',
  estimating: '估算中…',
  estimateOf: (what, estimate) => `${what}：${estimate}`,
  estimateTokens: (tokens) => `约 ${count(tokens)} 个 token`,
  estimateUnread: (tokens, pages, stated, most) =>
    `${stated ? `全文 ${count(pages)} 页` : `若全文为 ${count(pages)} 页`}，约 ${count(tokens)} 个 token，最多约 ${count(most)} 个`,
  estimateMostCost: (n, most) => `约 ${dollars(n)}，最多约 ${dollars(most)}`,
  priceOf: (day) => `${day} 的价格`,
  estimateWaits: {
    'over-budget': '超出剩余预算，会等待',
    'price-unknown': '预算以美元计，会等待',
  },

  ofService: (name, message) => `${name}：${message}`,
  sentences: (first, second) => `${first}${second}`,
  waitsPaused: '在此之前该服务暂停，交给它的任务等待。',
  standsIn: (name) => `目前由 ${name} 代为回答。`,
  sendsTo: (provider) => `标题和摘要将发送给 ${provider}。`,

  staysHere: '内容不会离开本机。',

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
  saveHtml: '存为网页',
  saveHtmlHint: '一个独立的网页文件，可直接打开或打印',

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
  digestUnscored: (n) => `${count(n)} 篇未得到可用的回答`,
  digestMeter: (read, total) => `已读 ${count(read)} / ${count(total)} 篇`,
  digestFresh: '近 7 天少见',
  digestFreshHint: '这些论文的共同主题在此前七天的公告中很少出现。由统计得出，不是模型的判断。',
  digestRead: (read, total) => `已读 ${count(read)} / ${count(total)} 篇`,
  digestJoining: (total) => `${count(total)} 篇已读完，正在撰写摘要`,
  digestWaits: (read, total) => `等待中，已读 ${count(read)} / ${count(total)} 篇`,
  digestCancelHint: '已读的部分会保留，不会重复付费。',
  digestAge: (minutes) =>
    minutes < 1
      ? '刚刚'
      : minutes < 60
        ? `${count(Math.floor(minutes))} 分钟前`
        : minutes < 1_440
          ? `${count(Math.floor(minutes / 60))} 小时前`
          : `${count(Math.floor(minutes / 1_440))} 天前`,
  selection: '精选',
  selectionBy: {
    model: '依据模型所评的相关性与重要性',
    device: '依据本机算出的分数，暂代模型评分',
  },
  selectionEmpty: '没有论文达到选项中设定的总分。',
  score: (sum) => `评分 ${sum}/6`,
  scoreStandIn: (sum) => `本机分数 ${sum}/6`,
  scoreHint: (relevance, significance, model) => `相关性 ${relevance}/3，重要性 ${significance}/3，由 ${model} 评定`,
  scoreStandInHint: (relevance, significance) =>
    `相关性 ${relevance}/3，重要性 ${significance}/3，由本机根据你的关键词和当天其他论文算出，未经模型评定`,
  unscored: '未评分',
  unscoredHint: (why) => `已请模型评分，但没有得到可用的结果；这不说明论文的好坏。${why}`,
  digestEmptySection: '今天没有可说的。',

  imported: {
    heading: '导入的报告',
    noSummary: '这份报告没有摘要。',
    partial: (n) => `导入：报告挑选的 ${count(n)} 篇论文，不是当天的完整列表。`,
    papers: (n) => `报告中的 ${count(n)} 篇论文`,
    states: { analysed: '已导入分析', failed: '失败：只有拒答，没有分析', bare: '没有分析' },
    provenance: (day) => `${day} 导入 · 模型未知`,
  },
};
