import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/** One port, TCP and UDP, for protocols that name no host: STUN, TURN, QUIC. */
export interface Listener {
  port: number;
  /** Packets and connections so far. */
  count(): number;
  close(): Promise<void>;
}

const TRIES = 20;

/** @param host - address of this machine to listen at */
export async function startListener(host = '127.0.0.1'): Promise<Listener> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const listener = await tryListener(host);
    if (listener !== null) return listener;
  }
  throw new Error('no port is free for both TCP and UDP');
}

async function tryListener(host: string): Promise<Listener | null> {
  let seen = 0;
  const tcp = createServer((socket) => {
    seen++;
    socket.on('error', () => socket.destroy());
    setTimeout(() => socket.destroy(), 200);
  });
  const port = await new Promise<number>((resolve) => {
    tcp.listen(0, host, () => {
      const address = tcp.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const udp = createSocket('udp4');
  udp.on('message', () => seen++);
  const bound = await new Promise<boolean>((resolve) => {
    udp.once('error', () => {
      resolve(false);
    });
    udp.bind(port, host, () => {
      resolve(true);
    });
  });
  const close = async (): Promise<void> => {
    if (bound) await new Promise<void>((resolve) => udp.close(resolve));
    await new Promise<void>((resolve) => {
      tcp.close(() => {
        resolve();
      });
    });
  };
  if (!bound) {
    await close();
    return null;
  }
  return { port, count: () => seen, close };
}
