import type { shortcutSettings as en } from '../en/shortcut-settings.ts';

export const shortcutSettings: typeof en = {
  onArxiv: '在 arXiv 页面上使用单键快捷键',
  onArxivHint:
    '打字时、页面有对话框时、与 Ctrl、Alt 或 ⌘ 同按时都不起作用；没有哪个键会直接花费：分析键只把焦点移到按钮上。',
  off: '关闭',
  on: '打开',
  lead: '文献库里始终使用同一套按键。Enter 和 Esc 不可更改。',
  none: '无',
  change: '更改',
  changeOf: (act) => `更改“${act}”的按键`,
  press: '请按一个键…',
  pressHint: '字母、数字或符号。按退格键则不设按键，按 Esc 则不作更改。',
  taken: (key, act) => `${key} 已用于“${act}”，请按别的键。`,
  refused: (key) => `${key} 不能使用，请按字母、数字或符号。`,
  saved: (act, key) => `“${act}”现在是 ${key}。`,
  savedNone: (act) => `“${act}”现在没有按键。`,
  resetAll: '全部恢复默认',
  resetDone: '已全部恢复默认。',
};
