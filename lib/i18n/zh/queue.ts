import { formatDay, formatNumber } from '../formats.ts';
import type { queue as en } from '../en/queue.ts';

const count = (n: number): string => formatNumber('zh-CN', n);

export const queue: typeof en = {
  title: '队列',
  number: count,
  counts: (running, waiting, failed) =>
    [
      running > 0 ? `${count(running)} 项进行中` : '',
      waiting > 0 ? `${count(waiting)} 项等待` : '',
      failed > 0 ? `${count(failed)} 项失败` : '',
    ]
      .filter((part) => part !== '')
      .join('，'),
  label: '队列：',
  paused: '已暂停',
  pausedHint: (running) =>
    running > 0
      ? `不再开始新的任务。正在撰写的 ${count(running)} 项会写完，照常计费。`
      : '继续之前不会开始任何任务，重启浏览器后也是如此。',
  pauseHint: '正在撰写的会写完；继续之前不再开始新的任务。',
  resumeHint: '从等待中的任务继续。',
  timeLeft: ({ unit, least, most }) => {
    if (unit === 'second') return '还需不到 1 分钟';
    const name = unit === 'minute' ? '分钟' : '小时';
    return least === most ? `大约还需 ${least} ${name}` : `还需 ${least} 至 ${most} ${name}`;
  },
  timeOnceResumed: (time) => `继续后${time}`,
  timeUnknown: '剩余时间尚不清楚',
  timeUnknownHint: '按每个服务最近的调用推算，至少要有三次调用完成。',
  tokensLeft: (tokens) => `约 ${count(tokens)} 个 token`,
  costLeft: (dollars) => `约 US$${dollars}`,
  priceUnknown: '价格未知',
  andUnpriced: (n) => `另有 ${count(n)} 项价格未知`,
  free: '免费',
  held: (n) => `${count(n)} 项等你处理或等预算`,
  cancelAll: '全部取消',
  cancelGroup: '取消这些',
  cancelGroupOf: (group) => `取消来自“${group}”的全部任务`,
  cancelOf: (what) => `取消：${what}`,
  cancelRunningHint: '已收到的内容会丢弃。',
  cancelWaitingHint: '尚未产生费用。',
  retryOf: (what) => `重试：${what}`,
  show: '展开',
  hide: '收起',
  inLibrary: '在文库中打开',
  taken: (waiting, running) =>
    [
      waiting > 0 ? `已取消 ${count(waiting)} 项尚未开始的任务，没有产生费用。` : '',
      running > 0 ? `已中止 ${count(running)} 项正在撰写的任务，收到的内容已丢弃。` : '',
    ].join(''),
  putBack: (waiting) => (waiting === 1 ? '放回队列' : `把 ${count(waiting)} 项放回队列`),
  empty: '没有等待或进行中的任务。',
  emptyHint: '你要求的分析和摘要在完成之前都列在这里，关闭浏览器也不会丢失。',
  singlePapers: '单篇论文',
  day: (category, date) => `${category}，${formatDay('zh-CN', date)}`,
  page: (path) => `arxiv.org${path}`,
  summaryOfDay: '今日摘要',
  grades: (papers) => `${papers} 篇的评分`,
  tasks: {
    triage: '初看',
    abstract: '分析摘要',
    fulltext: '分析全文',
    translate: '翻译',
    digest: '今日摘要',
    ask: '提问',
  },
  attempt: (n) => `第 ${count(n)} 次尝试`,
  states: {
    queued: '等待',
    running: '进行中',
    batched: '批量处理中',
    failed: '失败',
    done: '完成',
    cancelled: '已取消',
  },
  characters: (received, expected) =>
    expected === null ? `${count(received)} 字符` : `${count(received)} / 约 ${count(expected)} 字符`,
  asking: '已发出，尚无回答',
  papersRead: (read, total) => `已读 ${count(read)} / ${count(total)} 篇`,
  waits: {
    turn: '等待轮到',
    paused: '随队列暂停',
    batch: '已随批量任务提交给服务，结果会在一天内返回',
    limit: (at) => `受服务的每分钟限额所限，等到 ${at}`,
    later: (at) => `${at} 重试`,
    laterAfter: (why, at) => `${why}${at} 重试。`,
  },
  more: (n) => `再显示 ${count(n)} 项`,
  ended: '最近 24 小时完成的',
  endedNone: '最近 24 小时没有完成的任务。',
  endedMost: (n) => `只显示最新的 ${count(n)} 项。`,
};
