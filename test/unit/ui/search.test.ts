import { beforeAll, describe, expect, it } from 'vitest';
import { type DrugCatalogue, openCatalogue } from '../../../src/domain/pgx/drugs/catalogue.ts';
import type { Report } from '../../../src/domain/report/report.ts';
import { findHits } from '../../../src/ui/search/find-hits.ts';
import { asksForRow, variantHits } from '../../../src/ui/search/variant-hits.ts';
import { namedPages } from '../../../src/ui/named-pages.ts';
import { builtDrugPacks } from '../../support/drug-packs.ts';
import { geneReport, sitePosition } from '../../support/hand-made-report.ts';

let catalogue: DrugCatalogue;
beforeAll(() => {
  catalogue = openCatalogue(builtDrugPacks());
});

const report = {
  pgx: {
    CYP2C19: geneReport({
      verdict: 'altered',
      firm: true,
      phenotype: 'Poor Metabolizer',
      sites: [sitePosition({ rsid: 'rs4244285', state: 'read', genotype: 'A/A', decides: ['*2'] })],
    }),
    TPMT: geneReport({ verdict: 'nothing-found' }),
  },
  scores: [],
  drugs: [
    { drug: 'clopidogrel', genes: ['CYP2C19'], source: 'CPIC', category: 'avoid', strength: 'Strong', url: null, pmid: null, date: null, certainty: 'certain' }, // prettier-ignore
  ],
} as unknown as Report;

const find = (query: string, open: Report | null = report): string[] =>
  findHits(query, { catalogue, report: open, pages: namedPages() }).map(({ kind, title, says }) => `${kind} | ${title} | ${says}`); // prettier-ignore

describe('the search', () => {
  it.each([
    ['a medicine, with its advice', 'clopidogrel', /^medicine \| clopidogrel \| To discuss\. CPIC: /],
    ['a brand', 'Plavix', /^medicine \| clopidogrel \| .*Plavix.*To discuss/],
    ['a misspelt name', 'clopidogrell', /^medicine \| clopidogrel \| /],
    ['a gene, with its result in plain words', 'CYP2C19', /^gene \| CYP2C19 \| .*very slow or missing breakdown$/],
    ['a star allele', 'CYP2C19 *2', /^gene \| CYP2C19 \| /],
    ['an rs number of a gene, with what was read', 'rs4244285', /^gene \| CYP2C19 \| rs4244285: this file has A\/A/],
    ['a view', 'equity lab', /^page \| Equity lab \| $/],
    ['a page of the methods', 'phenotype', /^page \| .*henotype.* \| $/],
  ])('finds %s', (_, query, hit) => {
    expect(find(query).some((line) => hit.test(line))).toBe(true);
  });

  it('says of a medicine that no guideline goes by a gene for it', () => {
    const bare =
      catalogue.index.drugs.find(({ drug }) => catalogue.guidelines(drug.name).length === 0)?.drug.name ?? '';
    expect(find(bare)).toContainEqual(expect.stringMatching(/No guideline uses a gene for this medicine$/));
  });

  it('says of a medicine which genes matter where no file is open, and promises nothing', () => {
    expect(find('clopidogrel', null)).toContainEqual('medicine | clopidogrel | Genes that matter: CYP2C19');
  });

  it.each(['', 'x', ' ', 'qqqqqqqqqqq'])('finds nothing for %j', (query) => {
    expect(find(query)).toEqual([]);
  });
});

describe('what stands in the file', () => {
  it.each([
    ['rs4244285', true],
    ['RS1', true],
    ['i4000377', true],
    ['7:117120016', true],
    ['chrX:1,000-2,000', true],
    ['7', false],
    ['TPMT', false],
    ['2 pills', false],
  ])('%s is asked of the file: %s', (query, expected) => {
    expect(asksForRow(query)).toBe(expected);
  });

  it('is shown, said to be missing, or asked for: never guessed', () => {
    const row = { row: 1, id: 'rs1', chromosome: '1', position: 5, genotype: null } as const;
    const says = (...hit: Parameters<typeof variantHits>): string[] => variantHits(...hit).map((one) => `${one.title} | ${one.says}`); // prettier-ignore
    expect(says('rs1', { total: 1, rows: [row] }, true)).toEqual(['rs1 | chromosome 1, position 5: listed without a result']); // prettier-ignore
    expect(says('rs2', { total: 0, rows: [] }, true)).toEqual(['rs2 is not in this file | The file has no row for it. That is neither a usual nor an unusual result.']); // prettier-ignore
    expect(says('rs2', null, false)).toEqual(['rs2 | Open a file to see what it shows there.']);
    expect(says('1:1-9', { total: 7, rows: [row] }, true)).toHaveLength(2);
  });
});
