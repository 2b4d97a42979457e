import type { AnalysisShape } from './report.ts';

/** Words that tell a section by its heading, per shape, in Chinese and English. */
export const SHAPE_SECTIONS: Record<'a' | 'b' | 'c', RegExp[]> = {
  a: [
    /问题|挑战|research question|problem/i,
    /创新|innovation|contribution/i,
    /结果|results/i,
    /局限|limitation/i,
    /未来|future/i,
  ],
  b: [
    /摘要翻译|abstract translation/i,
    /动机|motivation/i,
    /方法设计|method design/i,
    /对比|comparison/i,
    /实验|experiment/i,
    /实用|practical/i,
    /总结$|^summary/i,
  ],
  c: [
    /贡献|contribution/i,
    /创新|方法论|innovation|methodology/i,
    /影响|impact/i,
    /领域|应用|applications|fields/i,
    /局限|limitation/i,
  ],
};

/** Sections that may be missing from a shape before it is another. */
const TOLERANCE = { a: 1, b: 2, c: 1 } as const;

/** An ATX heading, or a whole bold line that starts with a number; a line longer than headings are is none. */
export const HEADING =
  /^ {0,3}(?:#{1,6}[ \t]{1,8}(?:\*\*)?(?:\d{1,3}[.、．:：]?[ \t]{0,8})?|\*\*\d{1,3}[.、．][ \t]{0,8})([^\n]{0,200}?)[ \t*#:：]{0,20}$/gm;

/** A request for the paper: what a model says that was given none. */
const REQUESTS = [
  /请(?:您)?(?:先|再)?(?:提供|上传|发送|粘贴|分享)[^。！？\n]{0,30}(?:论文|PDF|文件|文本|全文|内容|摘要)/i,
  /(?:please|could you|kindly)\s+(?:provide|upload|attach|paste|share|send)\b[^.\n]{0,60}\b(?:paper|pdf|article|file|text|content|abstract)/i,
];

/** A plain refusal; read as one only where nothing else was said. */
const REFUSALS = [
  /(?:无法|不能|没有办法)(?:直接)?(?:访问|打开|读取|查看|获取|看到)/,
  /\b(?:cannot|can't|can not|unable to|am not able to)\s+(?:directly\s+)?(?:access|open|read|view|see|retrieve)\b/i,
];

/** Instructions of the seven-section prompt, which only its echo repeats. */
const INSTRUCTIONS = [
  /将论文摘要翻译/,
  /作者为什么提出/,
  /(?:具体|明确)指出(?:当前)?方法的/,
  /用(?:简洁|通俗)语言/,
  /必须讲清楚/,
  /作者如何验证/,
  /不超过\s*20\s*(?:个)?字/,
];

const OPENING_LENGTH = 800;
const REFUSAL_LENGTH = 600;
const ECHOED = 3;

function countMatches(patterns: RegExp[], text: string): number {
  return patterns.filter((pattern) => pattern.test(text)).length;
}

function isFailure(text: string, firstHeading: number): boolean {
  const opening = text.slice(0, Math.min(firstHeading, OPENING_LENGTH));
  if (countMatches(REQUESTS, opening) > 0) return true;
  if (countMatches(INSTRUCTIONS, text) >= ECHOED) return true;
  return text.trim() === '' || (text.length < REFUSAL_LENGTH && countMatches(REFUSALS, opening) > 0);
}

/** Which of the known shapes an analysis has, by its opening words and its headings. */
export function classifyAnalysis(text: string): AnalysisShape {
  const headings = [...text.matchAll(HEADING)];
  if (isFailure(text, headings[0]?.index ?? text.length)) return 'd';
  if (/^\s*### 论文解读/.test(text)) return 'e';
  const names = headings.map((heading) => heading[1] ?? '');
  const fits = (['a', 'b', 'c'] as const)
    .map((shape) => {
      const found = SHAPE_SECTIONS[shape].filter((section) => names.some((name) => section.test(name))).length;
      return { shape, missing: SHAPE_SECTIONS[shape].length - found };
    })
    .filter(({ shape, missing }) => missing <= TOLERANCE[shape])
    .toSorted((one, other) => one.missing - other.missing);
  return fits[0]?.shape ?? 'unknown';
}
