import type { ExportFacts } from '../../domain/export/content.ts';
import type { ExportPacks } from './export-desk.ts';

/** What the packs add to a report in an export: nothing of a person. */
export function exportFacts({ pgx, drugs }: Pick<ExportPacks, 'pgx' | 'drugs'>): ExportFacts {
  const sites = (pgx?.genes ?? []).flatMap(
    ({ gene, chromosome, positions }) =>
    chromosome === null ? [] : [[gene, positions.map(({ position, ref, alts }) => ({ chromosome, position, ref, alts }))] as const], // prettier-ignore
  );
  const named = drugs.flatMap((pack) => pack.drugs).filter(({ rxnorm }) => rxnorm !== '');
  return {
    sites: Object.fromEntries(sites),
    rxnorm: Object.fromEntries(named.map(({ name, rxnorm }) => [name, rxnorm])),
  };
}
