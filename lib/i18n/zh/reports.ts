import { formatNumber } from '../formats.ts';
import type { reports as pattern } from '../en/reports.ts';

const count = (n: number): string => formatNumber('zh-CN', n);

export const reports: typeof pattern = {
  intro: '把 Markdown 格式的每日报告导入文库：论文、分析、要点和当日摘要。只在本机读取，不发送任何内容。',
  drop: '把文件或文件夹拖到这里，或者选择：',
  files: '选择文件',
  folder: '选择文件夹',
  paste: '改为粘贴报告',
  pasted: '报告的 Markdown 文本',
  importPasted: '导入这段文本',
  pastedName: '粘贴的文本',
  reading: (done, total) => `已读 ${count(done)} / ${count(total)} 个文件`,
  undoing: '正在撤回…',
  undo: '撤销这次导入',
  undone: '已撤回。你收藏、写过笔记或分析过的论文仍然保留。',
  cancelled: '已取消。此前读入的内容已在文库中，可以撤销。',
  came: (n) => `已导入 ${count(n)} 份报告`,
  nothing: '没有导入任何内容。',
  facts: {
    updated: (n) => `其中 ${count(n)} 份替换了较早的版本`,
    same: (n) => `${count(n)} 份早已在库，内容未变`,
    papers: (n) => `${count(n)} 篇论文`,
    analyses: (n, shapes) => `${count(n)} 份分析：${shapes}`,
    failed: (n) => `${count(n)} 处是拒答而非分析，已标为失败，原文保留在报告里`,
    findings: (n, verified) => `${count(n)} 条要点，其中 ${count(verified)} 条在摘要中找到`,
    verbatim: (n) => `${count(n)} 处格式未知，原样保留`,
  },
  shapes: {
    a: '五部分（读 PDF）',
    b: '七部分',
    c: '五部分（读摘要）',
    d: '拒答',
    e: '无标签',
    unknown: '其他格式',
  },
  shapeCount: (n, shape) => `${shape} ${count(n)} 份`,
  skipped: (n) => `${count(n)} 个文件没有导入`,
  reasons: {
    'not-a-report': '不是每日报告',
    'not-text': '不是 UTF-8 文本',
    'not-markdown': '不是 Markdown 文件',
    'too-big': '超过 5 MB',
    failed: '未能保存',
  },
  moreSkipped: (n) => `另有 ${count(n)} 个`,
  stored: (n) => `已导入的报告：${count(n)} 份`,
  none: '还没有导入过报告。',
  undated: '未写明日期',
  storedPapers: (papers, failed) =>
    failed === 0 ? `${count(papers)} 篇论文` : `${count(papers)} 篇论文，${count(failed)} 处失败`,
  saveMarkdown: '存为 Markdown',
  remove: '撤回',
  ofReport: (action, report) => `${action}：${report}`,
  removed: (report) => `已撤回 ${report}。`,
};
