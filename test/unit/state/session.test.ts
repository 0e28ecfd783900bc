import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS } from '../../../src/domain/analysis/options.ts';
import type { Report } from '../../../src/domain/report/report.ts';
import { ok } from '../../../src/errors/result.ts';
import { MedicineRoom } from '../../../src/state/medicines.svelte.ts';
import { Session } from '../../../src/state/session.svelte.ts';
import { asking } from '../../support/asking.ts';

const FILE = new Blob(['x']);
const report = (): Report => ({ file: { status: 'ok' }, pgx: {}, scores: [] }) as unknown as Report;
const answer = (): Promise<unknown> => Promise.resolve(ok(report()));
const client = {
  ...asking({ drugPacks: () => Promise.resolve([]) }),
  ...{ analyse: answer, interpret: answer, stop: () => undefined },
};

function setUp(): { session: Session; medicines: MedicineRoom } {
  const session = new Session(client as never);
  return { session, medicines: new MedicineRoom(client, session) };
}

describe('whose genome is open', () => {
  it('stays the same while it is answered for again and a second file is joined', async () => {
    const { session, medicines } = setUp();
    expect(await session.openFiles([FILE], DEFAULT_OPTIONS)).toBe(true);
    medicines.add('codeine');
    expect(await session.reinterpret(DEFAULT_OPTIONS)).toBe(true);
    expect([session.genomeNumber, session.personNumber, medicines.mine]).toEqual([1, 1, ['codeine']]);
    session.adopt(report(), { file: FILE, chosen: {} });
    expect([session.genomeNumber, session.personNumber, medicines.mine]).toEqual([2, 1, ['codeine']]);
    medicines.add('warfarin');
    expect(medicines.mine).toEqual(['codeine', 'warfarin']);
  });

  it('changes with another file, and when it is forgotten', async () => {
    const { session, medicines } = setUp();
    await session.openFiles([FILE], DEFAULT_OPTIONS);
    medicines.add('codeine');
    await session.openFiles([FILE], DEFAULT_OPTIONS);
    expect([session.personNumber, medicines.mine]).toEqual([2, []]);
    medicines.add('warfarin');
    session.forget();
    expect([session.personNumber, medicines.mine, medicines.lists.mine]).toEqual([3, [], []]);
  });
});
