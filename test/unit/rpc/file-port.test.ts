import { MessageChannel as NodeChannel } from 'node:worker_threads';
import * as Comlink from 'comlink';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FILES_BY_PORT, sendFilesByPort } from '../../../src/rpc/file-port.ts';
import { takeFilesByPort } from '../../../workers/take-files.ts';

/** Sends a value as an argument and returns what the worker gets of it. Handlers of both sides have one name, so they stand one after the other. */
function received(value: unknown): unknown {
  sendFilesByPort();
  const sender = Comlink.transferHandlers.get(FILES_BY_PORT);
  if (sender?.canHandle(value) !== true) return value;
  const [serialized] = sender.serialize(value);
  takeFilesByPort();
  return Comlink.transferHandlers.get(FILES_BY_PORT)?.deserialize(serialized);
}

const unreadable = Object.assign(new Blob(['x']), {
  slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) }),
});

describe('files that a page reads for its worker', () => {
  const { MessageChannel } = globalThis;
  const ports: { close(): void }[] = [];
  beforeEach(() => {
    globalThis.MessageChannel = function () {
      const channel = new NodeChannel();
      ports.push(channel.port1, channel.port2);
      return channel;
    } as unknown as typeof MessageChannel;
  });
  afterEach(() => {
    globalThis.MessageChannel = MessageChannel;
    for (const port of ports.splice(0)) port.close();
    Comlink.transferHandlers.delete(FILES_BY_PORT);
  });

  it('arrive as files wherever they stand in an argument, and the rest as it was', async () => {
    const [a, b] = [new Blob(['first file'], { type: 'text/plain' }), new Blob(['second'])];
    const alone = received(a) as Blob;
    expect([alone.size, alone.type, await alone.text(), await alone.slice(6).text()]).toEqual([
      10,
      'text/plain',
      'first file',
      'file',
    ]);
    const list = received([a, 'x', b]) as [Blob, string, Blob];
    expect([await list[0].text(), list[1], await list[2].text()]).toEqual(['first file', 'x', 'second']);
    const named = received({ file: a, callable: null, from: 7 }) as { file: Blob; callable: null; from: number };
    expect([await new Response(named.file.stream()).text(), named.callable, named.from]).toEqual([
      'first file',
      null,
      7,
    ]);
  });

  it.each([['text'], [7], [null], [[1, 2]], [{ a: 1 }], [new Uint8Array(2)]])(
    'leaves other arguments alone: %j',
    (value) => {
      expect(received(value)).toBe(value);
    },
  );

  it('say that they could not be read', async () => {
    const file = received(unreadable) as Blob;
    await expect(file.text()).rejects.toThrow('could not read');
  });
});
