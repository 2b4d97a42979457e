import { formatNumber } from '../formats.ts';
import type { Messages } from '../messages.ts';

const count = (n: number): string => formatNumber('zh-CN', n);

export const health: Messages['health'] = {
  listing: (lacking, entries) => `本页 ${count(entries)} 篇论文中有 ${count(lacking)} 篇没有读全：arXiv 可能改了版面。`,
  paper: '本页有些内容不在原来的位置：arXiv 可能改了版面。',
  unread: '无法读取本页：arXiv 可能改了版面。',
  fields: { id: '编号', title: '标题', authors: '作者', subjects: '学科', abstract: '摘要' },
  lacking: (field, n) => `${field} ${count(n)} 处`,
  missing: (fields) => `未找到：${fields}。`,
  heldBack: '因此本页暂停需要付费的分析。',
  copyReport: '复制报告',
  copyHint: '包含计数和一段页面标记，文字全部涂去。不会发送任何内容。',
  copyFailed: '浏览器不允许复制。报告如下：',
};

export const retired: Messages['retired'] = {
  message: '此页打开期间，旁注已更新或被停用。',
  unsaved: '本页有一条笔记尚未保存：刷新前请先复制。',
  reload: '刷新页面',
};
