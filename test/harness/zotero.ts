import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { listen } from './listen.ts';

export interface SavedItem {
  id: string;
  itemType: string;
  title: string;
  creators: Record<string, unknown>[];
  tags: { tag: string }[];
  notes: { note: string }[];
  [field: string]: unknown;
}

export interface ZoteroStandIn {
  port: number;
  /** What was saved, in its order. */
  items: SavedItem[];
  /** What is selected in its window can be written to. */
  editable: boolean;
  /** Requests that were turned away, with the reason. */
  refusals: string[];
  stop: () => Promise<void>;
}

/** The port Zotero has on every machine. */
export const ZOTERO_PORT = 23_119;

const ITEM_FIELDS: Record<string, readonly string[]> = {
  preprint:
    'title creators abstractNote repository archiveID date DOI url language extra tags notes attachments id itemType'.split(
      ' ',
    ),
  journalArticle:
    'title creators abstractNote publicationTitle date DOI url language extra tags notes attachments id itemType'.split(
      ' ',
    ),
};

/**
 * Zotero's connector server as a browser meets it: requests of browsers that do not name the interface's version are
 * cut off without an answer, as are those of web pages; bodies are JSON of the right shape; a session is used once.
 */
export async function startZotero(port = ZOTERO_PORT): Promise<ZoteroStandIn> {
  const sessions = new Set<string>();
  const standIn: ZoteroStandIn = {
    port,
    items: [],
    editable: true,
    refusals: [],
    stop: () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  };
  const server: Server = createServer((request, response) => {
    void answer(request, response).catch(() => request.socket.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { headers, method, url = '/' } = request;
    const cut = (reason: string): void => {
      standIn.refusals.push(reason);
      request.socket.destroy();
    };
    const reply = (status: number, body: unknown): void => {
      if (status >= 400) standIn.refusals.push(`${status} ${JSON.stringify(body)}`);
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    };
    const isBrowser = headers['user-agent']?.startsWith('Mozilla/') === true || headers.origin !== undefined;
    if (isBrowser && headers['x-zotero-connector-api-version'] === undefined) return cut('no version header');
    if (headers.origin !== undefined && /^https?:/.test(headers.origin)) return cut(`origin ${headers.origin}`);
    if (method === 'OPTIONS') return void response.writeHead(200).end();
    if (method !== 'POST') return reply(400, 'Endpoint does not support method');
    if (headers['content-type']?.split(';')[0] !== 'application/json') return reply(400, 'content-type');
    if (Number(headers['x-zotero-connector-api-version']) < 3)
      return reply(400, { error: 'CONNECTOR_VERSION_OUTDATED' });
    const data = JSON.parse(await textOf(request)) as Record<string, unknown>;
    if (url === '/connector/ping') return reply(200, { prefs: {} });
    if (url === '/connector/getSelectedCollection') {
      const { editable } = standIn;
      return reply(200, {
        libraryID: 1,
        libraryName: 'My Library',
        libraryEditable: true,
        filesEditable: true,
        editable,
        id: 7,
        name: 'Reading',
      });
    }
    if (url !== '/connector/saveItems') return reply(404, 'No endpoint found');
    if (!standIn.editable) return reply(500, { libraryEditable: false });
    const { sessionID, items } = data;
    if (typeof sessionID !== 'string' || !Array.isArray(items) || items.length === 0) return reply(400, 'shape');
    if (sessions.has(sessionID)) return reply(409, { error: 'SESSION_EXISTS' });
    const fault = (items as SavedItem[]).map(faultOf).find((each) => each !== null);
    if (fault) return reply(500, fault);
    sessions.add(sessionID);
    standIn.items.push(...(items as SavedItem[]));
    response.writeHead(201, { 'Content-Type': 'application/json' }).end();
  }

  standIn.port = await listen(server, port);
  return standIn;
}

/** What Zotero's saver would choke on, or lose without a word. */
function faultOf(item: SavedItem): string | null {
  const fields = ITEM_FIELDS[item.itemType];
  if (!fields) return `itemType ${item.itemType}`;
  const unknown = Object.keys(item).find((name) => !fields.includes(name));
  if (unknown) return `field ${unknown}`;
  if (typeof item.id !== 'string' || typeof item.title !== 'string' || item.title === '') return 'id or title';
  if (!item.creators.every((each) => 'lastName' in each || ('name' in each && each['fieldMode'] === 1)))
    return 'creators';
  if (!item.tags.every(({ tag }) => typeof tag === 'string' && tag.trim() !== '')) return 'tags';
  if (!item.notes.every(({ note }) => note.startsWith('<div') && !/<script|<img|\son\w+=/i.test(note))) return 'notes';
  return null;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
