import * as v from 'valibot';

/** A result that a recommendation is for: by gene a phenotype, a score, or how many copies of which allele. */
const LOOKUP = v.record(v.string(), v.union([v.string(), v.record(v.string(), v.number())]));

const RECOMMENDATION = v.object({
  population: v.string(),
  strength: v.string(),
  category: v.string(),
  codes: v.array(v.string()),
  nums: v.record(v.string(), v.union([v.string(), v.array(v.string())])),
  lookup: v.array(LOOKUP),
});

const GUIDELINE = v.object({
  source: v.picklist(['CPIC', 'DPWG']),
  id: v.string(),
  genes: v.array(v.string()),
  url: v.string(),
  pmids: v.array(v.string()),
  as_of: v.string(),
  superseded_note: v.optional(v.string()),
  recs: v.array(RECOMMENDATION),
});

const DRUG = v.object({
  name: v.string(),
  rxnorm: v.string(),
  atc: v.array(v.string()),
  cpic_pairs: v.array(v.object({ gene: v.string(), level: v.string(), status: v.string(), fda_label: v.string() })),
  fda: v.object({ label: v.optional(v.boolean()), pgx_association_table: v.optional(v.boolean()) }),
  fda_seen: v.optional(v.array(v.object({ kind: v.string(), lookup: LOOKUP }))),
  guidelines: v.array(GUIDELINE),
});

/** Drugs with what guidelines and labels say of them, as the facts have it; what is not named here is not taken over. */
export const DRUGS_SHAPE = v.object({ drugs: v.array(DRUG) });

export type DrugFacts = v.InferOutput<typeof DRUG>;
export type Recommendation = v.InferOutput<typeof RECOMMENDATION>;

/** `GENE:result&GENE:result` by gene; a pair of alleles begins with `=`. */
export function lookupText(lookup: v.InferOutput<typeof LOOKUP>): string {
  const results = Object.entries(lookup).map(([gene, result]) => `${gene}:${typeof result === 'string' ? result : pairText(result)}`); // prettier-ignore
  return results.sort().join('&');
}

function pairText(copies: Readonly<Record<string, number>>): string {
  return `=${Object.entries(copies).flatMap(([allele, count]) => Array<string>(count).fill(allele)).join('/')}`; // prettier-ignore
}
