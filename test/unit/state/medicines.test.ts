import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/domain/report/report.ts';
import { MedicineRoom } from '../../../src/state/medicines.svelte.ts';
import { asking } from '../../support/asking.ts';
import { builtDrugPacks } from '../../support/drug-packs.ts';

interface FakeSession {
  personNumber: number;
  shown: { file: null; pgx: null; scores: null; report: Report | null; sampleId: null };
}

function sessionOf(personNumber: number, hasReport: boolean): FakeSession {
  const report = hasReport ? ({} as Report) : null;
  return { personNumber, shown: { file: null, pgx: null, scores: null, report, sampleId: null } };
}

async function roomOf(session: FakeSession): Promise<MedicineRoom> {
  const room = new MedicineRoom(asking({ drugPacks: () => Promise.resolve(builtDrugPacks()) }), session);
  await room.loadCatalogue();
  return room;
}

describe('my medicines', () => {
  it('are read from a list, keep what was not read, and settle it', async () => {
    const room = await roomOf(sessionOf(1, true));
    expect(room.addList('Zoloft, Kivexa, sertalin')).toEqual({ found: 2, unknown: 1 });
    expect(room.mine).toEqual(['sertraline', 'abacavir']);
    expect(room.combinationOf('abacavir')).toBe('Kivexa');
    expect(room.combinationOf('sertraline')).toBeNull();
    expect(room.unknown).toEqual(['sertalin']);
    room.settle('sertalin', 'sertraline');
    expect([room.mine, room.unknown]).toEqual([['sertraline', 'abacavir'], []]);
    room.remove('abacavir');
    expect(room.mine).toEqual(['sertraline']);
  });

  it('go with the file that they were made for', async () => {
    const session = sessionOf(1, true);
    const room = await roomOf(session);
    room.add('codeine');
    session.personNumber = 2;
    expect(room.mine).toEqual([]);
    room.add('warfarin');
    expect(room.mine).toEqual(['warfarin']);
  });

  it('are given and put back as they are saved, and say when somebody has changed them', async () => {
    let changes = 0;
    const count = (): void => {
      changes++;
    };
    const packs = asking({ drugPacks: () => Promise.resolve(builtDrugPacks()) });
    const room = new MedicineRoom(packs, sessionOf(3, true), count);
    await room.loadCatalogue();
    room.addList('Zoloft, Kivexa, sertalin');
    room.settle('sertalin', null);
    expect(changes).toBe(2);
    const lists = room.lists;
    const again = new MedicineRoom(packs, sessionOf(7, true), count);
    again.restore(lists);
    expect([again.lists, again.combinationOf('abacavir'), changes]).toEqual([lists, 'Kivexa', 2]);
    again.remove('abacavir');
    expect(changes).toBe(3);
  });

  it('that the catalogue of today does not know are to be settled, whenever it comes', async () => {
    const saved = { mine: ['codeine', 'a drug of yesterday'], combinations: [], unknown: ['x'] };
    const early = new MedicineRoom(asking({ drugPacks: () => Promise.resolve(builtDrugPacks()) }), sessionOf(1, true));
    early.restore(saved);
    await early.loadCatalogue();
    const late = await roomOf(sessionOf(1, true));
    late.restore(saved);
    for (const room of [early, late])
      expect([room.mine, room.unknown]).toEqual([['codeine'], ['x', 'a drug of yesterday']]);
  });

  it('that were named before any file stay for the first one', async () => {
    const session = sessionOf(0, false);
    const room = await roomOf(session);
    room.add('codeine');
    session.personNumber = 1;
    expect(room.mine).toEqual(['codeine']);
    session.personNumber = 2;
    expect(room.mine).toEqual([]);
  });

  it('are forgotten with everything that was looked up', async () => {
    const room = await roomOf(sessionOf(1, true));
    room.addList('codeine, qwerty');
    room.query = 'codeine';
    room.clear();
    expect([room.mine, room.unknown, room.query]).toEqual([[], [], '']);
    expect(room.catalogue).not.toBeNull();
  });

  it('say so where the packs are not there', async () => {
    const room = new MedicineRoom(asking({ drugPacks: () => Promise.resolve([]) }), sessionOf(0, false));
    await room.loadCatalogue();
    expect([room.catalogueState, room.addList('codeine')]).toEqual(['failed', { found: 0, unknown: 0 }]);
  });
});
