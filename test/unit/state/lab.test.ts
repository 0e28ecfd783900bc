import { beforeEach, describe, expect, it } from 'vitest';
import type { AnalysisOptions } from '../../../src/domain/analysis/options.ts';
import type { Report } from '../../../src/domain/report/report.ts';
import { ok } from '../../../src/errors/result.ts';
import type { AnalysisClient } from '../../../src/rpc/client.ts';
import { Lab, OPEN_GENOME, RULERS } from '../../../src/state/lab.svelte.ts';
import type { Session } from '../../../src/state/session.svelte.ts';
import { asking } from '../../support/asking.ts';

/** A client that answers with the options it was asked under, and notes who was asked what. */
class FakeClient {
  readonly asked: string[] = [];
  readonly #name: string;
  besideClient: FakeClient | null = null;

  constructor(name: string) {
    this.#name = name;
  }

  beside(): FakeClient {
    this.besideClient = new FakeClient('beside');
    return this.besideClient;
  }

  end(): void {
    this.asked.push('end');
  }

  sample(id: string) {
    this.asked.push(`sample ${id}`);
    return Promise.resolve(ok(new Blob([id])));
  }

  analyse() {
    this.asked.push('analyse');
    return Promise.resolve(ok({ scores: [] } as unknown as Report));
  }

  interpret({ reference, missing }: AnalysisOptions) {
    const group = Object.keys(reference?.shares ?? { own: 1 }).join();
    this.asked.push(`interpret ${group} ${missing}`);
    return Promise.resolve(ok({ scores: [{ id: `${this.#name} ${group}` }] } as unknown as Report));
  }

  readonly ask = asking({ ancestryMap: () => Promise.resolve(null) }).ask;
}

let client: FakeClient;
let session: { genomeNumber: number; shown: { sampleId: string | null } };
let lab: Lab;
beforeEach(() => {
  client = new FakeClient('main');
  session = { genomeNumber: 1, shown: { sampleId: null } };
  lab = new Lab(client as unknown as AnalysisClient, session as unknown as Session);
});

describe('a synthetic person', () => {
  it('is read in a vault of its own, once, against every ruler, with one raw sum', async () => {
    await lab.choose('sample-bao');
    expect(client.asked).toEqual([]);
    const { asked } = client.besideClient ?? expect.fail('no vault of its own');
    expect(asked).toEqual(['sample sample-bao', 'analyse', ...RULERS.map((ruler) => `interpret ${ruler} drop`)]);
    expect(lab.person?.rulers.EAS.map(({ id }) => id)).toEqual(['beside EAS']);
    await lab.choose('sample-bao');
    expect(asked).toHaveLength(2 + RULERS.length);
    expect(lab.isPersonal).toBe(false);
  });

  it('that is chosen while another is read is the one that is shown', async () => {
    await Promise.all([lab.choose('sample-ana'), lab.choose('sample-chidi')]);
    expect(lab.personId).toBe('sample-chidi');
    expect(lab.person?.id).toBe('sample-chidi');
  });
});

describe('the open genome', () => {
  it('is asked about where it is, never handed on, and is personal unless it is synthetic', async () => {
    await lab.choose(OPEN_GENOME);
    expect(client.besideClient).toBeNull();
    expect(client.asked).toEqual(RULERS.map((ruler) => `interpret ${ruler} drop`));
    expect(lab.isPersonal).toBe(true);
    session.shown.sampleId = 'sample-ana';
    expect(lab.isPersonal).toBe(false);
  });

  it('gives no answer that was computed of another genome', async () => {
    await lab.choose(OPEN_GENOME);
    expect(lab.person).not.toBeNull();
    session.genomeNumber = 2;
    expect(lab.person).toBeNull();
    lab.dropOpen();
    expect(lab.personId).toBe('sample-ana');
  });

  it('is forgotten with everything else, an answer on its way included', async () => {
    const asked = lab.choose(OPEN_GENOME);
    lab.clear();
    await asked;
    expect(lab.personId).toBe('sample-ana');
    await lab.choose(OPEN_GENOME);
    lab.clear();
    session.genomeNumber = 1;
    expect([lab.person, lab.personId]).toEqual([null, 'sample-ana']);
  });
});
