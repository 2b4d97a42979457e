import type { trends as en } from '../en/trends.ts';
import { formatNumber } from '../formats.ts';

const count = (n: number): string => formatNumber('zh-CN', n);
const papers = (n: number): string => `${count(n)} 篇`;
const parts = (day: string): { year: string; month: number; date: number } => ({
  year: day.slice(0, 4),
  month: Number(day.slice(5, 7)),
  date: Number(day.slice(8, 10)),
});
const whole = (day: string): string => {
  const { year, month, date } = parts(day);
  return `${year} 年 ${month} 月 ${date} 日`;
};

export const trends: typeof en = {
  title: '趋势',
  intro: '文库中的论文每周都在谈什么。全部在本机统计，不调用模型。',
  parts: { tags: '标签', categories: '分类', authors: '作者' },
  range: '时段',
  ranges: (weeks) => (weeks === null ? '全部' : `${weeks} 周`),
  categories: '分类',
  allCategories: '全部',
  more: (n) => `另外 ${count(n)} 个`,
  shownAs: '显示方式',
  chart: '图',
  table: '表',

  shortDay: (day) => `${parts(day).month}/${parts(day).date}`,
  month: (day) => `${parts(day).year}/${parts(day).month}`,
  day: whole,
  week: (day) => `${whole(day)}起的一周`,
  weekColumn: '周（起始日）',
  papersColumn: '论文',
  unfinished: '未满一周',
  few: '论文少',
  papers,
  percent: (share) => `${(share * 100).toFixed(share > 0 && share < 0.0995 ? 1 : 0)}%`,
  ofPapers: (n, of) => `${count(of)} 篇中的 ${count(n)} 篇`,
  interval: (low, high) => `95% 区间 ${low} 至 ${high}`,

  tagChart: '各周论文中带有某标签的比例',
  papersAWeek: '每周论文数',
  chartKeys: '方向键逐点移动，回车打开对应的论文。',
  hollow: (least) => `空心点：该周论文不足 ${least} 篇。`,
  point: '指向某一周可看数字，点按可看论文。',
  lists: { all: '全部', rising: '上升', fading: '下降', new: '新出现' },
  tagList: '标签',
  findTag: '查找标签',
  columns: {
    draw: '画出',
    tag: '标签',
    recent: '近 4 周',
    earlier: '之前 12 周',
    change: '变化',
    papers: '论文',
    first: '首次出现',
  },
  draw: (tag) => `画出“${tag}”`,
  undraw: (tag) => `从图中去掉“${tag}”`,
  directions: { rising: '上升', fading: '下降', steady: '' },
  isNew: '新',
  rule: '上升与下降：近 4 周的比例与之前 12 周相比，变化超出偶然（对数几率检验；列出的标签中，预计至多十分之一出于偶然）。',
  tooFew: (recent, earlier, least) =>
    `要判断升降，两个时段都至少需要 ${papers(least)}论文：近 4 周有 ${count(recent)} 篇，之前 12 周有 ${count(earlier)} 篇。`,
  noTags: {
    all: '这段时间的论文都没有标签。',
    rising: '没有标签的上升超出偶然。',
    fading: '没有标签的下降超出偶然。',
    new: '近 4 周没有新出现的标签。',
    found: '没有叫这个名字的标签。',
  },

  measure: '内容',
  measurePapers: '论文数',
  measureTag: (tag) => `带有“${tag}”的比例`,
  heatMap: '各分类每周的论文',
  heatHint: '一篇论文在它的每个分类中各计一次。',

  followed: '已关注',
  stars: (n) => `星标 ${papers(n)}`,
  newest: '新的在前',
  allOf: (n) => `在列表中查看全部 ${count(n)} 篇`,
  noneOf: '这段时间没有论文。',
  authorWeeks: (name) => `${name} 每周的论文`,
  authorTable: '各作者每周的论文',
  authorsHint: '先是你关注的人和团队，再是有两篇以上论文被你加了星标的作者。',
  noAuthors: '还没有可留意的作者',
  noAuthorsHow: '在选项中关注人和团队，或给论文加星标：同一作者有两篇加了星标，就会出现在这里。',
  followAuthors: '关注人和团队',

  fills: '打开列表、关注的分类自动读取、导入日报，都会补上各周的论文。',
  pastDays: 'arXiv 往日列表',
  follow: '关注分类',
  noPapers: '这段时间没有论文',
  noPapersHow: (categories) => `文库中没有 ${categories} 在这一时段的论文。`,
  undated: (n) => `另有 ${papers(n)}只以替换版本出现过，首次出现的日期不明，未计入。`,
  undatedOnly: '还没有一篇论文的首次出现日期是已知的。',
  until: (day) => `截至 ${whole(day)}起的一周`,
  readingMore: '还在读取…',
};
