import type { onDevice as en } from '../en/on-device.ts';
import { formatNumber } from '../formats.ts';

export const onDevice: typeof en = {
  intro: '这个模型是浏览器的一部分，在本机运行。不发送任何内容，不需要密钥，也不产生费用。',
  languages: '它只能可靠地写英文。中文由浏览器自带的翻译器从英文译出，并会注明。',
  models: { model: '语言模型', translator: '翻译器（英译中）' },
  states: {
    available: '可以使用',
    downloadable: '尚未下载',
    downloading: '浏览器正在下载',
    unavailable: '在本机上不能使用',
    absent: '这个浏览器没有',
  },
  next: {
    model: {
      downloadable: '浏览器只需下载一次（数 GB），供所有页面和扩展共用。',
      unavailable: '磁盘空间、内存和显卡满足条件时浏览器才会提供，具体要求见浏览器的说明。',
      absent: '请换一个服务，或在电脑上使用新版 Chrome 或 Edge。',
    },
    translator: {
      downloadable: '下载量不大。没有它，浏览器自带的模型只能给出英文。',
      unavailable: '分析只有英文。',
      absent: '分析只有英文。',
    },
  },
  holds: (tokens) => `上下文长度 ${formatNumber('zh-CN', tokens)} 个 token，输入与输出合计。`,
  looking: '正在查看这个浏览器有什么……',
  download: '下载',
  downloadLabel: (what) => `下载：${what}`,
  follow: '查看进度',
  progress: (percent) => `正在下载，${percent}%`,
  loading: '已下载，浏览器正在准备……',
  failed: '下载没有成功。',
  cancelHint: '只是不再等待；浏览器可能会自行下载完。',
  lookAgain: '重新查看',
  manual: '查看说明',
};
