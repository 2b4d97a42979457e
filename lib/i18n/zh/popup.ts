import type { popup as en } from '../en/popup.ts';

export const popup: typeof en = {
  title: '旁注',
  earlier: '往日摘要',
  category: '分类',
  day: '日期',
  importedDay: (day, total) => `${day} · 导入 ${total} 篇`,
  dayWithTotal: (day, total) => `${day} · ${total} 篇`,
  openListing: '打开列表',
  build: '撰写摘要',
  buildAgain: '重新撰写',
  noProvider: '主题与方向也可由模型撰写。',
  setUp: '设置模型服务',
  queued: '排队中',
  running: (characters) => `正在撰写，已收到 ${characters} 字符`,
  exportReport: '保存日报',
  empty: {
    title: '还没有读过论文',
    what: '打开任一分类的 new 列表，页面上的每篇论文就会显示一句话概括、要点和主题标签。当天的摘要会出现在这里；不打开列表，也可以直接读取。',
  },
  notAtHand: (category) => `手头还没有 ${category} 的公告。`,
  follow: (category) => `关注 ${category}`,
  read: (category) => `读取今天的 ${category}`,
  reading: (category) => `正在从 arXiv 读取 ${category} 的列表…`,
  paper: {
    heading: '当前标签页',
    open: '打开摘要页',
    fetching: (arxivId) => `正在向 arXiv 获取 ${arxivId} 的摘要…`,
    absent: (arxivId) => `arXiv 没有 ${arxivId} 这篇论文。`,
    exportPaper: '导出',
  },
  options: '选项',
};
