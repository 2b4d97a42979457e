import { SearchIndex } from '../../lib/search/search-index.ts';
import type { SearchAnswer, SearchRequest } from './search-messages.ts';

/** Milliseconds of indexing before queries get their turn: a keystroke waits no longer than this. */
const SLICE = 8;

type Change = Extract<SearchRequest, { kind: 'add' | 'remove' }>;
type Question = Extract<SearchRequest, { kind: 'search' | 'size' }>;

const index = new SearchIndex();
/** In the order they were asked for, so that the last word on a paper is the one that holds. */
const changes: { request: Change; done: number }[] = [];
const questions = new Map<number, Question>();
let awake = false;

// A message to oneself comes after what the page has sent meanwhile; a timer would be held back.
const turns = new MessageChannel();
turns.port1.addEventListener('message', takeTurn);
turns.port1.start();

addEventListener('message', ({ data }: MessageEvent<SearchRequest>) => {
  switch (data.kind) {
    case 'cancel':
      questions.delete(data.id);
      return;
    case 'add':
    case 'remove':
      changes.push({ request: data, done: 0 });
      break;
    default:
      questions.set(data.id, data);
  }
  wake();
});

function wake(): void {
  if (awake) return;
  awake = true;
  turns.port2.postMessage(null);
}

function takeTurn(): void {
  awake = false;
  for (const [id, question] of questions) {
    questions.delete(id);
    answer(question, () => reply(question));
  }
  readIn();
  if (changes.length > 0 || questions.size > 0) wake();
}

function readIn(): void {
  const until = performance.now() + SLICE;
  for (let change = changes[0]; change !== undefined && performance.now() < until; change = changes[0]) {
    const { request } = change;
    const items = request.kind === 'add' ? request.documents : request.arxivIds;
    const item = items[change.done];
    if (item === undefined) {
      changes.shift();
      answer(request, () => ({}));
      continue;
    }
    change.done += 1;
    if (typeof item === 'string') index.remove(item);
    else index.add(item);
  }
}

function reply(question: Question): Partial<Extract<SearchAnswer, { ok: true }>> {
  const size = index.size();
  if (question.kind === 'size') return { size };
  const result = index.search(question.query, question);
  const waiting = changes.reduce(
    (sum, { request, done }) => sum + (request.kind === 'add' ? request.documents.length - done : 0),
    0,
  );
  if (waiting > 0) result.problems.push({ code: 'indexing', indexed: size.papers, waiting });
  return { result };
}

function answer({ id }: SearchRequest, work: () => Partial<Extract<SearchAnswer, { ok: true }>>): void {
  let message: SearchAnswer;
  try {
    message = { ...work(), id, ok: true };
  } catch (thrown) {
    message = { id, ok: false, detail: String(thrown) };
  }
  postMessage(message);
}
