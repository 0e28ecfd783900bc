import { createServer } from 'node:http';
import { startRecorder } from '../recorder.ts';
import { startResolver } from '../leak/resolver.ts';

/** What a network of its own heard of a host: nothing, its name alone, or a connection. */
export type Heard = 'connected' | 'looked up' | null;

/** A name server and a recorder behind every name, for all processes of a run. */
export interface OwnNetwork {
  /** Address at which other processes ask what was heard. */
  address: string;
  close(): Promise<void>;
}

const HTTP_PORT = 80;
const TLS_PORT = 443;

/** Starts what answers every name; only where this process has a network of its own. */
export async function startOwnNetwork(): Promise<OwnNetwork> {
  const resolver = await startResolver();
  const recorders = await Promise.all([HTTP_PORT, TLS_PORT].map((port) => startRecorder(port)));
  const heard = (host: string): Heard => {
    const isNamed = (text: string): boolean => text.toLowerCase().includes(host);
    if (recorders.some(({ received }) => received.some(isNamed))) return 'connected';
    return resolver.asked.includes(host) ? 'looked up' : null;
  };
  const control = createServer((request, response) => {
    const host = new URL(request.url ?? '', 'http://localhost').searchParams.get('host') ?? '';
    response.end(JSON.stringify(heard(host)));
  });
  await new Promise<void>((resolve) => {
    control.listen(0, '127.0.0.1', resolve);
  });
  const at = control.address();
  return {
    address: `http://127.0.0.1:${String(typeof at === 'object' && at !== null ? at.port : 0)}/`,
    async close() {
      resolver.close();
      control.close();
      await Promise.all(recorders.map((recorder) => recorder.close()));
    },
  };
}

/** What was heard of a host so far. */
export async function heardOf(network: string, host: string): Promise<Heard> {
  return (await (await fetch(`${network}?host=${host}`)).json()) as Heard;
}
