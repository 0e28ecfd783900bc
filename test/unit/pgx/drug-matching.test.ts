import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cellMark, guidelineTables, markOf } from '../../../src/domain/pgx/drugs/guideline-table.ts';
import { matchDrugs } from '../../../src/domain/pgx/drugs/match-drugs.ts';
import type { DrugReport } from '../../../src/domain/pgx/drugs/report.ts';
import { isNothingRead, missingGenesOf, rowsByDrug, standingOf } from '../../../src/domain/pgx/drugs/standing.ts';
import type { GeneReport } from '../../../src/domain/pgx/report.ts';
import { field, parseTable } from '../../../src/tools/packs/tsv.ts';
import { isNotToldApart } from '../../../src/ui/words/drugs.ts';
import { builtDrugPacks } from '../../support/drug-packs.ts';
import { parseLookup, personOf } from '../../support/drug-people.ts';
import { geneReport } from '../../support/hand-made-report.ts';

const packs = builtDrugPacks();
const guidelines = packs.flatMap((pack) => pack.guidelines);
const VECTORS = path.resolve(import.meta.dirname, '../../vectors/pgx/drug-pairs.tsv');
const pairs = parseTable(readFileSync(VECTORS, 'utf8')).rows;

const rowsOf = (genes: Record<string, GeneReport>, drug: string, source?: string): DrugReport[] =>
  matchDrugs(packs, genes).filter((row) => row.drug === drug && (source === undefined || row.source === source));
const guidelineOf = (drug: string, source: string, genes?: string) => {
  const found = guidelines.find((one) => one.drug === drug && one.source === source && (genes === undefined || one.genes.join() === genes)); // prettier-ignore
  if (found === undefined) throw new Error('no such guideline');
  return found;
};

describe('what a person with a result is told', () => {
  it('the drawn pairs are 40 and more', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(40);
  });

  it.each(pairs.map((row) => [`${field(row, 'drug')} ${field(row, 'source')} ${field(row, 'lookup')}`, row] as const))(
    '%s',
    (_, row) => {
      const lookup = parseLookup(field(row, 'lookup'));
      const found = rowsOf(personOf(lookup), field(row, 'drug'), field(row, 'source')).filter(
        ({ population, genes }) =>
          (population ?? '') === field(row, 'population') && lookup.every(({ gene }) => genes.includes(gene)),
      );
      const expected = {
        category: field(row, 'category'),
        strength: field(row, 'strength') === '' ? null : field(row, 'strength'),
        codes: field(row, 'codes').split(','),
        pmid: field(row, 'pmid') === '' ? null : field(row, 'pmid'),
      };
      expect(found).toContainEqual(expect.objectContaining(expected));
      // DPWG's two rows for a DPYD score of 1.0 are the only ones that one result cannot tell apart.
      const isTwofold = field(row, 'source') === 'DPWG' && field(row, 'lookup').startsWith('DPYD:1.0');
      expect(found.length).toBe(isTwofold ? 2 : 1);
    },
  );

  it('every key of every guideline leads to its own recommendation', () => {
    for (const guideline of guidelines) {
      for (const recommendation of guideline.recommendations) {
        for (const lookup of recommendation.lookups) {
          if (lookup.every(({ key }) => key === 'No Result')) continue;
          const found = matchDrugs([{ version: '', date: '', classes: [], drugs: [], guidelines: [guideline] }], personOf(lookup)); // prettier-ignore
          const own = found.filter(({ population }) => (population ?? '') === recommendation.population);
          expect([guideline.id, lookup, own.map(({ category }) => category)]).toEqual([
            guideline.id,
            lookup,
            expect.arrayContaining([recommendation.category]),
          ]);
        }
      }
    }
  });
});

describe('what is not certain', () => {
  it('shows both of DPWG rows for a DPYD score of 1.0, and that they cannot be told apart', () => {
    const rows = rowsOf(personOf([{ gene: 'DPYD', key: '1.0' }]), 'fluorouracil', 'DPWG');
    expect(rows.map(({ category }) => category).sort()).toEqual(['confirm_by_phenotype_test', 'lower_dose']);
    expect(rows.every((row) => isNotToldApart(row, rows))).toBe(true);
  });

  it('is not certain where tied diplotypes lead to different rows', () => {
    const tied = geneReport({
      verdict: 'altered',
      phenotype: 'Intermediate Metabolizer',
      activityScore: 1.5,
      diplotypes: ['*1/*2', '*1/*61'],
      guidance: [['*1', '*2'], ['*1', '*61']],
      byDiplotype: ['*1/*2', '*1/*61'].map((diplotype) => ({ diplotype, phenotype: 'Intermediate Metabolizer', activityScore: 1.5 })), // prettier-ignore
    }); // prettier-ignore
    const rows = rowsOf({ CYP2C9: tied }, 'warfarin', 'DPWG').filter(({ genes }) => genes.includes('CYP2C9'));
    expect(rows.map(({ category, certainty }) => [category, certainty]).sort()).toEqual([
      ['lower_dose', 'uncertain'],
      ['no_change', 'uncertain'],
    ]);
    expect(rows.some((row) => isNotToldApart(row, rows))).toBe(false);
  });

  it('is not certain where a tied diplotype has no row', () => {
    const tied = geneReport({
      verdict: 'altered',
      phenotype: null,
      guidance: [['*5', '*15'], ['*5', '*9']],
      byDiplotype: [
        { diplotype: '*5/*15', phenotype: 'Poor Function', activityScore: null },
        { diplotype: '*5/*9', phenotype: null, activityScore: null },
      ],
    }); // prettier-ignore
    const rows = rowsOf({ SLCO1B1: tied }, 'simvastatin', 'CPIC');
    expect(rows.map(({ category, certainty }) => [category, certainty]).sort()).toEqual([
      ['alternative', 'uncertain'],
      ['not_covered', 'uncertain'],
    ]);
    expect(standingOf(rows)).toBe('open');
  });

  it('says the same to everybody where a guideline goes by a calculation', () => {
    const rows = rowsOf({ CYP2C9: geneReport({ activityScore: 2 }) }, 'warfarin', 'CPIC');
    expect(rows).toMatchObject([{ category: 'algorithm', missingGenes: ['CYP4F2', 'VKORC1'] }]);
  });
});

describe('standing of a drug', () => {
  const likely = geneReport({
    verdict: 'nothing-found',
    firm: false,
    reasons: ['pgx/nothing-found'],
    activityScore: 2,
  });

  it.each([
    ['discuss', 'clopidogrel', personOf([{ gene: 'CYP2C19', key: 'Poor Metabolizer' }])],
    ['same', 'clopidogrel', { CYP2C19: geneReport() }],
    ['open', 'clopidogrel', {}],
    ['open', 'amitriptyline', { CYP2C19: geneReport() }],
    ['discuss', 'amitriptyline', personOf([{ gene: 'CYP2C19', key: 'Ultrarapid Metabolizer' }])],
    ['likely', 'fluorouracil', { DPYD: likely }],
    ['flagged', 'clozapine', {}],
    ['none', 'adalimumab', {}],
  ] as const)('%s: %s', (standing, drug, genes) => {
    expect(standingOf(rowsByDrug(matchDrugs(packs, genes)).get(drug) ?? [])).toBe(standing);
  });

  it('is never "nothing different" while a gene of a guideline is missing', () => {
    for (const [, rows] of rowsByDrug(matchDrugs(packs, { CYP2C19: geneReport() }))) {
      if (missingGenesOf(rows).length > 0) expect(['same', 'likely']).not.toContain(standingOf(rows));
    }
  });

  it('knows when nothing at all was read', () => {
    expect(isNothingRead(rowsOf({}, 'clopidogrel'))).toBe(true);
    expect(isNothingRead(rowsOf({ CYP2C19: geneReport() }, 'clopidogrel'))).toBe(false);
    expect(isNothingRead(rowsOf({}, 'clozapine'))).toBe(false);
  });
});

describe('the person in a table of two genes', () => {
  const table = guidelineTables(guidelineOf('amitriptyline', 'CPIC'))[0];
  if (table === undefined) throw new Error('no table');
  const marks = (genes: Record<string, GeneReport>): string[] =>
    table.rows.flatMap((row) =>
      (table.columns ?? []).flatMap((column) => {
        const mark = cellMark(markOf(row, table.rows, genes), markOf(column, table.columns ?? [], genes));
        return mark === 'no' ? [] : [`${mark} ${row.keys[0] ?? ''} ${column.keys[0] ?? ''}`];
      }),
    );

  it('is in one cell where both genes are known', () => {
    const genes = personOf([{ gene: 'CYP2C19', key: 'Poor Metabolizer' }, { gene: 'CYP2D6', key: '0.5' }]); // prettier-ignore
    expect(marks(genes)).toEqual(['here Poor Metabolizer 0.25']);
  });

  it('may be in any cell of a row where the other gene is unknown, and in the row for what was not tested', () => {
    const genes = personOf([{ gene: 'CYP2C19', key: 'Poor Metabolizer' }]);
    expect(marks(genes)).toEqual([
      'possible Poor Metabolizer 0.0',
      'possible Poor Metabolizer 0.25',
      'possible Poor Metabolizer 1.25',
      'possible Poor Metabolizer 2.5',
      'untested Poor Metabolizer No Result',
    ]);
  });

  it('is in the one row that all of tied diplotypes belong to', () => {
    const tied = geneReport({
      verdict: 'altered',
      phenotype: 'Intermediate Metabolizer',
      guidance: [['*1', '*2'], ['*2', '*38']],
      byDiplotype: ['*1/*2', '*2/*38'].map((diplotype) => ({ diplotype, phenotype: 'Intermediate Metabolizer', activityScore: null })), // prettier-ignore
    }); // prettier-ignore
    expect(marks({ CYP2C19: tied })).toContain('untested Intermediate Metabolizer No Result');
  });

  it('is in the row of the exact pair of alleles, not in that of its phenotype too', () => {
    const warfarin = guidelineTables(guidelineOf('warfarin', 'DPWG', 'CYP2C9'))[0];
    const genes = { CYP2C9: geneReport({ verdict: 'altered', phenotype: 'Intermediate Metabolizer', activityScore: 1.5, guidance: [['*1', '*2']] }) }; // prettier-ignore
    const own = warfarin?.rows.filter((row) => markOf(row, warfarin.rows, genes) === 'here') ?? [];
    expect(own.map(({ keys }) => keys)).toEqual([['=*1/*2']]);
  });

  it('may be anywhere where both are unknown, and is in no row for what was not tested', () => {
    expect(marks({}).every((mark) => mark.startsWith('possible'))).toBe(true);
    expect(marks({}).some((mark) => mark.includes('No Result'))).toBe(false);
    expect(marks({}).length).toBeGreaterThan(15);
  });

  it('leaves out what the posterior excludes', () => {
    const open = geneReport({
      verdict: 'not-callable',
      phenotype: null,
      posterior: { European: { 'Normal Metabolizer': 0.9, 'Intermediate Metabolizer': 0 } },
    });
    const rows = table.rows.filter((row) => markOf(row, table.rows, { CYP2C19: open }) === 'possible');
    expect(rows.map(({ keys }) => keys[0])).toEqual(['Intermediate Metabolizer', 'Normal Metabolizer']);
  });
});

describe('speed', () => {
  it('all drugs of a person are looked up in well under a tenth of a second', () => {
    const genes = { CYP2C19: geneReport(), CYP2D6: geneReport({ activityScore: 2 }), CYP2C9: geneReport({ activityScore: 2 }) }; // prettier-ignore
    matchDrugs(packs, genes);
    const start = performance.now();
    for (let i = 0; i < 10; i++) matchDrugs(packs, genes);
    expect((performance.now() - start) / 10).toBeLessThan(1000);
  });
});
