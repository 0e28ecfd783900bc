import { expect, it } from 'vitest';
import { answerTo } from '../../support/tumour.ts';

/** How items on one variant stand to what was told. */
function fitOf(told: string, gene: string, variant: string): string {
  const { items, differing } = answerTo(told, null);
  return [...items, ...differing].find((one) => one.gene === gene && one.variant.toUpperCase() === variant)?.fit ?? 'none'; // prettier-ignore
}

it.each([
  // A codon or exon means substitutions.
  ['BRAF V600*', 'BRAF', 'V600'], ['BRAF V600fs', 'BRAF', 'V600'], ['BRAF V600del', 'BRAF', 'V600'], ['KIT W557*', 'KIT', 'EXON 11 MUTATION'],
  // An item on any mutation names none.
  ['BRCA2 K3326*', 'BRCA2', 'MUTATION'], ['BRCA1 P871L', 'BRCA1', 'MUTATION'], ['EGFR K745*', 'EGFR', 'MUTATION'], ['EGFR C797S', 'EGFR', 'MUTATION'], ['EGFR exon 20 insertion', 'EGFR', 'MUTATION'],
  // Other terms for what may be the same.
  ['BRAF c.1799T>A', 'BRAF', 'V600E'], ['BRAF exon 15 mutation', 'BRAF', 'V600E'], ['EGFR exon 21 mutation', 'EGFR', 'L858R'], ['MET splice', 'MET', 'EXON 14 SKIPPING MUTATION'], ['MET c.3028G>A', 'MET', 'EXON 14 SKIPPING MUTATION'], ['TERT C228T', 'TERT', 'PROMOTER MUTATION'], ['PTEN loss of expression', 'PTEN', 'LOSS'],
  // What contradicts itself fits nothing.
  ['EGFR wild type, T790M', 'EGFR', 'T790M'], ['EGFR wild type\nEGFR T790M', 'EGFR', 'T790M'], ['KRAS G12C\nKRAS wild type', 'KRAS', 'G12C'], ['KRAS G12C\nKRAS wild type', 'KRAS', 'WILDTYPE'], ['BRAF V600E\nBRAF V600E not detected', 'BRAF', 'V600E'],
])('%s never includes %s %s', (told, gene, variant) => {
  expect(['asks', 'none']).toContain(fitOf(told, gene, variant));
}); // prettier-ignore

it.each([
  ['BRAF c.1799T>A', 'BRAF', 'V600E'],
  ['BRAF exon 15 mutation', 'BRAF', 'V600E'],
  ['EGFR C797S', 'EGFR', 'MUTATION'],
  ['BRAF V600*', 'BRAF', 'V600'],
  ['PTEN loss of expression', 'PTEN', 'LOSS'],
  ['KRAS G12C\nKRAS wild type', 'KRAS', 'G12C'],
])('%s asks for %s %s', (told, gene, variant) => {
  expect(fitOf(told, gene, variant)).toBe('asks');
});

it.each([
  ['KRAS G12C\nKRAS wild type', ['KRAS wild type', 'KRAS G12C']],
  ['BRAF V600E\nBRAF V600E not detected', ['BRAF V600E not detected', 'BRAF V600E']],
  ['EGFR wild type, T790M', ['EGFR wild type', 'T790M']],
  ['EGFR wild type\nEGFR amplification', []],
  ['ALK wild type\nEML4-ALK fusion', []],
  ['BRAF V600E\nBRAF V600K not detected', []],
])('%s: what contradicts itself is named (%j)', (told, expected) => {
  const { contradictions, profile } = answerTo(told, null);
  expect(contradictions.flat().map((at) => profile.alterations[at]?.told)).toEqual(expected);
});

it('of a marker that was told it says what the list holds', () => {
  const { markers } = answerTo('MSI-H\ndMMR\nTMB 12\nPD-L1 positive\nER positive', null);
  const { items } = answerTo('PD-L1 expression', null);
  expect(items.filter(({ fit }) => fit === 'includes').length).toBeGreaterThan(0);
  expect(markers).toEqual([
    { marker: 'microsatellites', items: 0 },
    { marker: 'mismatchRepair', items: 0 },
    { marker: 'mutationalBurden', items: 0 },
    { marker: 'pdl1', items: items.filter(({ gene, variant }) => gene === 'CD274' && variant === 'EXPRESSION').length },
  ]);
});
