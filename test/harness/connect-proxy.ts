import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { ARXIV_HOSTS } from './arxiv-server.ts';
import { listen } from './listen.ts';

export interface ConnectProxy {
  port: number;
  /** Hosts that were asked for and refused, in order, each as often as it was. */
  refused: readonly string[];
  close(): Promise<void>;
}

/** A proxy that leads arXiv's hosts to the local server and refuses every other, so that a browser reaches nothing else. */
export async function startConnectProxy(arxivPort: number): Promise<ConnectProxy> {
  const sockets = new Set<Socket>();
  const refused: string[] = [];
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  // Anything but a tunnel is plain http, and no host is reached by it.
  const server = createServer((request, response) => {
    refused.push(request.headers.host ?? '');
    response.writeHead(403).end();
  });
  server.on('connection', keep);
  server.on('connect', (request, client: Socket, head: Buffer) => {
    const [host = '', port] = (request.url ?? '').split(':');
    if (!ARXIV_HOSTS.includes(host) || port !== '443') {
      refused.push(request.url ?? '');
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const upstream = connect(arxivPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    keep(upstream);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  const port = await listen(server);
  return {
    port,
    refused,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
