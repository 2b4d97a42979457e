import type { Messages } from '../messages.ts';

export const ask: Messages['ask'] = {
  label: '就这篇论文提问',
  placeholder: '向论文提问…',
  send: '提问',
  sendsTo: (provider) => `你的问题和论文正文（无法读取正文时为摘要）将发送给 ${provider}。`,
  queued: '排队中…',
  running: '正在回答…',
  passages: '原文段落',
  noPassages: '回答没有指出论文中的依据。',
  remove: '删除',
};
