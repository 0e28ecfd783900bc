import { describe, expect, it } from 'vitest';
import { TumourDesk } from '../../../src/domain/tumour/tumour-desk.ts';
import { fail, ok, type Result } from '../../../src/errors/result.ts';
import type { TumourApi } from '../../../src/rpc/tumour-api.ts';
import type { TumourClient } from '../../../src/rpc/tumour-client.ts';
import { Tumour } from '../../../src/state/tumour.svelte.ts';
import { builtTumour } from '../../support/tumour.ts';

/** A client that asks the list itself, without a worker, and counts how often it was closed. */
function roomOf(): { room: Tumour; counts: { closed: number } } {
  const desk = new TumourDesk(builtTumour().index.knowledge);
  const api: TumourApi = {
    open: () => Promise.resolve(ok(desk.about)),
    searchTypes: (text) => ok(desk.searchTypes(text)),
    suggest: (text) => ok(desk.suggest(text)),
    readList: (text) => ok(desk.readList(text)),
    readFile: () => Promise.resolve(fail('tumour/consumer-file')),
    answer: (profile) => ok(desk.answer(profile)),
    takeTrials: () => ok(0),
    bringTrials: () => Promise.resolve(fail('trials/not-ctml')),
    dropTrials: () => ok(0),
    answerTrials: () => ok({ trials: [], asks: [] }),
  };
  const counts = { closed: 0 };
  const client = {
    open: () => Promise.resolve(ok(desk.about)),
    ask: <T>(question: (asked: TumourApi) => Promise<Result<T>>) => question(api),
    close: () => {
      counts.closed++;
    },
  };
  return { room: new Tumour(client as unknown as TumourClient), counts };
}

describe('what is told of a tumour', () => {
  it('is added list by list, each change once, and taken away again', async () => {
    const { room } = roomOf();
    await room.addList('BRAF V600E\nTMB 12');
    await room.addList('BRAF p.Val600Glu\nMSI-H\nhello');
    expect(room.profile.alterations).toHaveLength(1);
    expect(room.profile.markers).toMatchObject({ mutationalBurden: 12, microsatellites: 'MSI-H' });
    expect(room.notUnderstood).toMatchObject([{ told: 'hello' }]);
    const [first] = room.profile.alterations;
    if (first !== undefined) await room.take(first);
    // The markers are still told.
    expect(room.profile.alterations).toEqual([]);
    expect(room.answer).toMatchObject({
      alterations: [],
      items: [],
      markers: [{ marker: 'microsatellites' }, { marker: 'mutationalBurden' }],
    });
    await room.setMarkers({ microsatellites: null, mutationalBurden: null });
    expect(room.answer).toBeNull();
  });

  it('what was meant takes the place of what was not understood', async () => {
    const { room } = roomOf();
    await room.addList('V600E');
    const [one] = room.notUnderstood;
    if (one !== undefined) await room.answerNotUnderstood(one, 'BRAF V600E');
    expect([room.notUnderstood, room.profile.alterations.length]).toEqual([[], 1]);
  });

  it('the tumour type changes the order of the answer', async () => {
    const { room } = roomOf();
    await room.addList('BRAF V600E');
    expect(room.answer?.items[0]?.relation).toBe('unknown');
    await room.searchTypes('MEL');
    await room.setType(room.typeHits[0]?.node ?? null);
    expect(room.answer?.items[0]).toMatchObject({ relation: 'same', disease: 'Melanoma' });
  });

  it('a refused file adds nothing and says why', async () => {
    const { room } = roomOf();
    await room.addList('BRAF V600E');
    await room.openFile(new Blob(['x']));
    expect(room.fileFailure?.code).toBe('tumour/consumer-file');
    expect(room.profile.alterations).toHaveLength(1);
  });

  it('goes when it is forgotten, with the worker that was told it', async () => {
    const { room, counts } = roomOf();
    await room.addList('BRAF V600E\nhello\nMSS');
    room.clear();
    expect(counts.closed).toBe(1);
    expect([room.answer, room.type, room.file, room.list, room.about]).toEqual([null, null, null, null, null]);
    expect([room.profile.alterations, room.notUnderstood, room.profile.markers.microsatellites]).toEqual([
      [],
      [],
      null,
    ]);
  });
});
