import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../lib/reader/sentences.ts';

const texts = (text: string) => splitSentences(text).map((sentence) => sentence.text);

/** Each row is one text given as its expected sentences. */
const CASES: Record<string, string[]> = {
  'plain sentences': ['We build a tutor.', 'It works.'],
  'e.g. and i.e.': ['Sensors, e.g. LiDAR and i.e. Radar units, drift.', 'We correct them.'],
  'et al. with a year': ['Following Moran et al. (2020) and Ito et al. [3], we prune.', 'It helps.'],
  'et al. at the end': ['We extend the loss of Moran et al.', 'We then prune it.'],
  'figures and equations': ['See Fig. 2 and Eq. (3), Sec. 4 and Tab. II for details.', 'The rest is left out.'],
  'vs., cf. and titles': ['Small vs. Large models (cf. Dr. Okoye) differ.', 'Why?', 'Nobody knows!'],
  'dotted abbreviations': ['Roads in the U.S. Midwest are straight.', 'Samples are i.i.d.', 'We exploit this.'],
  decimals: ['Accuracy rises by 3.4 points to 91.2.', 'Cost falls to 0.5.', '12 teams took part.'],
  'citations after the stop': ['Prior work drifts.[1]', 'Ours does not.[2, 3]', 'We explain why.'],
  'brackets with stops': ['The rule holds (see Moran et al. 2020. But also Ito.) in general.', 'We test it.'],
  'URLs and file names': ['Code is at https://example.org/a.b/c?x=1.', 'Data is in train.json and v2.tar.gz.'],
  TeX: ['A rate of $O(n \\log n. X)$ and \\(a. B\\) follows \\cite{Moran. 2020}.', '$\\alpha$ is fixed.'],
  'quotes in TeX': ["We call them ``folded maps.''", 'We show three uses.'],
  'quotes of a keyboard': ['We ask "Who moved?"', 'Then we answer "nobody."', 'The end.'],
  'a quote that goes on': ['The prompt "Are you sure?" raises accuracy.', 'We show why.'],
  ellipsis: ['Pixels, edges, corners ... and lines matter.', 'And so on...', 'We stop here.'],
  initials: ['The proof of J. K. Ode is short.', 'We extend it.'],
  'words that look like abbreviations': ['The answer is no.', 'We run it for 10 sec.', 'It came 1st.', 'We win.'],
  numbers: ['We gain 12 %.', 'Version 2.0.1 adds 5%.', 'It was built in 2021.', 'We ship it.'],
  'numbered lists': ['Our aims: 1. Speed and size.', '2. Ease of use.', 'We reach both.'],
  'names that begin small': ['Two nets are compared.', 'pix2seq wins.', 'mmWave loses.'],
  'a lost space': ['We fix the older methods.', 'We also call torch.Tensor and np.A directly.'],
  Chinese: ['我们提出一种新方法。', '效果如何？', '“很好！”', '它快3.5倍（见图1。略）。'],
  'a LaTeX comment': ['We close the gap.', '% To be moved later we release data.', 'It is small.'],
};

describe('splitSentences', () => {
  for (const [name, expected] of Object.entries(CASES)) {
    it(`keeps ${name}`, () => {
      const joint = name === 'Chinese' || name === 'a lost space' ? '' : ' ';
      expect(texts(expected.join(joint))).toEqual(expected);
    });
  }

  it('ends a sentence at a blank line and leaves single line breaks inside', () => {
    expect(texts('One line\nand the next\n\nA paragraph')).toEqual(['One line\nand the next', 'A paragraph']);
  });

  it('does not take prices for formulae', () => {
    expect(texts('Runs cost $5. We pay $6 more. Done.')).toEqual(['Runs cost $5.', 'We pay $6 more.', 'Done.']);
  });

  it('finds nothing in white space', () => {
    expect(splitSentences(' \n ')).toEqual([]);
  });

  const fragment = fc.constantFrom(
    'We',
    'pix2pix',
    'et al',
    'e.g',
    'U.S',
    'Fig',
    '.',
    '. ',
    '...',
    '?',
    '!',
    ' ',
    ' ',
    '\n\n',
    '(',
    ')',
    '[1]',
    '[',
    ']',
    '$',
    '$x$',
    '\\(',
    '\\)',
    '\\cite{a. B}',
    "''",
    '"',
    '”',
    '3.4',
    '1',
    'A',
    '%',
    '。',
    '我们',
    '（',
    '）',
    'https://a.b/c. ',
    '{',
    '}',
    '\\',
    'methods',
    '…',
    '’',
    ',',
  );
  const text = fc.oneof(
    fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 120 }),
  );

  it('gives exact, increasing offsets that cover every character but white space', () => {
    fc.assert(
      fc.property(text, (input) => {
        let last = 0;
        let rest = '';
        for (const sentence of splitSentences(input)) {
          expect(input.slice(sentence.start, sentence.end)).toBe(sentence.text);
          expect(sentence.text.trim()).toBe(sentence.text);
          expect(sentence.start).toBeGreaterThanOrEqual(last);
          expect(sentence.end).toBeGreaterThan(sentence.start);
          rest += input.slice(last, sentence.start);
          last = sentence.end;
        }
        expect((rest + input.slice(last)).trim()).toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves one sentence as it is', () => {
    fc.assert(
      fc.property(text, (input) => {
        for (const sentence of splitSentences(input)) expect(texts(sentence.text)).toEqual([sentence.text]);
      }),
      { numRuns: 1000 },
    );
  });
});
