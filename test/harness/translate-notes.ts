/** The notes of a translation request and what a server makes of them, by the shape of the request alone. */
export interface Notes {
  findings: string[];
  sections: Record<string, string>;
  tags: string[];
}

export function readNotes(user: string): Notes | null {
  const json = /<notes>\s*([\s\S]*?)\s*<\/notes>/.exec(user)?.[1];
  return json === undefined ? null : (JSON.parse(json) as Notes);
}

/** Words that stay: names with a capital within or a figure, marks, and what is measured. */
const KEPT = /^(?:\p{Lu}+\p{L}*\p{Lu}\p{L}*|\p{L}*\d[\p{L}\d]*|ms|s|GB|MB|Hz|dB)$/u;

const NUMBERS: Readonly<Record<string, string>> = {
  one: '一个',
  two: '两个',
  three: '三个',
  four: '四个',
  five: '五个',
  six: '六个',
  seven: '七个',
  eight: '八个',
  nine: '九个',
  ten: '十个',
  twice: '两倍',
  half: '一半',
  not: '不',
};
const WORDS = Object.fromEntries(Object.entries(NUMBERS).map(([english, chinese]) => [chinese, english]));
const CHINESE_NUMBERS = /两倍|一半|[一两三四五六七八九十]个|不|\p{Script=Han}{1,2}/gu;

/** A translation in nothing but length, order, figures, names and marks: enough for every check there is. */
export function translated(text: string, to: 'zh' | 'en'): string {
  return text
    .split(/(⟦\d+⟧)/)
    .map((piece) => (piece.startsWith('⟦') ? piece : to === 'zh' ? intoChinese(piece) : intoEnglish(piece)))
    .join('');
}

function intoChinese(text: string): string {
  return text
    .replace(/\p{Script=Latin}[\p{Script=Latin}\d'-]*/gu, (word) =>
      KEPT.test(word) ? word : (NUMBERS[word.toLowerCase()] ?? '译文'),
    )
    .replace(/(?<=文) (?=译)/g, '');
}

function intoEnglish(text: string): string {
  const words = ['text', 'in', 'other', 'words', 'here'];
  let turn = 0;
  return text
    .replace(CHINESE_NUMBERS, (han) => ` ${WORDS[han] ?? words[turn++ % words.length]} `)
    .replace(/ {2,}/g, ' ')
    .replace(/\s+([,.;:!?，。；：！？])/g, '$1');
}

/** The answer to a request for a translation; `lost` leaves the first mark out. */
export function translateNotes(notes: Notes, to: 'zh' | 'en', lost = false): Record<string, unknown> {
  let left = lost;
  const each = (text: string): string => {
    const whole = translated(text, to);
    if (!left || !whole.includes('⟦')) return whole;
    left = false;
    return whole.replace(/⟦\d+⟧/, '');
  };
  return {
    findings: notes.findings.map((text) => ({ [to]: each(text) })),
    [to]: Object.fromEntries(Object.entries(notes.sections).map(([id, text]) => [id, each(text)])),
    tags: { [to]: notes.tags.map((tag) => translated(tag, to)) },
  };
}
