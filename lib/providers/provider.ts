/** How far a server can be held to a shape: by JSON Schema, by "some JSON", or by asking nicely. */
export const OUTPUT_LEVELS = ['json_schema', 'json_object', 'plain'] as const;
export type OutputLevel = (typeof OUTPUT_LEVELS)[number];

/** US dollars a million tokens, as noted on a day; the reader may know better. */
export interface Price {
  model: string;
  input: number;
  output: number;
  /** `YYYY-MM-DD` */
  noted: string;
}

/** A preset: data only, one file each, the file name is the id. */
export interface Provider {
  id: string;
  /** Shown as is, in every language. */
  name: string;
  /** Chinese name where it has one of its own. */
  nameZh?: string;
  /** Without a trailing slash; empty for `custom`. */
  baseUrl: string;
  keyRequired: boolean;
  /** Where a reader gets a key, or the server's manual; empty for `custom`. */
  docsUrl: string;
  /** Suggested first; empty when only the server knows. */
  models: readonly string[];
  /** Tokens of input and output together, for the smallest of `models`. */
  contextTokens: number;
  /** Where to start on the ladder of output levels. */
  outputLevel: OutputLevel;
  /** Name of the parameter that caps the answer. */
  maxTokensParameter: 'max_tokens' | 'max_completion_tokens';
  prices: readonly Price[];
  /** Its documentation describes OpenAI's `/files` and `/batches`. */
  batch?: BatchTerms;
}

/** A batch interface, as documented on a day. Of a server without a preset the reader says what it takes off. */
export interface BatchTerms {
  /** Share taken off the price. */
  discount: number;
  /** The models it is documented for; null for all. */
  models: readonly string[] | null;
  /** `YYYY-MM-DD` */
  noted: string;
}

/** Tokens of context to reckon with where no preset says: what the smallest useful models hold. */
export const UNKNOWN_CONTEXT = 32_000;
