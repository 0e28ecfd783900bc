import { describe, expect, it } from 'vitest';
import type { MatchedItem, TumourAnswer } from '../../../src/domain/tumour/match.ts';
import { answerTo } from '../../support/tumour.ts';

const fitting = ({ items }: TumourAnswer): MatchedItem[] => items.filter(({ fit }) => fit === 'includes');
/** How items on one variant of the list match: `class fit`, or `none`. */
function matchOf(answer: TumourAnswer, gene: string, variant: string): string {
  const item = [...answer.items, ...answer.differing].find((one) => one.gene === gene && one.variant.toUpperCase() === variant.toUpperCase()); // prettier-ignore
  return item === undefined ? 'none' : `${item.matchClass} ${item.fit}`;
}

it.each([
  // The very change, and what includes it.
  ['BRAF V600E', 'BRAF', 'V600E', 'exact includes'],
  ['BRAF p.Val600Glu', 'BRAF', 'V600E', 'exact includes'],
  ['BRAF V600E', 'BRAF', 'V600', 'codon includes'],
  ['BRAF V600E', 'BRAF', 'MUTATION', 'gene asks'],
  ['BRAF mutation', 'BRAF', 'MUTATION', 'gene includes'],
  ['KRAS G12D', 'KRAS', 'G12/G13', 'codon includes'],
  ['KRAS G12D', 'KRAS', 'EXON 2 MUTATION', 'region includes'],
  ['EGFR E746_A750del', 'EGFR', 'EXON 19 DELETION', 'region includes'],
  ['EGFR L747_P753delinsS', 'EGFR', 'EXON 19 DELETION', 'region includes'],
  ['EGFR exon 19 deletion', 'EGFR', 'EXON 19 DELETION', 'region includes'],
  ['EGFR A763_Y764insFQEA', 'EGFR', 'EXON 20 INSERTION', 'region includes'],
  ['ERBB2 amplification', 'ERBB2', 'AMPLIFICATION', 'category includes'],
  ['EML4-ALK', 'ALK', 'EML4-ALK', 'exact includes'],
  ['ALK-EML4 fusion', 'ALK', 'EML4-ALK', 'exact includes'],
  ['EML4-ALK', 'ALK', 'ALK FUSIONS', 'category includes'],
  ['BCR-ABL T315I', 'ABL1', 'BCR-ABL T315I', 'exact includes'],
  ['NPM1 W288Cfs*12', 'NPM1', 'W288FS', 'exact includes'],
  ['KRAS wild type', 'KRAS', 'WILDTYPE', 'exact includes'],
  ['FLT3-ITD', 'FLT3', 'ITD', 'category includes'],
  // The same codon, another change: never evidence for what was told.
  ['BRAF V600K', 'BRAF', 'V600E', 'codon differs'],
  // Less was told than the list asks for.
  ['KRAS G12', 'KRAS', 'G12D', 'codon asks'],
  ['BRAF mutation', 'BRAF', 'V600E', 'gene asks'],
  ['ALK fusion', 'ALK', 'EML4-ALK', 'category asks'],
  ['BRAF V600E', 'BRAF', 'V600E AND AMPLIFICATION', 'exact asks'],
  ['ABL1 T315I', 'ABL1', 'BCR-ABL T315I', 'exact asks'],
  ['CDKN2A loss', 'CDKN2A', 'DELETION', 'category asks'],
  // Both of a combination.
  ['BRAF V600E\nBRAF amplification', 'BRAF', 'V600E AND AMPLIFICATION', 'category includes'],
  // Something else of the gene.
  ['BRAF V600E', 'BRAF', 'AMPLIFICATION', 'gene differs'],
  ['EGFR L858R', 'EGFR', 'EXON 19 DELETION', 'gene differs'],
  ['ERBB2 amplification', 'ERBB2', 'MUTATION', 'gene differs'],
  ['EML4-ALK', 'ALK', 'CLTC-ALK', 'gene differs'],
  // A gene without a change matches nothing but the wild type, and what was not found matches nothing.
  ['KRAS wild type', 'KRAS', 'G12D', 'none'],
  ['KRAS wild type', 'KRAS', 'MUTATION', 'none'],
  ['BRAF V600E not detected', 'BRAF', 'V600E', 'none'],
])('%s against %s %s: %s', (told, gene, variant, expected) => {
  const all = answerTo(told, null);
  const found = matchOf(all, gene, variant);
  // Only the first hundred of what differs are handed on.
  if (expected.endsWith('differs') && found === 'none')
    expect(all.differingTotal).toBeGreaterThan(all.differing.length);
  else expect(found).toBe(expected);
});

it.each([
  ['BRAF V600E', 'MEL', 'Melanoma', 'same'],
  ['BRAF V600E', 'COAD', 'Colorectal Cancer', 'related'],
  ['BRAF V600E', 'COAD', 'Melanoma', 'other'],
  ['EGFR L858R', 'NSCLC', 'Lung Non-small Cell Carcinoma', 'same'],
  ['EGFR L858R', 'LUAD', 'Lung Non-small Cell Carcinoma', 'related'],
  ['EGFR L858R', 'LUAD', 'Lung Adenocarcinoma', 'same'],
  ['EGFR L858R', 'SCLC', 'Lung Adenocarcinoma', 'tissue'],
  ['NTRK1 fusion', 'THPA', 'Cancer', 'related'],
  ['ERBB2 amplification', 'BREAST', 'Her2-receptor Positive Breast Cancer', 'related'],
  ['ERBB2 amplification', 'IDC', 'Her2-receptor Positive Breast Cancer', 'related'],
  ['ERBB2 amplification\nHER2 negative', 'IDC', 'Her2-receptor Positive Breast Cancer', 'other'],
  ['BRAF V600E', 'MEL', 'Skin Melanoma', 'unknown'],
  ['BRAF V600E', null, 'Melanoma', 'unknown'],
  ['BCR-ABL', 'CML', 'Chronic Myeloid Leukemia', 'same'],
])('%s in %s: %s is %s', (told, type, disease, relation) => {
  expect(answerTo(told, type).items.find((item) => item.disease === disease)?.relation).toBe(relation);
});

describe('the order', () => {
  it('is by relation, class, level and rating, and nothing of another tumour stands before the same', () => {
    const items = fitting(answerTo('KRAS G12D', 'COADREAD'));
    const rank = { same: 0, related: 1, tissue: 2, unknown: 3, other: 4 };
    const classes = { exact: 0, codon: 1, region: 2, category: 3, gene: 4 };
    const keys = items.map(({ relation, matchClass, level, rating }) => [rank[relation], classes[matchClass], 'ABCDE'.indexOf(level), 5 - rating].join('')); // prettier-ignore
    expect(keys).toEqual([...keys].sort());
    expect(items.length).toBeGreaterThan(50);
  });
});

describe('sides', () => {
  it('what a paper does not support is never support', () => {
    const items = fitting(answerTo('BRAF V600E\nKRAS G12D\nERBB2 amplification\nEGFR T790M', 'LUAD'));
    const denied = items.filter(({ direction }) => direction === 'Does Not Support');
    expect(denied.length).toBeGreaterThan(20);
    for (const { effect } of denied) expect([null, 'no-sensitivity', 'no-resistance', 'no-adverse']).toContain(effect);
    for (const item of items.filter(({ effect }) => effect === 'sensitivity')) expect(item.direction).toBe('Supports');
  });

  it('reduced sensitivity and adverse response have names of their own', () => {
    const effects = new Set(fitting(answerTo('JAK2 mutation\nEGFR mutation\nTP53 mutation\nBRCA1 mutation\nFLT3 ITD\nKRAS mutation\nUGT1A1 UGT1A1*28', null)).map(({ effect }) => effect)); // prettier-ignore
    expect(effects).toContain('adverse');
  });

  it('a therapy with both is a conflict that names its items', () => {
    const { conflicts, items } = answerTo('BRAF V600E', 'COAD');
    expect(conflicts.length).toBeGreaterThan(0);
    for (const { therapy, for: yes, against } of conflicts) {
      for (const id of yes) expect(items.find((item) => item.id === id)).toMatchObject({ effect: 'sensitivity', fit: 'includes' }); // prettier-ignore
      for (const id of [...yes, ...against]) expect(items.find((item) => item.id === id)?.therapies.join(' ')).toContain(therapy.split(' + ')[0]); // prettier-ignore
      expect(yes.length * against.length).toBeGreaterThan(0);
    }
  });

  it('inherited changes are marked', () => {
    const items = fitting(answerTo('VHL R167Q', 'CCRCC'));
    expect(items.some(({ isGermline }) => isGermline)).toBe(true);
    expect(items.filter(({ origin }) => origin === 'Rare Germline').every(({ isGermline }) => isGermline)).toBe(true);
  });
});

describe('what to ask for', () => {
  it('names the variants that depend on it', () => {
    const { asks } = answerTo('KRAS G12', 'COADREAD');
    expect(asks).toMatchObject([{ alteration: 0, level: 'A' }]);
    expect(asks[0]?.variants).toContain('KRAS G12D');
  });

  it('the tumour type', () => {
    expect(answerTo('KRAS G12D', null).asksTumourType).toBe(true);
    expect(answerTo('KRAS G12D', 'COAD').asksTumourType).toBe(false);
  });
});

it('says of each alteration what is known of it', () => {
  const { alterations, items } = answerTo('BRAF V600E\nBRAF W1000R\nZZZ3 R100W', 'MEL');
  expect(alterations.map(({ isGeneKnown }) => isGeneKnown)).toEqual([true, true, false]);
  expect(alterations[0]?.items.includes).toBeGreaterThan(90);
  expect(alterations[2]?.items).toEqual({ includes: 0, asks: 0, differs: 0 });
  expect(items.every((item) => !item.alterations.includes(2))).toBe(true);
});

it('both copies are not read off a tumour', () => {
  const profile = { alterations: [{ kind: 'allele', gene: 'DPYD', allele: { build: 'GRCh37', chromosome: '1', position: 97915614, ref: 'C', alt: 'T' }, exon: null, consequence: null, told: 'x' }] } as const; // prettier-ignore
  expect(matchOf(answerTo('', 'COAD', profile), 'DPYD', 'DPYD*2A HOMOZYGOSITY')).toBe('exact asks');
});
