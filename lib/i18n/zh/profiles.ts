import type { profiles as en } from '../en/profiles.ts';
import type { Messages } from '../messages.ts';

const dollars = (n: number): string => `${n} 美元`;

export const consent: Messages['consent'] = {
  label: (name) => `发送给 ${name}`,
  now: (what, host) => `${what}将发送给 ${host}。`,
  what: {
    triage: '列表中各篇论文的标题和摘要，以及你的兴趣',
    abstract: '你要分析的论文的标题、分类、备注和摘要',
    fulltext: '你要分析的论文的标题和正文',
    translate: '你要翻译的分析，连同摘要',
    digest: '当日各篇论文的标题和摘要，以及你的兴趣',
    ask: '你的问题和论文正文',
  },
  later:
    '每个服务只问这一次。此后，凡是你要求它处理的内容（论文的标题、摘要和正文，你的问题，术语表；写当日摘要时还有选项中填写的兴趣）都会发送给它；笔记和星标从不发送。可随时在选项中撤回。',
  allow: '允许并继续',
  allowInOptions: '在选项中允许',
  onSave: (host) =>
    `保存即表示允许把你要求处理的内容发送给 ${host}：论文的标题、摘要和正文，你的问题，以及术语表。在你提出要求之前不会发送。`,
};

export const profiles: typeof en = {
  list: '你的服务',
  add: '添加服务',
  newOne: '新服务',
  edit: (name) => `编辑 ${name}`,
  isDefault: '默认',
  makeDefault: '设为默认',
  makeDefaultLabel: (name) => `把 ${name} 设为默认`,
  unsaved: '尚未保存',
  noKey: '没有密钥',
  paused: '已暂停',
  asksFirst: '发送前会询问',
  remove: '删除',
  removeLabel: (name) => `删除 ${name}`,
  removeQuestion: (name) => `删除 ${name} 和它的密钥？等待它的任务会转给其他服务，没有则结束。它写过的内容会保留。`,
  removeYes: '删除服务和密钥',
  keep: '保留',
  name: '名称',
  nameHint: '在这里怎样称呼它；留空则用服务的名称。',
  more: '名称、上下文长度、价格与限额',
  contextTokens: '上下文长度（token）',
  contextHint: '输入与输出合计。更长的论文会按此截短。',
  inputPrice: '输入，每百万 token（美元）',
  batchDiscount: '批处理接口：优惠百分比',
  batchHint: '适用于提供 OpenAI 的 /files 与 /batches 接口的服务。填写后，可以按此折扣在一天内批量分析多篇论文。',
  outputPrice: '输出，每百万 token（美元）',
  priceByPreset: (input, output, day) =>
    `每百万 token 输入 ${dollars(input)}，输出 ${dollars(output)}，记于 ${day}。价格可能已过时，可在下面填写自己的价格。`,
  priceByReader: (input, output, day) =>
    `每百万 token 输入 ${dollars(input)}，输出 ${dollars(output)}，由你在 ${day} 填写。`,
  priceUnknown: '不知道这个模型的价格：只统计 token，不计金额。',
  requestsPerMinute: '每分钟请求数',
  tokensPerMinute: '每分钟 token 数',
  limitHint: '留空则不另设限额。服务器告知的限额总会遵守。',
  tasks: '各项任务用哪个服务',
  taskNames: {
    triage: '初看当天论文',
    abstract: '分析摘要',
    fulltext: '分析全文',
    translate: '翻译',
    digest: '今日摘要',
    ask: '提问',
  },
  byDefault: (name) => `默认（${name}）`,
  option: (name, model) => `${name}，${model}`,
  fallback: '替补服务',
  fallbackNone: '没有：任务等待',
  fallbackHint:
    '某个服务没有密钥、密钥被拒绝、余额不足、未获授权或无法连接时，尚未开始的任务转给它。每个结果都注明是哪个模型写的。',
  consented: (host) => `${host} 可以收到你要求它处理的内容。`,
  notConsented: (host) => `在你允许之前，${host} 不会收到任何内容；下次按下按钮时会询问。`,
  staysHere: '它是浏览器的一部分，在本机运行；不发送任何内容。',
  withdraw: '撤回',
  allow: '允许',
};
