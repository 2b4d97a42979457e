import type { Messages } from '../messages.ts';

export const popup: Messages['popup'] = {
  title: '旁注',
  earlier: '往日摘要',
  category: '分类',
  day: '日期',
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
    what: '打开任一分类的 new 列表，页面上的每篇论文就会显示一句话概括、要点和主题标签。之后可在这里看到当天的摘要。',
    open: (category) => `打开 ${category} 的 new 列表`,
  },
  notAtHand: (category) => `手头还没有 ${category} 的公告。请先打开一次它的 new 列表。`,
  queue: (running, waiting) =>
    [running > 0 ? `${running} 项进行中` : '', waiting > 0 ? `${waiting} 项等待` : ''].filter(Boolean).join('，'),
  queueLabel: '任务：',
  cancelAll: '全部取消',
  paper: {
    heading: '当前标签页',
    open: '打开摘要页',
    unknown: (arxivId) => `还没有读过 arXiv:${arxivId}。打开它的摘要页即可读取。`,
    exportPaper: '导出',
  },
  options: '选项',
};
