import { AppError } from '../core/errors.ts';
import type { ZoteroItem } from '../exchange/zotero-item.ts';

/** Zotero's own door on this machine; its port is the same everywhere. */
export const ZOTERO_ORIGIN = 'http://127.0.0.1:23119';

/** Zotero turns away any request of a browser that does not name the version of its connector's interface. */
const HEADERS = { 'Content-Type': 'application/json', 'X-Zotero-Connector-API-Version': '3' };
/** Milliseconds: it writes to a database while it answers. */
const TIMEOUT = 30_000;

export interface ZoteroOptions {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Whether the browser lets us reach it. */
  isGranted: () => Promise<boolean>;
  newSession: () => string;
}

/** Where Zotero would put what comes now: what is selected in its window. */
export interface ZoteroTarget {
  library: string;
  /** null: the library itself. */
  collection: string | null;
}

/** The running Zotero on this machine, by the interface its browser connector uses. */
export class Zotero {
  readonly #options: ZoteroOptions;

  constructor(options: ZoteroOptions) {
    this.#options = options;
  }

  /** Throws `zotero-refused` where what is selected cannot be written to. */
  async target(signal: AbortSignal): Promise<ZoteroTarget> {
    const answer = await this.#post('/connector/getSelectedCollection', {}, signal);
    const said: unknown = await answer.json().catch(() => null);
    if (!isTarget(said)) throw new AppError('zotero-refused', 'getSelectedCollection');
    if (said.libraryEditable === false || said.editable === false)
      throw new AppError('zotero-refused', said.libraryName);
    return { library: said.libraryName, collection: said.id === null ? null : said.name };
  }

  async save(items: readonly ZoteroItem[], signal: AbortSignal): Promise<void> {
    const sessionID = this.#options.newSession();
    await this.#post('/connector/saveItems', { sessionID, uri: 'https://arxiv.org/', items }, signal);
  }

  async #post(path: string, data: unknown, signal: AbortSignal): Promise<Response> {
    if (!(await this.#options.isGranted())) throw new AppError('zotero-permission');
    let answer: Response;
    try {
      answer = await this.#options.fetch(`${ZOTERO_ORIGIN}${path}`, {
        method: 'POST',
        headers: HEADERS,
        body: JSON.stringify(data),
        credentials: 'omit',
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
      });
    } catch (thrown) {
      signal.throwIfAborted();
      throw new AppError('zotero-closed', undefined, { cause: thrown });
    }
    if (answer.ok) return answer;
    const text = (await answer.text().catch(() => '')).slice(0, 200);
    throw new AppError('zotero-refused', `HTTP ${answer.status} ${text}`.trim());
  }
}

interface SelectedCollection {
  libraryName: string;
  libraryEditable?: boolean;
  editable?: boolean;
  /** null: the library itself. */
  id: unknown;
  name: string;
}

function isTarget(said: unknown): said is SelectedCollection {
  return (
    typeof said === 'object' &&
    said !== null &&
    'libraryName' in said &&
    typeof said.libraryName === 'string' &&
    'name' in said &&
    typeof said.name === 'string' &&
    'id' in said
  );
}
