import type { learned as pattern } from '../en/learned.ts';
import { formatDay, formatNumber } from '../formats.ts';

const count = (n: number): string => formatNumber('zh-CN', n);

export const learned: typeof pattern = {
  heading: '从你的操作中学到的兴趣',
  lead: '你标星、隐藏、记笔记和打开的论文，说明哪些论文接近你的兴趣。学习依据是它们的标题、摘要、作者、分类和标签，只在本浏览器中进行，也不会离开本浏览器：模型服务、同步和备份中都没有它。',
  learn: '从我的操作中学习',
  yes: '学习，只在本浏览器中',
  no: '不学习',
  hint: '关闭后会删除学到的内容，星标、隐藏和笔记不受影响。',
  counts: (wanted, unwanted) =>
    `学自 ${count(wanted)} 篇想看的和 ${count(unwanted)} 篇不想看的论文。约十个星标后开始有用。`,
  tooFew: (wanted, unwanted) =>
    `目前有 ${count(wanted)} 篇想看的、${count(unwanted)} 篇不想看的，还不足以学习。前三个星标之后开始，约十个后有用。`,
  since: (date) => `${formatDay('zh-CN', date)}之前的操作不计入。`,
  wanted: '加分',
  unwanted: '减分',
  none: '暂无',
  kinds: { word: '词', author: '作者', primary: '主分类', category: '分类', tag: '标签' },
  forget: '忘掉并重新开始',
  forgotten: '已忘掉，从现在起的操作才计入。',
  undo: '撤销',
  save: '存为 JSON',
};
