import type { ErrorWords } from '../en/errors.ts';
import type { OwnPageErrorCode } from '../en/own-page-errors.ts';

export const ownPageErrors: Record<OwnPageErrorCode, ErrorWords> = {
  'wrong-passphrase': { message: '口令不对。', next: '请重试。没有口令就无法读取密钥，可以清除后重新填写。' },
  'backup-unreadable': {
    message: '这个文件不是完整的旁注备份。',
    next: '请换用另一份备份；本机文库保持原样。',
  },
  'backup-newer': {
    message: '这份备份由更新版本的旁注生成。',
    next: '请先更新扩展再恢复；本机文库保持原样。',
  },
  'not-a-report': {
    message: '这不是每日报告。',
    next: '报告以“Arxiv Computer Vision Papers - 2026-01-27”这样的标题开头，下面是各篇论文。',
  },
  'zotero-closed': {
    message: '本机上的 Zotero 没有回应。',
    next: '请启动 Zotero 后重试；也可以存为 RIS 或 BibTeX 文件，再在 Zotero 中打开。',
  },
  'zotero-refused': {
    message: 'Zotero 没有收下这些论文。',
    next: '请在 Zotero 中选中一个可以写入的分类，再重试。',
  },
  'zotero-permission': {
    message: '浏览器未允许旁注访问 Zotero。',
    next: '请再按一次“存入 Zotero”，并允许访问地址 127.0.0.1，也就是这台电脑。',
  },
};
