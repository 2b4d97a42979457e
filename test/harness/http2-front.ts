import { request } from 'node:http';
import { createSecureServer } from 'node:http2';
import { issueCertificate } from './arxiv-server.ts';
import { listen } from './listen.ts';
import type { LocalProvider } from './provider.ts';

/** What one connection may not carry over to another, and what HTTP/2 forbids. */
const OF_THE_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding']);

/**
 * The same provider over TLS and HTTP/2, as services on the network are reached: over HTTP/1.1 a browser opens no more
 * than six connections to a host, whatever it is asked for.
 */
export async function overHttp2(provider: LocalProvider): Promise<LocalProvider & { holds: number[] }> {
  const { port } = new URL(provider.baseUrl);
  const holds: number[] = [];
  const server = createSecureServer({ ...(await issueCertificate()), allowHTTP1: true }, (asked, answer) => {
    const from = performance.now();
    answer.on('finish', () => holds.push(performance.now() - from));
    const headers = Object.fromEntries(Object.entries(asked.headers).filter(([name]) => !name.startsWith(':')));
    const onward = request({ host: '127.0.0.1', port, path: asked.url, method: asked.method, headers }, (answered) => {
      const told = Object.entries(answered.headers).filter(([name]) => !OF_THE_CONNECTION.has(name));
      answer.writeHead(answered.statusCode ?? 502, Object.fromEntries(told));
      answered.on('error', () => answer.stream?.close());
      answered.pipe(answer);
    });
    onward.on('error', () => answer.stream?.close());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  const sessions = new Set<{ destroy(): void }>();
  server.on('session', (session) => sessions.add(session));
  const front = await listen(server);
  return {
    ...provider,
    /** Milliseconds from a request's arrival here to the last byte of its answer, in order of their ends. */
    holds,
    baseUrl: `https://127.0.0.1:${front}/v1`,
    async close() {
      server.close();
      for (const session of sessions) session.destroy();
      await provider.close();
    },
  };
}
