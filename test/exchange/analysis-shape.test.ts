import { describe, expect, test } from 'vitest';
import { classifyAnalysis } from '../../lib/exchange/analysis-shape.ts';

const seven = ['摘要翻译', '方法动机分析', '方法设计详解', '方法对比分析', '实验分析（精简版）', '实用指南', '总结'];
const five = ['主要贡献', '关键创新或方法论', '潜在影响', '相关领域或应用', '局限性'];
const pdf = ['研究问题', '主要创新点', '主要结果与意义', '提及的局限性', '未来研究方向'];

function withHeadings(names: string[], render: (name: string, number: number) => string): string {
  return names.map((name, index) => `${render(name, index + 1)}\n\n这一部分的文字。`).join('\n\n');
}

describe('classifyAnalysis', () => {
  test.each([
    ['a', withHeadings(pdf, (name, n) => `**${n}. ${name}：**`)],
    ['b', withHeadings(seven, (name, n) => `### ${n}. ${name}`)],
    ['b', `开头的一句话。\n\n---\n\n${withHeadings(seven, (name, n) => `## ${n}. ${name}`)}`],
    ['b', withHeadings(seven.slice(0, 5), (name, n) => `#### ${n}. ${name}`)],
    ['c', withHeadings(five, (name, n) => `**${n}. ${name}（2-3句话）**`)],
    ['c', withHeadings(five, (name, n) => `### ${n}. ${name}`)],
    [
      'c',
      withHeadings(
        ['Main contributions', 'Key innovation', 'Potential impact', 'Applications', 'Limitations'],
        (name, n) => `**${n}. ${name}**`,
      ),
    ],
    ['e', `### 论文解读\n\n${withHeadings(seven, (name) => `#### ${name}`)}`],
    ['unknown', '一段没有小标题的文字。'],
    ['unknown', withHeadings(five.slice(0, 3), (name, n) => `**${n}. ${name}**`)],
  ])('tells shape %s by its headings (%#)', (shape, text) => {
    expect(classifyAnalysis(text)).toBe(shape);
  });

  test.each([
    ['a request for the paper', '好的，我会照您的框架来做。请提供论文内容。'],
    ['a request for the file', '好的。请上传论文的 PDF 文件，我马上开始。'],
    ['an English request', 'Sure! Please provide the full text of the paper so that I can begin.'],
    ['a plain refusal', 'I am sorry, but I cannot access external files.'],
    ['a Chinese refusal', '抱歉，我无法打开您给的文件。'],
    ['nothing', ' \n'],
    [
      'a request and then the empty outline',
      `请提供您的论文全文。\n\n${withHeadings(seven, (name, n) => `### ${n}. ${name}`)}`,
    ],
    [
      'an echo of the instructions',
      '### 1. 摘要翻译\n- 将论文摘要翻译成中文\n### 2. 动机\n- 作者为什么提出它？\n- 用通俗语言解释\n### 5. 实验\n- 作者如何验证？',
    ],
  ])('takes %s for a failure', (_, text) => {
    expect(classifyAnalysis(text)).toBe('d');
  });

  test('a full analysis that offers more at its end is no failure', () => {
    const text = `${withHeadings(seven, (name, n) => `### ${n}. ${name}`)}\n\n如需更多细节，请提供论文全文。`;
    expect(classifyAnalysis(text)).toBe('b');
  });

  test('an analysis of a paper about file access is no failure', () => {
    const text = withHeadings(five, (name, n) => `### ${n}. ${name}`).replace('文字', '模型 cannot access 外部文件');
    expect(classifyAnalysis(text)).toBe('c');
  });
});
