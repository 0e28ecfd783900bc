import * as Comlink from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/errors/result.ts';
import { AnalysisClient } from '../../../src/rpc/client.ts';
import type { Spawner } from '../../../src/rpc/spawn.ts';

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A worker whose vault answers as told, over a real channel. */
function workerOf(vault: object): Worker {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  Comlink.expose(vault, port2);
  return Object.assign(port1, { terminate: () => undefined }) as unknown as Worker;
}

function clientOf(vault: object): { client: AnalysisClient; faults: Failure[] } {
  const spawner: Spawner = {
    vault: () => workerOf({ loadPacks: () => ({ ok: true, value: [] }), ...vault }),
    packs: () => ({ load: () => Promise.resolve({ ok: false, error: { code: 'reference/pack-missing' } }) }) as never,
    safe: null,
    policy: null,
    rare: () => workerOf({}),
    tumour: () => workerOf({}),
    exports: () => workerOf({}),
    airplane: null,
  };
  const client = new AnalysisClient(spawner);
  const faults: Failure[] = [];
  client.onFault = (failure) => faults.push(failure);
  return { client, faults };
}

describe('a question to the vault', () => {
  it('that is answered gives the answer', async () => {
    const { client, faults } = clientOf({ drawScores: () => [] });
    expect(await client.askStarted((vault) => vault.drawScores({} as never, {} as never))).toEqual({
      ok: true,
      value: [],
    });
    expect(faults).toEqual([]);
  });

  it('that makes the vault throw reads as a fault of ours, to whoever asked and to the page', async () => {
    const { client, faults } = clientOf({
      areScores: () => {
        throw new TypeError('no such thing');
      },
    });
    expect(await client.askStarted((vault) => vault.areScores([]))).toEqual({
      ok: false,
      error: { code: 'bug/unexpected' },
    });
    expect(faults).toEqual([{ code: 'bug/unexpected' }]);
  });

  it('that nobody is there to answer finds nothing open', async () => {
    const { client, faults } = clientOf({});
    expect(await client.ask((vault) => vault.coverage())).toEqual({ ok: false, error: { code: 'input/nothing-open' } });
    expect(faults).toEqual([]);
  });

  it('that waits while the vault is ended finds nothing open', async () => {
    const { client, faults } = clientOf({ areScores: () => new Promise(() => undefined) });
    const answer = client.askStarted((vault) => vault.areScores([]));
    client.end();
    expect(await answer).toEqual({ ok: false, error: { code: 'input/nothing-open' } });
    expect(faults).toEqual([]);
  });

  it('that needs packs which are not there fails for that reason', async () => {
    const { client } = clientOf({});
    expect(await client.askLoaded((vault) => vault.drugPacks())).toEqual({ ok: false, error: { code: 'reference/pack-missing' } }); // prettier-ignore
  });
});
