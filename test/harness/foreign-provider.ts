import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen } from './listen.ts';
import { ROOT } from './output.ts';

const START_TIMEOUT = 15_000;

/** A rule of @dwmkerr/mock-llm; the last that matches answers. */
export interface ForeignRule {
  /** JMESPath over `{ body, headers, method, path }`; every request where it is left out. */
  match?: string;
  status?: number;
  /** An answer of the model, or a whole body. */
  content: string | Record<string, unknown>;
}

export interface ForeignProvider {
  baseUrl: string;
  /** The one it lists. */
  model: string;
  close(): Promise<void>;
}

/**
 * An OpenAI-compatible server that others have written, in a process of its own: it echoes the last message unless a
 * rule says otherwise, counts no tokens, and streams an error as the one event of a stream that was accepted.
 */
export async function startForeignProvider(rules: readonly ForeignRule[] = []): Promise<ForeignProvider> {
  const folder = await mkdtemp(join(tmpdir(), 'marginalia-foreign-'));
  const config = join(folder, 'mock-llm.yaml');
  // JSON is YAML.
  await writeFile(
    config,
    JSON.stringify({ streaming: { chunkSize: 8, chunkIntervalMs: 5 }, rules: [...DEFAULTS, ...rules.map(rule)] }),
  );
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [join(ROOT, 'node_modules/@dwmkerr/mock-llm/dist/main.js'), '--config', config],
    {
      env: { ...process.env, HOST: '127.0.0.1', PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const close = async (): Promise<void> => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill()) await gone;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('The foreign provider did not start.')), START_TIMEOUT);
      child.once('exit', (code) => reject(new Error(`The foreign provider ended with ${code}.`)));
      child.stdout.on('data', (text: Buffer) => {
        if (!text.includes('server running')) return;
        clearTimeout(late);
        resolve();
      });
    });
  } catch (error) {
    await close();
    throw error;
  }
  return { baseUrl: `http://127.0.0.1:${port}/v1`, model: MODEL, close };
}

const MODEL = 'gpt-5.2';
const CHAT = '/v1/chat/completions';

const DEFAULTS = [
  rule({ content: '{{jmes request body.messages[-1].content}}' }),
  {
    path: '/v1/models',
    method: 'GET',
    response: { status: 200, content: JSON.stringify({ object: 'list', data: [{ id: MODEL, object: 'model' }] }) },
  },
];

function rule({ match = '@', status = 200, content }: ForeignRule): unknown {
  const answer =
    typeof content === 'string'
      ? {
          id: 'chatcmpl-{{timestamp}}',
          object: 'chat.completion',
          model: '{{jmes request body.model}}',
          choices: [{ message: { role: 'assistant', content }, finish_reason: 'stop' }],
        }
      : content;
  return { path: CHAT, method: 'POST', match, response: { status, content: JSON.stringify(answer) } };
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
