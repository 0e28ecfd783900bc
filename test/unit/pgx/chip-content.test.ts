import { describe, expect, it } from 'vitest';
import type { SiteLookup } from '../../../src/domain/genotype/observed-site.ts';
import { chipByContent } from '../../../src/domain/pgx/chip-content.ts';
import { emptyReport } from '../../../src/domain/pgx/empty-report.ts';
import { readGene } from '../../../src/domain/pgx/sample.ts';
import { builtPgxPack } from '../../support/pgx-vectors.ts';

const pack = builtPgxPack();

/** A file with the positions of the list, of those off it, and every how many-th of either. */
function fileOf(has: { on: number; off: number }): SiteLookup {
  const places = new Set<string>();
  let [on, off] = [0, 0];
  for (const { chromosome, positions } of pack.genes) {
    for (const { position37, notOn } of positions) {
      const isOff = notOn.includes('c1');
      const isTaken = isOff ? off++ % 100 < has.off : on++ % 100 < has.on;
      if (isTaken) places.add(`${chromosome ?? ''}:${String(position37)}`);
    }
  }
  return {
    at: (chromosome, position) =>
      places.has(`${chromosome}:${String(position)}`) ? [{ kind: 'letters', rsid: null, letters: 'AA' } as never] : [],
  };
}

describe('a file of 23andMe v4 is told by what it has and has not', () => {
  it.each([
    ['all of the list', { on: 100, off: 0 }, 'GRCh37', 'c1'],
    ['nearly all of it', { on: 93, off: 0 }, 'GRCh37', 'c1'],
    ['half of it', { on: 50, off: 0 }, 'GRCh37', null],
    ['positions that v4 has not', { on: 100, off: 20 }, 'GRCh37', null],
    ['nothing', { on: 0, off: 0 }, 'GRCh37', null],
    ['another assembly', { on: 100, off: 0 }, 'GRCh38', null],
  ] as const)('%s', (_, has, build, chip) => {
    expect(chipByContent(pack, fileOf(has), build)).toBe(chip);
  });

  it.each([
    ['NUDT15', 0],
    ['DPYD', 31],
  ])('%s: what is missing is not on this chip, and it is not normal', (name, most) => {
    const gene = pack.genes.find((one) => one.gene === name);
    if (gene?.chromosome == null) throw new Error('no gene');
    const { chromosome } = gene;
    const context = { lookup: { at: () => [] }, build: 'GRCh37', sex: null, indelLettersKnown: false, chromosome, placesByRsid: undefined } as const; // prettier-ignore
    const of = (chipCluster: string | null) => emptyReport(gene, 'no-data', [], readGene(gene, { ...context, chipCluster }, false)); // prettier-ignore
    const { sites, verdict } = of('c1');
    expect(sites.filter(({ notOnChip }) => notOnChip === true).length).toBeGreaterThanOrEqual(sites.length - most);
    expect(verdict).toBe('not-callable');
    expect(of(null).sites.some(({ notOnChip }) => notOnChip === true)).toBe(false);
  });
});
