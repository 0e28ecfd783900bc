import { describe, expect, test } from 'vitest';
import type { LetterCall, VcfCall } from '../../../src/domain/genotype/observed-site.ts';
import { isAmbiguousPair, isBases } from '../../../src/domain/scores/alleles.ts';
import type { CopyRules } from '../../../src/domain/scores/match-alleles.ts';
import {
  matchLetters,
  matchRecord,
  matchRecordAlleles,
  matchReferenceBlock,
} from '../../../src/domain/scores/match-alleles.ts';
import { STATUS } from '../../../src/domain/scores/term-status.ts';
import { vectorRows } from '../../support/vectors.ts';

const DIPLOID: CopyRules = { haploid: false, mayBeHaploid: false, haploidCopies: 2 };
const TYPES = ['NO_MATCH', 'ALT_NO_OA', 'REF_NO_OA', 'ALTREF_FLIP', 'REFALT_FLIP', 'ALTREF', 'REFALT'];

describe('single variants against the verdicts of pygscatalog', () => {
  vectorRows('scores/match.tsv').forEach((row, index) => {
    const get = (name: string): string => row.get(name) ?? '';
    test(`${String(index + 1)} ${get('kind')} ${get('ref')} ${get('alts')}`, () => {
      const alts = get('alts').split(',');
      const [alt = ''] = alts;
      if (get('kind') === 'ambiguous') {
        const got = isBases(get('ref')) && isBases(alt) ? String(isAmbiguousPair(get('ref'), alt)) : 'valueerror';
        expect(got).toBe(get('verdict'));
        return;
      }
      const match = matchRecordAlleles(get('ref'), [alt], { effect: get('effect'), other: get('other') || null });
      const leftOut =
        (alts.length > 1 && get('keep_multiallelic') !== 'true') ||
        (isAmbiguousPair(get('ref'), alt) && get('keep_ambiguous') !== 'true');
      const verdict = leftOut ? 'EXCLUDED' : (TYPES[match?.priority ?? 0] ?? '');
      expect(verdict).toBe(get('verdict'));
      expect(leftOut || match === null ? '' : String(match.effectIndex)).toBe(get('effect_index'));
    });
  });
});

function letters(text: string): LetterCall {
  const [first = '', second] = text;
  const value = (letter: string): string | null => (letter === '-' ? null : letter);
  return { kind: 'letters', first: value(first), second: second === undefined ? undefined : value(second), rsid: null };
}

describe('chip letters', () => {
  test.each([
    ['AG', 'A', 'G', STATUS.matched, 1],
    ['AA', 'A', 'G', STATUS.matched, 2],
    ['GG', 'A', 'G', STATUS.matched, 0],
    ['CT', 'A', 'G', STATUS.flipped, 1],
    ['TT', 'A', 'G', STATUS.flipped, 2],
    ['AC', 'A', 'G', STATUS.thirdAllele, 255],
    ['AT', 'A', 'G', STATUS.thirdAllele, 255],
    ['--', 'A', 'G', STATUS.noCall, 255],
    ['A-', 'A', 'G', STATUS.noCall, 255],
    ['II', 'CAAA', 'C', STATUS.matched, 2],
    ['DI', 'CAAA', 'C', STATUS.matched, 1],
    ['DD', 'CAAA', 'C', STATUS.matched, 0],
    ['DD', 'C', 'CAAA', STATUS.matched, 2],
    ['DI', 'AG', 'CT', STATUS.indelUnreadable, 255],
    ['DI', 'A', 'G', STATUS.indelUnreadable, 255],
    ['CC', 'C', 'CAAA', STATUS.indelUnreadable, 255],
  ])('%s at effect %s, other %s', (call, effect, other, status, dosage) => {
    expect(matchLetters(letters(call), { effect, other }, DIPLOID)).toMatchObject({ status, dosage });
  });

  test('without the other allele letters cannot tell the strand', () => {
    expect(matchLetters(letters('AA'), { effect: 'A', other: null }, DIPLOID).status).toBe(STATUS.noOtherAllele);
  });

  test('one letter is a genotype only where there is one chromosome', () => {
    const haploid: CopyRules = { haploid: true, mayBeHaploid: true, haploidCopies: 1 };
    expect(matchLetters(letters('A'), { effect: 'A', other: 'G' }, DIPLOID).status).toBe(STATUS.noCall);
    expect(matchLetters(letters('A'), { effect: 'A', other: 'G' }, haploid)).toMatchObject({
      dosage: 1,
      haploid: true,
    });
    expect(matchLetters(letters('AA'), { effect: 'A', other: 'G' }, { ...haploid, haploidCopies: 2 })).toMatchObject({
      dosage: 2,
      haploid: false,
    });
    expect(matchLetters(letters('AG'), { effect: 'A', other: 'G' }, haploid).status).toBe(STATUS.noCall);
  });
});

function record(ref: string, alts: string[], genotype: (number | null)[]): VcfCall {
  return {
    kind: 'vcf',
    rsid: null,
    ref,
    alts,
    genotype,
    phased: false,
    phaseSet: null,
    alleleDepths: null,
    filter: 'PASS',
  };
}

describe('VCF records', () => {
  const rules = { ...DIPLOID, keepAmbiguous: false };
  test.each([
    [record('A', ['G'], [0, 1]), 'G', 'A', STATUS.matched, 1],
    [record('T', ['C'], [1, 1]), 'G', 'A', STATUS.flipped, 2],
    [record('A', ['G', 'C'], [1, 1]), 'C', 'A', STATUS.thirdAllele, 255],
    [record('A', ['G', 'C'], [0, 2]), 'C', 'A', STATUS.matched, 1],
    [record('A', ['T'], [0, 1]), 'A', 'T', STATUS.ambiguous, 255],
    [record('A', ['G'], [0, null]), 'G', 'A', STATUS.noCall, 255],
    [record('CAAA', ['C'], [0, 1]), 'C', 'CAAA', STATUS.matched, 1],
    [record('CAA', ['CA'], [0, 1]), 'C', 'CA', STATUS.matched, 1],
    [record('A', ['.'], [0, 0]), 'G', 'A', STATUS.matched, 0],
    [record('T', ['<NON_REF>'], [0, 0]), 'G', 'A', STATUS.flipped, 0],
    [record('A', ['G'], [1, 1]), 'G', null, STATUS.matched, 2],
  ])('%#', (call, effect, other, status, dosage) => {
    expect(matchRecord(call, { effect, other }, rules)?.verdict).toMatchObject({ status, dosage });
  });

  test('alleles of another variant do not match, and a reference-only record says nothing on an indel', () => {
    expect(matchRecord(record('A', ['C'], [0, 1]), { effect: 'G', other: 'A' }, rules)).toBeNull();
    expect(matchRecord(record('C', ['.'], [0, 0]), { effect: 'C', other: 'CAAA' }, rules)).toBeNull();
  });

  test('a reference block answers only where the reference allele is known', () => {
    expect(matchReferenceBlock(0, DIPLOID)).toBeNull();
    expect(matchReferenceBlock(1, DIPLOID)).toMatchObject({ dosage: 2 });
    expect(matchReferenceBlock(2, DIPLOID)).toMatchObject({ dosage: 0 });
  });
});

describe('imputed records', () => {
  const imputed = (genotype: (number | null)[], certainty: NonNullable<VcfCall['imputed']>, alts = ['G']): VcfCall => ({
    kind: 'vcf', rsid: null, ref: 'A', alts, genotype, phased: false, phaseSet: null, alleleDepths: null, filter: 'PASS', imputed: certainty,
  }); // prettier-ignore
  const rules = { ...DIPLOID, keepAmbiguous: false };
  const verdictOf = (record: VcfCall, effect: string, other: string, more: object = {}) =>
    matchRecord(record, { effect, other }, { ...rules, ...more })?.verdict;
  const UNSURE = { probability: 0.7, copies: 1.2, variance: 0.2 };

  test('count their expected copies, of either allele, with their variance', () => {
    expect(verdictOf(imputed([0, 1], UNSURE), 'G', 'A')).toMatchObject({ dosage: 1.2, variance: 0.2 });
    expect(verdictOf(imputed([0, 1], UNSURE), 'A', 'G')).toMatchObject({ dosage: 0.8, variance: 0.2 });
    expect(verdictOf(imputed([0, 1], UNSURE), 'C', 'T')).toMatchObject({ dosage: 1.2, status: STATUS.flipped });
  });

  test.each([
    ['a row that counts whole copies', { wholeCopies: true }],
    ['a place where there may be one copy', { mayBeHaploid: true }],
  ])('%s takes the genotype, if the file is certain of it', (_, more) => {
    expect(verdictOf(imputed([0, 1], UNSURE), 'G', 'A', more)).toMatchObject({ status: STATUS.noCall });
    const sure = { ...UNSURE, probability: 0.995 };
    expect(verdictOf(imputed([0, 1], sure), 'G', 'A', more)).toMatchObject({ dosage: 1, variance: 0 });
  });

  test('several ALT: the genotype, if the file is certain of it', () => {
    const record = (probability: number): VcfCall =>
      imputed([0, 2], { probability, copies: null, variance: 0 }, ['G', 'T']);
    expect(verdictOf(record(0.98), 'G', 'A')).toMatchObject({ status: STATUS.noCall });
    expect(verdictOf(record(0.999), 'G', 'A')).toMatchObject({ status: STATUS.thirdAllele });
  });
});
