import { NotFoundError } from 'openai';
import { AppError } from '../core/errors.ts';
import { readText } from '../core/read-body.ts';
import type { Profile } from '../providers/profile.ts';
import type { RequestCounts } from '../queue/batch.ts';
import { batchEndpoint } from './batch-lines.ts';
import { createClient } from './client.ts';
import { detailOf, toAppError } from './errors.ts';
import { elementsOf, fieldOf } from './fields.ts';

/** Milliseconds for a question, and for a file to go or come. */
const TIMEOUT = 60_000;
const FILE_TIMEOUT = 300_000;
/** Bytes of a file of answers: ten times what as many papers as fit into one batch have had. */
const LONGEST_FILE = 256_000_000;
/** The name under which a batch of ours carries our own id. */
const MARK = 'marginalia';
/** Looked through for what may have arrived unheard. */
const MOST_LISTED = 300;

/** A batch as its server tells of it. */
export interface RemoteBatch {
  id: string;
  status: string;
  counts: RequestCounts | null;
  outputIds: string[];
  /** Why the file was turned down. */
  detail: string | null;
}

/** OpenAI's batch interface, each call one request or a few pages of a list; what fails is an AppError. */
export interface BatchApi {
  /** Answers with the id of the file. */
  upload(name: string, lines: Blob): Promise<string>;
  /** A file of that name, of that size where one is given; null: it did not arrive. */
  findFile(name: string, bytes: number | null): Promise<string | null>;
  create(id: string, fileId: string): Promise<RemoteBatch>;
  /** The batch of that id of ours, or of that file; null: it was not begun. */
  findBatch(id: string, fileId: string): Promise<RemoteBatch | null>;
  /** null: the server does not know it any more. */
  retrieve(remoteId: string): Promise<RemoteBatch | null>;
  cancel(remoteId: string): Promise<void>;
  download(fileId: string): Promise<string>;
  /** One that is gone already is as good as removed. */
  remove(fileId: string): Promise<void>;
}

export function batchApi(profile: Profile, apiKey: string, signal: AbortSignal): BatchApi {
  const client = createClient(profile, apiKey, TIMEOUT, LONGEST_FILE);
  const asking = { signal };
  const moving = { signal, timeout: FILE_TIMEOUT };
  const mapped = async <Value>(act: () => Promise<Value>): Promise<Value> => {
    try {
      return await act();
    } catch (thrown) {
      throw toAppError(thrown, { profile, apiKey });
    }
  };
  return {
    upload: (name, lines) =>
      mapped(async () => {
        const file = new File([lines], name, { type: 'application/jsonl' });
        return idOf(await client.files.create({ file, purpose: 'batch' }, moving));
      }),
    findFile: (name, bytes) =>
      mapped(async () => {
        let seen = 0;
        for await (const file of client.files.list({ purpose: 'batch', limit: 100 }, asking)) {
          if (file.filename === name && (bytes === null || file.bytes === bytes)) return file.id;
          seen += 1;
          if (seen >= MOST_LISTED) break;
        }
        return null;
      }),
    create: (id, fileId) =>
      mapped(async () =>
        toRemote(
          // By its path: the library's types know OpenAI's own endpoints alone.
          await client.post<unknown>('/batches', {
            body: {
              input_file_id: fileId,
              endpoint: batchEndpoint(profile.baseUrl),
              completion_window: '24h',
              metadata: { [MARK]: id },
            },
            ...asking,
          }),
          apiKey,
        ),
      ),
    findBatch: (id, fileId) =>
      mapped(async () => {
        let seen = 0;
        for await (const batch of client.batches.list({ limit: 100 }, asking)) {
          if (batch.metadata?.[MARK] === id || batch.input_file_id === fileId) return toRemote(batch, apiKey);
          seen += 1;
          if (seen >= MOST_LISTED) break;
        }
        return null;
      }),
    retrieve: (remoteId) =>
      mapped(async () => {
        try {
          return toRemote(await client.batches.retrieve(remoteId, asking), apiKey);
        } catch (thrown) {
          if (thrown instanceof NotFoundError) return null;
          throw thrown;
        }
      }),
    cancel: (remoteId) => mapped(async () => void (await client.batches.cancel(remoteId, asking))),
    download: (fileId) =>
      mapped(async () => {
        const text = await readText(await client.files.content(fileId, moving), LONGEST_FILE);
        if (text === null) throw new AppError('server-error', `a file of more than ${LONGEST_FILE} bytes`);
        return text;
      }),
    remove: (fileId) =>
      mapped(async () => {
        try {
          await client.files.delete(fileId, asking);
        } catch (thrown) {
          if (!(thrown instanceof NotFoundError)) throw thrown;
        }
      }),
  };
}

function idOf(value: unknown): string {
  const id = fieldOf(value, 'id');
  if (typeof id === 'string' && id !== '') return id;
  throw new Error('the server did not answer as a batch interface does');
}

/** Servers leave out more than the types allow. */
function toRemote(batch: unknown, apiKey: string): RemoteBatch {
  const status = fieldOf(batch, 'status');
  const said = elementsOf(fieldOf(fieldOf(batch, 'errors'), 'data'))
    .map((each) => fieldOf(each, 'message'))
    .find((message) => typeof message === 'string');
  return {
    id: idOf(batch),
    status: typeof status === 'string' ? status : 'validating',
    counts: countsOf(fieldOf(batch, 'request_counts')),
    outputIds: [fieldOf(batch, 'output_file_id'), fieldOf(batch, 'error_file_id')].filter(
      (id): id is string => typeof id === 'string' && id !== '',
    ),
    detail: said === undefined ? null : detailOf(said, apiKey),
  };
}

function countsOf(value: unknown): RequestCounts | null {
  const count = (name: string): number => {
    const said = fieldOf(value, name);
    return typeof said === 'number' && said >= 0 ? said : 0;
  };
  const total = count('total');
  return total > 0 ? { total, completed: count('completed'), failed: count('failed') } : null;
}
