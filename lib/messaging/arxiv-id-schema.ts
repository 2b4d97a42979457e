import * as z from 'zod/mini';

/** An identifier without version. */
export const arxivIdSchema = z.string().check(z.regex(/^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})$/));
