import * as z from 'zod/mini';

const ANYONE = ['page', 'content'] as const;
/** Characters of one text: a long note, or a summary of a day. */
const LONGEST_MARKDOWN = 400_000;

const text = (length: number) => z.string().check(z.maxLength(length));
const expression = z.strictObject({ tex: text(2_000), display: z.boolean() });

/** Calls that turn text into data to draw, for pages that hold no renderer. */
export const drawingSchemas = {
  lexMarkdown: {
    from: ANYONE,
    data: z.strictObject({ texts: z.array(text(LONGEST_MARKDOWN)).check(z.minLength(1), z.maxLength(50)) }),
  },
  renderMath: {
    from: ANYONE,
    data: z.strictObject({ expressions: z.array(expression).check(z.minLength(1), z.maxLength(200)) }),
  },
};
