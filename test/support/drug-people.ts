import type { LookupKey } from '../../src/domain/pgx/drugs/drug-pack.ts';
import type { GeneReport } from '../../src/domain/pgx/report.ts';
import { geneReport } from './hand-made-report.ts';

/** A gene as a person would have it whom a guideline looks up by this key; null for a gene that was not tested. */
export function geneOfKey(key: string): GeneReport | null {
  if (key === 'No Result') return null;
  if (key.startsWith('=')) {
    const alleles = key.slice(1).split('/');
    return geneReport({ verdict: 'altered', phenotype: null, guidance: [alleles], diplotypes: [alleles.join('/')] });
  }
  const score = /^≥?(\d+\.\d+)(?: \(|$)/.exec(key);
  if (score !== null) return geneReport({ verdict: 'altered', phenotype: 'Some Metabolizer', activityScore: Number(score[1]) }); // prettier-ignore
  return geneReport({ verdict: 'altered', phenotype: key === 'n/a' ? 'Indeterminate' : key });
}

/** The genes of such a person. */
export function personOf(lookup: readonly LookupKey[]): Record<string, GeneReport> {
  return Object.fromEntries(
    lookup.flatMap(({ gene, key }) => {
      const report = geneOfKey(key);
      return report === null ? [] : [[gene, report]];
    }),
  );
}

/** Reads `GENE:key&GENE:key`. */
export function parseLookup(text: string): LookupKey[] {
  return text.split('&').map((part) => ({
    gene: part.slice(0, part.indexOf(':')),
    key: part.slice(part.indexOf(':') + 1),
  }));
}
