import { AppError } from '../../core/errors.ts';
import type { Language } from '../analysis.ts';
import { isWrongLanguage } from '../guard/language.ts';
import { maskText, unmask } from './mask.ts';
import { type Translate, translateMasked } from './plain-translator.ts';

/** One sentence of the authors' through a translator, its formulas as they were; throws where it is no translation. */
export async function translateSentence(sentence: string, language: Language, translate: Translate): Promise<string> {
  const masked = maskText(sentence, 1);
  for await (const { text } of translateMasked([masked.text], translate)) {
    const { text: restored, whole } = unmask(text, masked);
    if (!whole) throw new AppError('formula-lost');
    if (restored.trim() === '') throw new AppError('section-missing');
    const isChinese = /\p{Script=Han}/u.test(restored);
    if ((language === 'zh' && !isChinese) || isWrongLanguage(restored, language)) throw new AppError('wrong-language');
    return restored;
  }
  throw new AppError('section-missing');
}
