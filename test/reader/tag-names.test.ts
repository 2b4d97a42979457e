import { describe, expect, it } from 'vitest';
import { nameTags } from '../../lib/reader/tag-names.ts';

describe('nameTags', () => {
  it('names terms in both languages and leaves out what it does not know', () => {
    expect(nameTags(['gaussian-splatting', 'no-such-term'])).toEqual({
      'gaussian-splatting': { en: 'Gaussian splatting', zh: '高斯泼溅' },
    });
  });
});
