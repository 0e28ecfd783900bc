import { readFileSync } from 'node:fs';
import path from 'node:path';
import { kernelBytes } from 'virtual:kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SiteLookup } from '../../../src/domain/genotype/observed-site.ts';
import { callGenes } from '../../../src/domain/pgx/call-genes.ts';
import { compatiblePairs, withStructuralAlleles } from '../../../src/domain/pgx/compatible.ts';
import type { GeneDefinition } from '../../../src/domain/pgx/definition.ts';
import { phenotypeOf } from '../../../src/domain/pgx/phenotype.ts';
import { posteriorOfPairs } from '../../../src/domain/pgx/posterior.ts';
import { readGene } from '../../../src/domain/pgx/sample.ts';
import type { StarMatcher } from '../../../src/domain/pgx/star-matcher.ts';
import { classOfPhenotype } from '../../../src/domain/pgx/verdict.ts';
import { workingSet } from '../../../src/domain/pgx/working-set.ts';
import { Kernel } from '../../../src/engine/kernel/kernel.ts';
import { kernelStarMatcher } from '../../../src/engine/kernel/stars.ts';
import { reliability } from '../../../src/tools/calibration/getrm.ts';
import { lookupOf, optionsOf } from '../../../src/tools/peers/pgx-case.ts';
import { builtPgxPack, chipCases, pgxCases, truthCases } from '../../support/pgx-vectors.ts';

interface ResidualVectors {
  assayed: Record<string, number[]>;
  rows: [gene: string, group: string, probability: number, phenotype: string][];
}

/** Everything on the chip reads as reference. */
function referenceLookup(gene: GeneDefinition, assayed: readonly number[]): SiteLookup {
  const common = {
    kind: 'vcf',
    rsid: null,
    alts: [],
    phased: false,
    phaseSet: null,
    alleleDepths: null,
    filter: '',
  } as const;
  return {
    at: (_, at) => {
      const position = gene.positions.find(({ position: own }) => own === at && assayed.includes(own));
      return position === undefined ? [] : [{ ...common, ref: position.ref, genotype: [0, 0] }];
    },
  };
}

describe('what absent positions leave open', () => {
  const pack = builtPgxPack();
  let matcher: StarMatcher;
  beforeAll(async () => {
    matcher = kernelStarMatcher(await Kernel.create(kernelBytes));
  });
  const reportsOf = (testCase: ReturnType<typeof pgxCases>['cases'][number]): ReturnType<typeof callGenes> =>
    callGenes({ pack, lookup: lookupOf(testCase, pack), build: 'GRCh38', sex: null, indelLettersKnown: false, matcher, options: optionsOf(testCase) }); // prettier-ignore

  it('gives the published worked example of GSA v3.0', () => {
    const file = path.resolve(import.meta.dirname, '../../vectors/pgx/residual-gsa-v3.json');
    const { assayed, rows } = JSON.parse(readFileSync(file, 'utf8')) as ResidualVectors;
    for (const [name, group, expected, phenotype] of rows) {
      const gene = pack.genes.find((row) => row.gene === name);
      if (gene?.chromosome == null) throw new Error(`no ${name}`);
      // The example takes the frequencies of composed alleles as they are labelled.
      const labelled = { ...gene, composedAlleles: [] };
      const lookup = referenceLookup(labelled, assayed[name] ?? []);
      const context = { lookup, build: 'GRCh38', chromosome: gene.chromosome, sex: null, indelLettersKnown: false, chipCluster: null } as const; // prettier-ignore
      const set = workingSet(labelled, readGene(labelled, context, false), true);
      const pairs = compatiblePairs(set, matcher);
      const posterior = posteriorOfPairs(labelled, name === 'CYP2D6' ? withStructuralAlleles(set, pairs) : pairs);
      const rowsOfGroup = posterior.find(({ groupIndex }) => pack.groups[groupIndex] === group)?.phenotypes ?? [];
      const own = rowsOfGroup.find((row) => row.phenotype === phenotype)?.probability ?? 0;
      expect(1 - own, `${name} ${group}`).toBeCloseTo(expected, 4);
    }
    expect(rows.length).toBe(69);
  });

  it('equals the strict call where every position was read', () => {
    const full = pgxCases().cases.find(({ id }) => id === 'docs.pharmcat.example');
    if (full === undefined) throw new Error('no full sample');
    const checked = Object.entries(reportsOf(full)).filter(
      ([, { status, missingPositions, posterior }]) =>
        status === 'called' && missingPositions === 0 && Object.keys(posterior).length > 0,
    );
    expect(checked.length).toBeGreaterThan(8);
    for (const [gene, { phenotype, posterior, residualRisk }] of checked) {
      for (const group of Object.values(posterior))
        expect(group, gene).toEqual({ [phenotype ?? 'No phenotype assigned']: 1 });
      expect(residualRisk?.probability).toBe(0);
    }
  });

  it('never reads normal where the truth of a chip-like case is altered', () => {
    let altered = 0;
    for (const { testCase, intended } of chipCases()) {
      const reports = reportsOf(testCase);
      for (const name of Object.keys(testCase.expect)) {
        const gene = pack.genes.find((row) => row.gene === name);
        const [first = '', second = null] = intended.split('/');
        const truth = gene === undefined ? null : phenotypeOf(gene, first, second).phenotype;
        if (gene === undefined || truth === null || classOfPhenotype(gene, truth) === 'normal') continue;
        altered++;
        expect(reports[name]?.verdict, testCase.id).not.toBe('normal');
      }
    }
    expect(altered).toBeGreaterThan(30);
  });

  it('states probabilities that hold when positions of GeT-RM samples are masked', { timeout: 120_000 }, () => {
    const bins = reliability(truthCases(), pack, matcher).filter(({ n }) => n >= 50);
    expect(bins.length).toBeGreaterThanOrEqual(9);
    for (const { from, n, stated, observed } of bins) {
      expect(Math.abs(stated - observed) / n, `decile from ${String(from)}`).toBeLessThanOrEqual(0.05);
    }
  });
});
