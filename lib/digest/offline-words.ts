import type { Language } from '../analysis/analysis.ts';

/** The sentences of the offline digest, in one language; titles and quotes come in escaped. */
export interface OfflineWords {
  theme: (name: string, count: number, total: number, percent: number, companion: string | null) => string;
  highlight: (theme: string, title: string, sentence: string) => string;
  outlier: (title: string, sentence: string) => string;
  rarePair: (names: [string, string], together: number, counts: [number, number]) => string;
  reading: (title: string, reasons: string[]) => string;
  keyword: (keyword: string) => string;
  centralTo: (theme: string) => string;
  central: string;
  numbers: string;
  code: string;
}

const zh: OfflineWords = {
  theme: (name, count, total, percent, companion) =>
    `**${name}**：${count} 篇，占已读 ${total} 篇的 ${percent}%${companion === null ? '' : `，常与“${companion}”同时出现`}`,
  highlight: (theme, title, sentence) =>
    `**${theme}**中与同主题论文最相近的一篇：《${title}》。作者原文：“${sentence}”`,
  outlier: (title, sentence) => `《${title}》与当天其他论文最不相似，或许代表另一个方向。作者原文：“${sentence}”`,
  rarePair: ([one, other], together, [count, otherCount]) =>
    `“${one}”（${count} 篇）与“${other}”（${otherCount} 篇）当天都不少见，同时涉及两者的却只有 ${together} 篇，这一结合可能值得留意`,
  reading: (title, reasons) => (reasons.length === 0 ? `《${title}》` : `《${title}》：${reasons.join('；')}`),
  keyword: (keyword) => `符合关键词“${keyword}”`,
  centralTo: (theme) => `在“${theme}”主题中有代表性`,
  central: '与当天多数论文相近',
  numbers: '要点中有具体数字',
  code: '附代码链接',
};

const en: OfflineWords = {
  theme: (name, count, total, percent, companion) =>
    `**${name}**: ${count} of the ${total} papers read (${percent}%)${companion === null ? '' : `, often together with ${companion}`}`,
  highlight: (theme, title, sentence) =>
    `**${theme}**: the paper closest to the others on this theme is *${title}*. In the authors' words: “${sentence}”`,
  outlier: (title, sentence) =>
    `*${title}* is among the papers least like the rest of the day, which may mean a direction of its own. In the authors' words: “${sentence}”`,
  rarePair: ([one, other], together, [count, otherCount]) =>
    `${one} (${count} papers) and ${other} (${otherCount} papers) are both common today, yet only ${together} ${
      together === 1 ? 'paper has' : 'papers have'
    } both; the combination may be worth a look`,
  reading: (title, reasons) => (reasons.length === 0 ? `*${title}*` : `*${title}*: ${reasons.join('; ')}`),
  keyword: (keyword) => `matches your keyword “${keyword}”`,
  centralTo: (theme) => `central to the theme ${theme}`,
  central: 'close to much of the day',
  numbers: 'its findings give numbers',
  code: 'links to code',
};

export const offlineWords: Record<Language, OfflineWords> = { zh, en };
