import type { SiteLookup } from '../../domain/genotype/observed-site.ts';
import { callGenes } from '../../domain/pgx/call-genes.ts';
import type { PgxPack } from '../../domain/pgx/definition.ts';
import { phenotypeOf } from '../../domain/pgx/phenotype.ts';
import type { GeneReport } from '../../domain/pgx/report.ts';
import type { StarMatcher } from '../../domain/pgx/star-matcher.ts';
import { lookupOf, type PgxCase } from '../peers/pgx-case.ts';
import { BINS, randomBits, type Reliability } from './reliability.ts';

/** A GeT-RM sample (Scheinfeldt 2025, doi:10.1016/j.jmoldx.2025.02.008) with its consensus genotypes. */
export interface TruthCase {
  testCase: PgxCase;
  /** CPIC's biogeographic group. */
  population: string;
  truth: Record<string, { consensus: string; accept: string[]; comparable: boolean }>;
}

type Row = (string | number)[];

function call(testCase: PgxCase, lookup: SiteLookup, pack: PgxPack, matcher: StarMatcher): Record<string, GeneReport> {
  const genes = pack.genes.filter(({ gene }) => testCase.input.genes?.includes(gene) === true);
  const common = { build: 'GRCh38', sex: null, indelLettersKnown: false, matcher } as const;
  return callGenes({ ...common, pack: { ...pack, genes }, lookup });
}

function phenotypesOf(pack: PgxPack, gene: string, diplotypes: readonly string[]): string[] {
  const definition = pack.genes.find((row) => row.gene === gene);
  if (definition === undefined) return [];
  const words = diplotypes.map((diplotype) => {
    const [first = '', second = null] = diplotype.split('/');
    return phenotypeOf(definition, first, second).phenotype ?? '';
  });
  return [...new Set(words)].sort();
}

/** Agreement with the consensus by gene, and every difference. */
export function agreementTable(
  cases: readonly TruthCase[],
  pack: PgxPack,
  matcher: StarMatcher,
): { rows: Row[]; differences: Row[] } {
  const counts = new Map<string, number[]>();
  const differences: Row[] = [];
  for (const { testCase, truth } of cases) {
    const reports = call(testCase, lookupOf(testCase, pack), pack, matcher);
    for (const [gene, { accept, comparable, consensus }] of Object.entries(truth)) {
      const report = reports[gene];
      if (!comparable || report === undefined) continue;
      const [total = 0, same = 0, among = 0, phenotype = 0, different = 0] = counts.get(gene) ?? [];
      const exact = report.diplotypes.length === 1 && accept.includes(report.diplotypes[0] ?? '');
      const listed = !exact && report.diplotypes.some((diplotype) => accept.includes(diplotype));
      const [wanted, got] = [
        phenotypesOf(pack, gene, accept),
        [...new Set(report.byDiplotype.map((row) => row.phenotype ?? ''))].sort(),
      ];
      const agrees = got.length > 0 && got.every((word) => wanted.includes(word));
      const differs = !exact && !listed;
      counts.set(gene, [total + 1, same + Number(exact), among + Number(listed), phenotype + Number(agrees), different + Number(differs)]); // prettier-ignore
      if (differs) differences.push([testCase.id, gene, consensus, report.diplotypes.slice(0, 4).join(' '), wanted.join(' | '), got.join(' | ')]); // prettier-ignore
    }
  }
  const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([gene, numbers]): Row => [gene, ...numbers]);
  return { rows, differences };
}

/** Hides each position with the given probability. The same seed hides the same positions, in whatever order they are asked for. */
function masked(lookup: SiteLookup, seed: number, share: number): SiteLookup {
  return {
    at: (chromosome, position) => (randomBits(seed + 31 * position)() < share ? [] : lookup.at(chromosome, position)),
  };
}

/** Shares of positions that are hidden, and how often each is drawn. */
const MASK_SHARES = [0.25, 0.5, 0.75];
const REPEATS = 20;

/**
 * Stated probability against what turned out, by decile: every phenotype that is possible after masking is one statement,
 * true where it is the phenotype of the unmasked call.
 */
export function reliability(cases: readonly TruthCase[], pack: PgxPack, matcher: StarMatcher): Reliability[] {
  const bins = BINS.map(([from, to]): Reliability => ({ from, to, n: 0, stated: 0, observed: 0 }));
  const state = (probability: number, holds: boolean): void => {
    const bin = bins.find(({ from, to }) => probability >= from && (probability < to || to === 1));
    if (bin === undefined) return;
    bin.n++;
    bin.stated += probability;
    bin.observed += Number(holds);
  };
  cases.forEach(({ testCase, population }, index) => {
    const lookup = lookupOf(testCase, pack);
    const full = call(testCase, lookup, pack, matcher);
    for (const share of MASK_SHARES) {
      for (let repeat = 0; repeat < REPEATS; repeat++) {
        const reports = call(testCase, masked(lookup, index * 1000 + repeat * 10 + share * 4, share), pack, matcher);
        for (const [gene, report] of Object.entries(reports)) {
          const truth = full[gene]?.phenotype ?? null;
          const rows = report.posterior[population];
          if (truth === null || rows === undefined || Object.keys(rows).length < 2) continue;
          for (const [phenotype, probability] of Object.entries(rows)) state(probability, phenotype === truth);
        }
      }
    }
  });
  return bins;
}

/** {@link reliability} as printable rows: range, n, mean stated, observed, error. */
export function reliabilityTable(cases: readonly TruthCase[], pack: PgxPack, matcher: StarMatcher): Row[] {
  return reliability(cases, pack, matcher).map(({ from, to, n, stated, observed }) => {
    const [mean, share] = n === 0 ? [0, 0] : [stated / n, observed / n];
    return [
      `${from.toFixed(1)}-${to.toFixed(1)}`,
      n,
      mean.toFixed(3),
      share.toFixed(3),
      Math.abs(mean - share).toFixed(3),
    ];
  });
}
