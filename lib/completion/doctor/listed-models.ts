import { countOf, elementsOf, fieldOf } from '../fields.ts';
import type { Exchange, ListedModel, Silence } from './observation.ts';

/** Some routers list thousands. */
const MOST = 2_000;

/** Where servers put the size of a model's context: OpenRouter and others, Groq, vLLM, LM Studio and Mistral. */
const CONTEXT_FIELDS = ['context_length', 'context_window', 'max_model_len', 'max_context_length'];

/** The models of OpenAI's list, or of a bare one; null where the answer is none. */
export function listedModels(answer: Exchange | Silence | undefined): ListedModel[] | null {
  if (answer?.kind !== 'answer' || answer.status !== 200) return null;
  const rows = fieldOf(answer.json, 'data') ?? fieldOf(answer.json, 'models') ?? answer.json;
  if (!Array.isArray(rows)) return null;
  const models = new Map<string, ListedModel>();
  for (const row of elementsOf(rows).slice(0, MOST)) {
    const id = fieldOf(row, 'id') ?? fieldOf(row, 'name');
    if (typeof id !== 'string' || id === '') continue;
    // Gemini lists `models/…` and takes the name alone.
    const name = id.replace(/^models\//, '');
    models.set(name, { name, contextTokens: contextOf(row) });
  }
  return [...models.values()];
}

function contextOf(row: unknown): number | null {
  for (const name of CONTEXT_FIELDS) {
    const tokens = countOf(fieldOf(row, name));
    if (tokens !== null) return tokens;
  }
  const meta = fieldOf(row, 'meta');
  // llama.cpp: what it was started with, else what the model was trained for.
  return countOf(fieldOf(meta, 'n_ctx')) ?? countOf(fieldOf(meta, 'n_ctx_train'));
}
