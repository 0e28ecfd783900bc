import * as Comlink from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import type { ListAbout } from '../../../src/domain/rare/differential.ts';
import { fail, ok } from '../../../src/errors/result.ts';
import type { LoadedPack } from '../../../src/reference/loaded-pack.ts';
import { RareClient } from '../../../src/rpc/rare-client.ts';

const ABOUT: ListAbout = { sources: [], diseases: 1, thin: 0, terms: 1 };
const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A client of a worker that answers as told, over a real channel, and how often one was started and ended. */
function clientOf(api: object, isThere = true): { client: RareClient; counts: { started: number; ended: number } } {
  const counts = { started: 0, ended: 0 };
  const spawn = (): Worker => {
    counts.started++;
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    Comlink.expose({ open: () => ok(ABOUT), search: () => ok([]), ...api }, port2);
    return Object.assign(port1, { terminate: () => counts.ended++ }) as unknown as Worker;
  };
  const identity = { id: 'hpo', version: '1', date: '', licence: '', sha256: '' };
  const pack: LoadedPack = { identity, kind: 'hpo', bytes: new Uint8Array(4) };
  const load = () => Promise.resolve(isThere ? ok(pack) : fail('reference/pack-missing'));
  const client = new RareClient(spawn, load, load);
  return { client, counts };
}

describe('the worker of the differential', () => {
  it('starts with the first question, once, and is handed the list', async () => {
    const { client, counts } = clientOf({});
    expect(counts.started).toBe(0);
    expect(await client.open()).toEqual({ ok: true, value: ABOUT });
    expect(await client.ask((api) => api.search('x'))).toEqual({ ok: true, value: [] });
    expect(counts).toEqual({ started: 1, ended: 0 });
  });

  it('is ended where the list is not there, and tried again; where it is not sealed it says so each time, and holds nothing', async () => {
    const lacking = clientOf({}, false);
    expect(await lacking.client.ask((api) => api.search('x'))).toEqual({ ok: false, error: { code: 'reference/pack-missing' } }); // prettier-ignore
    const open = clientOf({ open: () => fail('seal/not-sealed') });
    expect(await open.client.open()).toEqual({ ok: false, error: { code: 'seal/not-sealed' } });
    expect(await open.client.open()).toEqual({ ok: false, error: { code: 'seal/not-sealed' } });
    expect([lacking.counts, open.counts]).toEqual([{ started: 1, ended: 1 }, { started: 1, ended: 0 }]); // prettier-ignore
  });

  it('forgets everything when it is closed: a question that waits is answered, the next starts another', async () => {
    const { client, counts } = clientOf({ answer: () => new Promise(() => undefined) });
    await client.open();
    const waiting = client.ask((api) => api.answer({ present: [], absent: [], sex: null, age: null, onset: null }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    client.close();
    expect(await waiting).toMatchObject({ ok: false });
    await client.open();
    expect(counts).toEqual({ started: 2, ended: 1 });
  });

  it('that throws reads as a fault of ours', async () => {
    const { client } = clientOf({
      search: () => {
        throw new TypeError('no such thing');
      },
    });
    expect(await client.ask((api) => api.search('x'))).toEqual({ ok: false, error: { code: 'bug/unexpected' } });
  });
});
