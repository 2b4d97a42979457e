import { formatNumber } from '../formats.ts';
import type { starred as pattern } from '../en/starred.ts';

const count = (n: number): string => formatNumber('zh-CN', n);

export const starred: typeof pattern = {
  heading: '收藏一份论文清单',
  intro:
    '网址、编号、BibTeX，或含有它们的任何文字。文库里没有的论文会按编号从 arXiv 获取，每次最多一百篇；除编号外不发送任何内容。',
  list: '清单',
  placeholder: 'https://arxiv.org/abs/2301.12345\nhep-th/9901001v2\n@misc{…, eprint = {2302.00002}}',
  choose: '打开文件',
  read: '查看清单',
  notText: '这个文件不是 UTF-8 文本。',
  tooLong: '清单超过 5 MB，请分成几份依次收藏。',
  nothing: '其中没有提到 arXiv 论文。',
  looking: '正在查看哪些已在文库…',
  named: (n) => `清单中有 ${count(n)} 篇论文`,
  known: (n) => `${count(n)} 篇已在文库`,
  already: (n) => `其中 ${count(n)} 篇已收藏`,
  unknown: (n) => `${count(n)} 篇是新的，将从 arXiv 获取`,
  unreadable: (n) => `${count(n)} 行没有提到论文，已略过`,
  line: (n) => `第 ${count(n)} 行`,
  more: (n) => `另有 ${count(n)} 行`,
  star: (n) => `收藏 ${count(n)} 篇`,
  goOn: (n) => `继续收藏 ${count(n)} 篇`,
  discard: '放弃',
  progress: (done, total) => `已收藏 ${count(done)} / ${count(total)} 篇`,
  offline: '没有网络连接，恢复后自动继续。',
  busy: (seconds) => `arXiv 要求稍候，${count(seconds)} 秒后继续。`,
  starred: (n) => `已收藏 ${count(n)} 篇论文`,
  fetched: (n) => `其中 ${count(n)} 篇取自 arXiv`,
  before: (n) => `${count(n)} 篇原已收藏`,
  absent: (n) => `arXiv 上没有其中 ${count(n)} 篇：`,
  left: (n) => `还有 ${count(n)} 篇未收藏`,
  cancelled: '已取消。此前收藏的仍然保留，可以撤销。',
  undo: '撤销',
  undoing: '正在撤销…',
  undone: '已取消这些收藏。获取的论文仍在文库中。',
};
