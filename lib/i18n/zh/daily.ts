import type { daily as en } from '../en/daily.ts';

export const daily: typeof en = {
  options: {
    fetch: '这些分类的列表',
    fetchHint:
      'arXiv 在美东时间周日至周四 20:00 发布公告，几分钟后逐个读取各分类当天的列表，一次只发一个请求；错过的日子会补读，最多补十四次公告。只访问 arXiv，不调用模型。',
    fetchYes: '每天自动读取',
    fetchNo: '仅在我打开或要求时读取',
    summarise: '每天的成文摘要',
    summariseHint:
      '每个分类的最新列表由模型服务读一遍，每次调用读十篇，补读的日子不写。不会超出预算，也只发给你已允许接收文字的服务。弹出窗口会事先说明一天的用量。',
    summariseYes: '列表到后由模型撰写',
    summariseNo: '仅在我要求时撰写',
    notify: '新列表就绪时',
    notifyYes: '显示通知',
    notifyNo: '不提示',
    notifyHint: '选择后，浏览器会请求通知权限。',
    badge: '工具栏图标上的数字',
    badgeHint: '最新列表中你还没有看过的论文数，每篇只计一次。在屏幕上停留一秒半即算看过。',
    badgeYes: '未读论文数',
    badgeNo: '不显示',
  },
  errors: {
    notificationsRefused: '浏览器未获准显示通知。请重新选择，并按“允许”。',
  },
  popup: {
    reading: (category, day) => `正在从 arXiv 读取 ${category} ${day} 的列表…`,
    readingLeft: (left) => `还有 ${left} 份`,
    notOut: (at) => `arXiv 尚未发布公告，${at} 再看。`,
    busy: (at) => `arXiv 繁忙，${at} 继续。`,
    unreachable: (at) => `无法连接 arXiv，${at} 再试。`,
    offline: '没有网络，连接后继续。',
    failed: (categories, at) => `${categories} 未能读取，${at} 再试。`,
    next: (at) => `下次公告：${at}。`,
    fetchedNow: '刚刚读取',
    fetched: (ago) => `${ago}读取`,
    noMailing: (days) => `${days} · 无公告`,
    notRead: (days) => `${days} · 未读取`,
    markSeen: '全部标为已看',
    marked: '已标记',
  },
  notification: {
    title: (day) => `arXiv，${day}`,
    message: (papers, categories, summarised) =>
      `${categories} 有 ${papers} 篇新论文。${summarised ? '摘要已写好。' : ''}`,
  },
};
