import type { Language } from '../analysis/analysis.ts';

/** A share in the listings before, in percent. */
export interface PastShare {
  percent: number;
  days: number;
}

export interface ThemeCount {
  name: string;
  count: number;
  total: number;
  percent: number;
  past: PastShare | null;
  companion: string | null;
}

/** The sentences of the offline digest, in one language; titles and quotes come in escaped. */
export interface OfflineWords {
  theme: (theme: ThemeCount) => string;
  highlight: (theme: string, title: string, sentence: string) => string;
  /** `others` are titles; `more` papers are left unnamed. */
  group: (title: string, others: string[], more: number, sentence: string | null) => string;
  surge: (name: string, count: number, percent: number, past: PastShare) => string;
  outlier: (title: string, sentence: string) => string;
  rarePair: (names: [string, string], together: number, counts: [number, number]) => string;
  reading: (title: string, reasons: string[]) => string;
  keyword: (keyword: string) => string;
  centralTo: (theme: string) => string;
  central: string;
  numbers: string;
  code: string;
}

function beforeInChinese({ percent, days }: PastShare): string {
  return percent === 0 ? `此前 ${days} 期几乎没有` : `此前 ${days} 期为 ${percent}%`;
}

const zh: OfflineWords = {
  theme: ({ name, count, total, percent, past, companion }) =>
    `**${name}**：${count} 篇，占已读 ${total} 篇的 ${percent}%${past === null ? '' : `（${beforeInChinese(past)}）`}${companion === null ? '' : `，常与“${companion}”同时出现`}`,
  highlight: (theme, title, sentence) =>
    `**${theme}**中与同主题论文最相近的一篇：《${title}》。作者原文：“${sentence}”`,
  group: (title, others, more, sentence) =>
    `**用词相近的 ${others.length + more + 1} 篇**：《${title}》居中，另有${others.map((other) => `《${other}》`).join('、')}${more === 0 ? '' : `等 ${others.length + more} 篇`}${sentence === null ? '' : `。居中一篇的作者原文：“${sentence}”`}`,
  surge: (name, count, percent, past) =>
    `“${name}”明显多于平日：当天 ${count} 篇，占 ${percent}%，${beforeInChinese(past)}`,
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

function before({ percent, days }: PastShare): string {
  const listings = days === 1 ? 'the listing before' : `the ${days} listings before`;
  return percent === 0 ? `hardly any in ${listings}` : `${percent}% in ${listings}`;
}

const en: OfflineWords = {
  theme: ({ name, count, total, percent, past, companion }) =>
    `**${name}**: ${count} of the ${total} papers read (${percent}%${past === null ? '' : `; ${before(past)}`})${companion === null ? '' : `, often together with ${companion}`}`,
  highlight: (theme, title, sentence) =>
    `**${theme}**: the paper closest to the others on this theme is *${title}*. In the authors' words: “${sentence}”`,
  group: (title, others, more, sentence) =>
    `**${others.length + more + 1} papers close in their words**: *${title}* is the one nearest to the others, ${others.map((other) => `*${other}*`).join(', ')}${more === 0 ? '' : ` and ${more} more`}${sentence === null ? '' : `. In its authors' words: “${sentence}”`}`,
  surge: (name, count, percent, past) =>
    `${name} is met far more often than usual: ${count} papers today (${percent}%), ${before(past)}`,
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
