import type { Messages } from '../messages.ts';

/** Words on newer versions of papers the reader follows. */
export const versions: Messages['versions'] = {
  mark: (to) => (to === null ? '已有新版' : `已有 v${to}`),
  news: (from, to, same) =>
    `${to === null ? '新版' : `第 ${to} 版`}已取代${from === null ? '你读过的文字' : `第 ${from} 版`}，${same ? '标题和摘要未变。' : '文字有改动。'}`,
  madeFor: (made, now) => `分析针对 v${made}；v${now} 的摘要相同，仍然适用。`,
  compare: '改了什么',
  noted: '知道了',
};
