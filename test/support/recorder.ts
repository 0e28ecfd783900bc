import { createServer, type Socket } from 'node:net';

/** A stand-in for the rest of the internet: every host name but `localhost` leads here, and whatever arrives is counted. */
export interface Recorder {
  port: number;
  /** Bytes of every connection since the last {@link Recorder.clear}, as Latin-1 text; bodies included. */
  received: string[];
  clear(): void;
  close(): Promise<void>;
}

const ANSWER = [
  'HTTP/1.1 200 OK',
  'Content-Type: text/plain',
  'Access-Control-Allow-Origin: *',
  'Access-Control-Allow-Headers: *',
  'Cross-Origin-Resource-Policy: cross-origin',
  'Content-Length: 2',
  'Connection: close',
  '',
  'ok',
].join('\r\n');
/** Bodies may come in a later packet than the head. */
const BODY_MS = 40;

/**
 * Listens on this machine; counts raw connections, so that TLS and WebSocket attempts are seen as well.
 *
 * @param port - a free one where it is 0
 */
export async function startRecorder(port = 0): Promise<Recorder> {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const at = received.push('') - 1;
    socket.on('data', (bytes) => {
      received[at] = (received[at] ?? '') + bytes.toString('latin1');
    });
    socket.once('data', () => {
      setTimeout(() => socket.end(ANSWER), BODY_MS);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the recorder has no address');
  return {
    port: address.port,
    received,
    clear: () => {
      received.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}
