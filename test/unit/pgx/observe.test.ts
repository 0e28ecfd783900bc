import { describe, expect, it } from 'vitest';
import type { Build } from '../../../src/domain/genotype/genome.ts';
import type { LetterCall, ObservedSite, VcfCall } from '../../../src/domain/genotype/observed-site.ts';
import type { Sex } from '../../../src/domain/genotype/sex.ts';
import type { ObserveContext, PositionReading } from '../../../src/domain/pgx/observe-context.ts';
import { observePosition, watchedPositions } from '../../../src/domain/pgx/observe.ts';
import { builtPgxPack } from '../../support/pgx-vectors.ts';

const pack = builtPgxPack();

function letters(first: string | null, second: string | null | undefined, rsid: string | null = null): LetterCall {
  return { kind: 'letters', first, second, rsid };
}

function record(ref: string, alts: string[], genotype: (number | null)[], more: Partial<VcfCall> = {}): VcfCall {
  return { kind: 'vcf', rsid: null, ref, alts, genotype, phased: false, phaseSet: null, alleleDepths: null, filter: 'PASS', ...more }; // prettier-ignore
}

interface Scene {
  gene: string;
  /** GRCh38 position of the definition. */
  position: number;
  build?: Build;
  sex?: Sex;
  indelLettersKnown?: boolean;
  /** Records by offset from the position in the file's build. */
  sites: Record<number, ObservedSite[]>;
}

function read({
  gene,
  position,
  build = 'GRCh38',
  sex = null,
  indelLettersKnown = false,
  sites,
}: Scene): PositionReading {
  const definition = pack.genes.find((row) => row.gene === gene);
  const place = definition?.positions.find((row) => row.position === position);
  if (definition?.chromosome == null || place === undefined) throw new Error('no such position');
  const at = build === 'GRCh38' ? place.position : (place.position37 ?? 0);
  const context: ObserveContext = {
    lookup: { at: (_, asked) => sites[asked - at] ?? [] },
    build,
    chromosome: definition.chromosome,
    sex,
    indelLettersKnown,
    chipCluster: null,
  };
  return observePosition(context, place, definition.positions);
}

const RS4149056 = { gene: 'SLCO1B1', position: 21178615 };
const UGT1A1_REPEAT = { gene: 'UGT1A1', position: 233760233 };
const CYP3A5_RS776746 = { gene: 'CYP3A5', position: 99672916 };
const CYP3A5_7 = { gene: 'CYP3A5', position: 99652770 };
const G6PD_A = { gene: 'G6PD', position: 154532990 };

describe('letters of a chip', () => {
  it('reads bases where both builds have the same reference', () => {
    expect(read({ ...RS4149056, build: 'GRCh37', sites: { 0: [letters('T', 'C')] } }).call?.alleles).toEqual([
      'T',
      'C',
    ]);
  });

  it('takes bases as bases where the reference differs between the builds', () => {
    const reading = read({ ...CYP3A5_RS776746, build: 'GRCh37', sites: { 0: [letters('C', 'C')] } });
    expect(reading.call?.alleles).toEqual(['C', 'C']);
  });

  it('calls nothing where probes disagree, and takes agreeing ones in any order', () => {
    const disagree = read({ ...RS4149056, sites: { 0: [letters('T', 'T'), letters('T', 'C')] } });
    expect(disagree).toMatchObject({ state: 'no-call', reasons: ['pgx/probes-disagree'] });
    expect(read({ ...RS4149056, sites: { 0: [letters('T', 'C'), letters('C', 'T')] } }).state).toBe('read');
    expect(read({ ...RS4149056, sites: { 0: [letters(null, null), letters('T', 'T')] } }).state).toBe('read');
  });

  it('does not read a base that the definition does not list', () => {
    expect(read({ ...RS4149056, sites: { 0: [letters('A', 'A')] } }).state).toBe('unreadable');
  });

  it('reads I and D only where the meaning is known, on the base after the anchor only by rsid', () => {
    const position = { gene: 'CYP2D6', position: 42129083 };
    expect(read({ ...position, sites: { 0: [letters('D', 'I')] } }).state).toBe('unreadable');
    const known = read({ ...position, indelLettersKnown: true, sites: { 0: [letters('D', 'I')] } });
    expect(known.call?.alleles).toEqual(['C', 'CA']);
    const next = read({ ...position, indelLettersKnown: true, sites: { 1: [letters('I', 'I', 'rs5030655')] } });
    expect(next.call?.alleles).toEqual(['CA', 'CA']);
    expect(read({ ...position, indelLettersKnown: true, sites: { 1: [letters('I', 'I', 'rs1')] } }).state).toBe(
      'absent',
    );
  });

  it('reads I and D of a probe without the rsid only where no other indel of the gene lies near', () => {
    // CYP2D6 rs368858603 lies two bases after rs72549351.
    const crowded = { gene: 'CYP2D6', position: 42128200, indelLettersKnown: true };
    expect(read({ ...crowded, sites: { 0: [letters('I', 'I', 'i6000001')] } }).state).toBe('unreadable');
    expect(read({ ...crowded, sites: { 0: [letters('I', 'I', 'rs368858603')] } }).call?.alleles).toEqual(['CA', 'CA']);
    const alone = { gene: 'CYP2D6', position: 42129083, indelLettersKnown: true };
    expect(read({ ...alone, sites: { 0: [letters('I', 'I', 'i6000001')] } }).call?.alleles).toEqual(['CA', 'CA']);
    expect(read({ ...alone, sites: { 0: [letters('I', 'I', 'rs12345')] } }).state).toBe('unreadable');
  });

  it('never reads a repeat length or CYP3A5*7 from I and D', () => {
    for (const place of [UGT1A1_REPEAT, CYP3A5_7]) {
      const reading = read({ ...place, indelLettersKnown: true, sites: { 0: [letters('I', 'I')] } });
      expect(reading.state).toBe('unreadable');
    }
  });

  it('reads one copy of X for a male, and nothing from two different ones', () => {
    expect(read({ ...G6PD_A, sex: 'male', sites: { 0: [letters('C', 'C')] } }).call?.alleles).toEqual(['C']);
    expect(read({ ...G6PD_A, sex: 'male', sites: { 0: [letters('C', 'T')] } }).state).toBe('no-call');
    expect(read({ ...G6PD_A, sex: 'female', sites: { 0: [letters('C', 'T')] } }).call?.alleles).toEqual(['C', 'T']);
  });
});

describe('records of a VCF', () => {
  it('refuses another reference, a contradicted genotype and symbolic alleles', () => {
    expect(read({ ...RS4149056, sites: { 0: [record('A', ['C'], [0, 1])] } })).toMatchObject({ state: 'unreadable', reasons: ['pgx/reference-mismatch'] }); // prettier-ignore
    expect(read({ ...RS4149056, sites: { 0: [record('T', ['C'], [0, 1], { alleleDepths: [30, 0] })] } }).state).toBe('unreadable'); // prettier-ignore
    expect(read({ ...RS4149056, sites: { 0: [record('T', ['<NON_REF>'], [0, 1])] } }).state).toBe('unreadable');
    expect(read({ ...RS4149056, sites: { 0: [record('T', ['<NON_REF>'], [0, 0])] } }).call?.alleles).toEqual([
      'T',
      'T',
    ]);
  });

  it('reads GRCh37 records by their own reference', () => {
    const reading = read({ ...CYP3A5_RS776746, build: 'GRCh37', sites: { 0: [record('C', ['T'], [0, 1])] } });
    expect(reading.call?.alleles).toEqual(['C', 'T']);
    const wrong = read({ ...CYP3A5_RS776746, build: 'GRCh37', sites: { 0: [record('T', ['C'], [0, 1])] } });
    expect(wrong.state).toBe('unreadable');
  });

  it('keeps half of a genotype only where it is a variant', () => {
    expect(read({ ...RS4149056, sites: { 0: [record('T', ['C'], [0, null])] } }).state).toBe('no-call');
    expect(read({ ...RS4149056, sites: { 0: [record('T', ['C'], [null, 1])] } }).call?.alleles).toEqual([null, 'C']);
  });

  it('reads an indel that is written with fewer or more bases', () => {
    const shorter = read({ ...UGT1A1_REPEAT, sites: { 0: [record('C', ['CAT'], [0, 1])] } });
    expect(shorter.call?.alleles).toEqual(['CAT', 'CATAT']);
    const longer = read({ ...CYP3A5_7, sites: { 0: [record('TC', ['TAC'], [0, 1])] } });
    expect(longer.call?.alleles).toEqual(['T', 'TA']);
  });

  it('reads an indel as reference from one line for each of its bases, and only if all are there', () => {
    const lines = { 0: [record('C', [], [0, 0])], 1: [record('A', [], [0, 0])], 2: [record('T', [], [0, 0])] };
    expect(read({ ...UGT1A1_REPEAT, sites: lines }).call?.alleles).toEqual(['CAT', 'CAT']);
    const partly = { 0: lines[0], 1: lines[1] };
    expect(read({ ...UGT1A1_REPEAT, sites: partly }).state).toBe('unreadable');
    const variant = { ...lines, 2: [record('T', ['G'], [0, 1])] };
    expect(read({ ...UGT1A1_REPEAT, sites: variant }).state).toBe('unreadable');
  });

  it("reads a gVCF block as reference, of the file's own build", () => {
    const block: ObservedSite = { kind: 'referenceBlock', start: 1, end: 2e8 };
    expect(read({ ...RS4149056, sites: { 0: [block] } }).call?.alleles).toEqual(['T', 'T']);
    expect(read({ ...CYP3A5_RS776746, build: 'GRCh37', sites: { 0: [block] } }).call?.alleles).toEqual(['C', 'C']);
    expect(read({ ...UGT1A1_REPEAT, sites: { 0: [block] } }).state).toBe('absent');
    expect(read({ ...UGT1A1_REPEAT, sites: { 0: [block], 1: [block], 2: [block] } }).state).toBe('read');
  });

  it('never takes an absent position for reference', () => {
    expect(read({ ...RS4149056, sites: {} })).toEqual({ state: 'absent', call: null, reasons: [] });
  });
});

describe('positions to keep in full', () => {
  it('spans the reference of indels', () => {
    const gene = pack.genes.find((row) => row.gene === 'UGT1A1');
    expect(watchedPositions('GRCh37', gene?.positions ?? [])).toEqual([234668570, 234668879, 234668880, 234668881, 234669144, 234669619]); // prettier-ignore
  });
});

describe('imputed genotypes', () => {
  const at = (more: Partial<VcfCall>): PositionReading =>
    read({ ...RS4149056, sites: { 0: [record('T', ['C'], [0, 1], more)] } });

  it('are calls of a state of their own from 99 % on', () => {
    expect(at({ imputed: { probability: 0.99, copies: 1, variance: 0 } })).toMatchObject({
      state: 'imputed',
      call: { alleles: ['T', 'C'] },
    });
  });

  it('are no calls below that, or where the file does not say how certain it is', () => {
    expect(at({ imputed: { probability: 0.98, copies: 1, variance: 0.02 } })).toMatchObject({
      state: 'no-call',
      call: null,
      reasons: ['pgx/imputed-below-certainty'],
    });
    expect(at({ imputed: { probability: null, copies: 1, variance: 0 } })).toMatchObject({
      state: 'no-call',
      reasons: ['pgx/imputed-certainty-unknown'],
    });
  });

  it('of letters carry no certainty', () => {
    const reading = read({ ...RS4149056, sites: { 0: [{ ...letters('T', 'C'), imputed: true }] } });
    expect(reading).toMatchObject({ state: 'no-call', call: null, reasons: ['pgx/imputed-certainty-unknown'] });
  });

  it('confirm the reference of an insertion only if they are certain', () => {
    const site = (probability: number): ObservedSite =>
      record('T', ['C'], [0, 0], { imputed: { probability, copies: 0, variance: 0 } });
    expect(read({ ...RS4149056, sites: { 0: [site(0.999)] } }).state).toBe('imputed');
    expect(read({ ...RS4149056, sites: { 0: [site(0.9)] } }).state).toBe('no-call');
  });
});
