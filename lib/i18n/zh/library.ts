import type { library as en } from '../en/library.ts';

export const library: typeof en = {
  title: (section) => `${section} · 旁注文库`,
  nav: '文库各部分',
  skip: '跳到正文',
  settings: '选项',
  papers: '论文',
};
