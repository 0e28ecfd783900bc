/** Small reports, made by hand, that differ in what a test changes. */
type Json = Record<string, unknown>;

const SETTINGS = { ambiguous: 'proven', indels: 'exclude', missing: 'expected', maleX: 2, combinations: false, ancestry: 'infer', reference: null }; // prettier-ignore
const PACKS = ['ancestry', 'drugs', 'findings', 'genes', 'hpo', 'markers', 'pgx', 'PGS000004'];

/** A gene as a report has it. */
export function gene(change: Json = {}): Json {
  return { status: 'called', diplotypes: ['*1/*8'], phenotype: 'Normal Metabolizer', activityScore: null, verdict: 'normal', firm: true, asOf: 'CPIC 2026-10-11', ...change }; // prettier-ignore
}

/** A guideline's row. */
export function drug(change: Json = {}): Json {
  return { drug: 'mercaptopurine', genes: ['TPMT', 'NUDT15'], source: 'CPIC', category: 'standard_dose', strength: 'Strong', certainty: 'certain', codes: ['standard_dose'], results: { TPMT: 'Normal Metabolizer' }, date: '2024-05-29', ...change }; // prettier-ignore
}

export function score(change: Json = {}): Json {
  return { id: 'PGS000004', trait: 'breast cancer', sum: 0.5, percentile: 40.2, interpretable: true, reference: 'EUR', ...change }; // prettier-ignore
}

export function finding(change: Json = {}): Json {
  return { rsid: 'rs6025', gene: 'F5', name: 'Leiden', topic: 'other', verdict: 'one-copy', class: 'common', standing: 'common', ...change }; // prettier-ignore
}

export function hit(change: Json = {}): Json {
  return { record: { chromosome: '13', position: 100, ref: 'A', alt: 'T', genes: ['BRCA2'], words: 'Uncertain significance', stars: 1, ...change } }; // prettier-ignore
}

/** A disease of a differential; `exact` names the told signs that it lists. */
export function ranked(
  id: string,
  rank: number,
  { exact = [], share = null, signs = 20 }: { exact?: string[]; share?: number | null; signs?: number } = {},
): Json {
  const told = ['HP:0000001', 'HP:0000002'];
  return { id, rank, score: 1, signs, fits: told.map((sign) => exact.includes(sign) ? { told: sign, fit: 'exact', by: sign, share } : { told: sign, fit: 'none', by: null, share: null }) }; // prettier-ignore
}

/** Packs of today, some of them of an older version. */
export function packs(older: readonly string[] = []): Json[] {
  return PACKS.map((id) => older.includes(id) ? { id, version: '1', date: '2025-01-01', licence: 'x', sha256: `old ${id}` } : { id, version: '2', date: '2026-11-30', licence: 'x', sha256: `new ${id}` }); // prettier-ignore
}

/** A whole report with what a test changes in it. */
export function report(
  change: Json = {},
  { older = [], kernel = 'k2' }: { older?: readonly string[]; kernel?: string } = {},
): Json {
  return {
    schema: 'sequester-report/1',
    app: { version: '0.1.0', kernelSha256: kernel, packs: packs(older) },
    input: { calls: 'f1', settings: SETTINGS },
    file: { status: 'ok', source: '23andMe', chip: 'v5', build: 37, sex: 'female', rows: 100, noCalls: 1, duplicates: 0, conflicts: 0 }, // prettier-ignore
    pgx: { TPMT: gene() },
    drugs: [drug()],
    scores: [score()],
    ancestry: { markers: 5000, nearest: { EUR: 1 }, mixture: {}, outside: false },
    ...change,
  };
}

/** Settings of a report, with another one in them. */
export function settings(change: Json): Json {
  return { calls: 'f1', settings: { ...SETTINGS, ...change } };
}
