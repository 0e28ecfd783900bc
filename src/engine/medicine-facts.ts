import { activityScales } from '../domain/pgx/activity-scale.ts';
import type { DrugEntry } from '../domain/pgx/drugs/drug-pack.ts';
import { fileDrugs } from '../domain/pgx/mental-health/classes.ts';
import type { MedicineFacts } from '../domain/pgx/mental-health/medicine-facts.ts';
import { interactingSubstances } from '../domain/pgx/phenoconversion/inhibition.ts';
import type { References } from './references.ts';

/** Brands by lower-case generic name or synonym. */
function brandsByName(drugs: readonly DrugEntry[]): Map<string, readonly string[]> {
  const byName = new Map<string, readonly string[]>();
  for (const { name, synonyms, usBrands, euBrands } of drugs) {
    const brands = [...new Set([...usBrands, ...euBrands])];
    for (const word of [...synonyms, name]) if (brands.length > 0) byName.set(word.toLowerCase(), brands);
  }
  return byName;
}

/** What the page needs of the packs to speak of medicines; `null` where a pack is missing. */
export function medicineFacts({ pgx, drugs, interactions }: References): MedicineFacts | null {
  if (pgx === null || interactions === null) return null;
  const entries = drugs.flatMap((pack) => pack.drugs);
  const byName = brandsByName(entries);
  const brands = interactingSubstances(interactions.interactions).flatMap((name): [string, readonly string[]][] => {
    const found = byName.get(name);
    return found === undefined ? [] : [[name, found]];
  });
  return {
    interactions,
    drugs: fileDrugs(
      entries,
      drugs.flatMap((pack) => pack.guidelines),
      interactions.classes,
    ),
    brands: Object.fromEntries(brands),
    scales: activityScales(pgx.genes),
  };
}
