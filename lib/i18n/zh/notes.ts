import type { notes as pattern } from '../en/notes.ts';
import { formatNumber } from '../formats.ts';

export const notes: typeof pattern = {
  earlier: (n) => `笔记的历史版本（${formatNumber('zh-CN', n)}）`,
  hint: '与现在的笔记对照：下划线为恢复后会回来的文字，删除线为恢复后会去掉的文字。',
  now: '与现在相同。',
  restore: '恢复此版本',
  restoreLabel: (at) => `恢复 ${at} 的版本`,
  restored: (at) => `已恢复 ${at} 的版本。此前的文字已存入历史版本。`,
  undo: '撤销',
  added: '会回来',
  removed: '会去掉',
};
