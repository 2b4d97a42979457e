import { createServer } from 'node:net';
import { listen } from './listen.ts';

/** Record of a fatal TLS alert: handshake failure. */
const ALERT = Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28]);
const HANDSHAKE = 0x16;
const WORDS = 'Client sent an HTTP request to an HTTPS server.\n';

/** A TLS port with which no browser comes to terms; plain http is told so, as web servers do. */
export async function startTlsRefusal(): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (bytes) => {
      if (bytes[0] === HANDSHAKE) socket.end(ALERT);
      else
        socket.end(
          `HTTP/1.0 400 Bad Request\r\ncontent-type: text/plain\r\ncontent-length: ${WORDS.length}\r\n\r\n${WORDS}`,
        );
    });
  });
  const port = await listen(server);
  return { port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
