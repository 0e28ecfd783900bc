import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/domain/report/report.ts';
import { MedicineRoom } from '../../../src/state/medicines.svelte.ts';
import { builtDrugPacks } from '../../support/drug-packs.ts';

interface FakeSession {
  genomeNumber: number;
  shown: { file: null; pgx: null; scores: null; report: Report | null; sampleId: null };
}

function sessionOf(genomeNumber: number, hasReport: boolean): FakeSession {
  const report = hasReport ? ({} as Report) : null;
  return { genomeNumber, shown: { file: null, pgx: null, scores: null, report, sampleId: null } };
}

async function roomOf(session: FakeSession): Promise<MedicineRoom> {
  const room = new MedicineRoom({ drugPacks: () => Promise.resolve(builtDrugPacks()) }, session);
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
    session.genomeNumber = 2;
    expect(room.mine).toEqual([]);
    room.add('warfarin');
    expect(room.mine).toEqual(['warfarin']);
  });

  it('that were named before any file stay for the first one', async () => {
    const session = sessionOf(0, false);
    const room = await roomOf(session);
    room.add('codeine');
    session.genomeNumber = 1;
    expect(room.mine).toEqual(['codeine']);
    session.genomeNumber = 2;
    expect(room.mine).toEqual([]);
  });

  it('are forgotten with everything that was looked up', async () => {
    const room = await roomOf(sessionOf(1, true));
    room.addList('codeine, qwerty');
    room.query = 'codeine';
    room.openDrug('codeine');
    room.clear();
    expect([room.mine, room.unknown, room.drug, room.query, room.part]).toEqual([[], [], null, '', 'genes']);
    expect(room.catalogue).not.toBeNull();
  });

  it('say so where the packs are not there', async () => {
    const room = new MedicineRoom({ drugPacks: () => Promise.resolve([]) }, sessionOf(0, false));
    await room.loadCatalogue();
    expect([room.catalogueState, room.addList('codeine')]).toEqual(['failed', { found: 0, unknown: 0 }]);
  });
});
