import { describe, expect, it } from 'vitest';
import { commonPositions } from '../../../src/domain/pgx/common-positions.ts';
import { emptyReport } from '../../../src/domain/pgx/empty-report.ts';
import { readWords } from '../../../src/ui/words/genes.ts';
import { builtPgxPack } from '../../support/pgx-vectors.ts';

const pack = builtPgxPack();

function geneOf(name: string) {
  const gene = pack.genes.find((one) => one.gene === name);
  if (gene === undefined) throw new Error('no gene');
  return gene;
}

describe('positions that show the common forms', () => {
  it.each([
    ['of changed function, each alone', 'CYP2C9', ['rs1799853', 'rs1057910'], []],
    ['a base that usual forms have too shows nothing', 'CYP2C19', ['rs4244285', 'rs12248560'], ['rs3758581']],
    ['the second place of a form, where usual forms have it too', 'SLCO1B1', ['rs4149056'], ['rs2306283']],
    ['carried by 1 in 100 people of one group', 'DPYD', ['rs3918290', 'rs115232898'], ['rs55886062']],
    ['no frequency is known', 'NAT2', [], ['rs1801280']],
    ['forms that single variants do not show', 'CYP2D6', [], ['rs3892097']],
    ['rare forms alone', 'RYR1', [], ['rs118192172']],
  ])('%s: %s', (_, name, among, not) => {
    const gene = geneOf(name);
    const common = commonPositions(gene);
    const rsids = gene.positions.filter((__, index) => common[index]).map(({ rsid }) => rsid);
    expect(rsids).toEqual(expect.arrayContaining(among));
    expect(rsids.filter((rsid) => not.includes(rsid))).toEqual([]);
    expect(rsids.length > 0).toBe(among.length > 0);
    expect(gene.positions.map(({ rsid }) => rsid)).toEqual(expect.arrayContaining(not));
  });

  it.each([
    ['CYP2C9', /^0 of 83 positions read$/, /^0 of the \d+ that show the common forms$/],
    ['RYR1', /^0 of 312 positions read$/, /^$/],
    // Where every position shows one, nothing is added.
    ['VKORC1', /^0 of 1 position read$/, /^$/],
  ])('%s: how many of them were read is said beside how many of all', (name, all, common) => {
    const words = readWords(emptyReport(geneOf(name), 'no-data', []));
    expect(words.all).toMatch(all);
    expect(words.common).toMatch(common);
  });
});
