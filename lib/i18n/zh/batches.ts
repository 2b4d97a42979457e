import { formatNumber } from '../formats.ts';
import type { Messages } from '../messages.ts';

const count = (n: number): string => formatNumber('zh-CN', n);

export const batches: Messages['batches'] = {
  label: '批处理',
  offer: (discount) =>
    discount === 0.5
      ? '批处理：半价，24 小时内完成'
      : discount > 0
        ? `批处理：优惠 ${Math.round(discount * 100)}%，24 小时内完成`
        : '批处理：24 小时内完成',
  confirm: (n) => `以批处理发送 ${count(n)} 篇`,
  hint: '可以关闭本页和浏览器；再次打开时会取回结果。',
  line: (n, service, since) => `${count(n)} 篇自 ${since} 起在 ${service} 批处理`,
  state: {
    built: '尚未发送',
    uploaded: '发送中',
    submitted: '24 小时内返回',
    collecting: '正在取回',
    ended: '已结束',
  },
  back: (n, total) => `已返回 ${count(n)} / ${count(total)} 篇`,
  waiting: (since) => `批处理中，自 ${since} 起`,
  cancel: '取消批处理',
  unanswered: (n) => `批处理已结束，${count(n)} 篇没有结果`,
  singly: '逐篇分析，原价',
  leave: '先不分析',
  fetching: (n, total) => `从 arXiv 取摘要：${count(n)} / ${count(total)}`,
  fetchingHint: '本列表不显示摘要；每次向 arXiv 请求一百篇。',
};
