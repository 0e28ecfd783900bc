import type { GeneReason } from '../../domain/pgx/reasons.ts';
import type { GeneReport } from '../../domain/pgx/report.ts';
import type { CaseExpectation } from './pgx-case.ts';

/** One unmet expectation. */
export interface Mismatch {
  what: string;
  expected: unknown;
  got: unknown;
}

const WARNING_CODES: Readonly<Record<string, GeneReason>> = {
  'pcat-dpyd-hapB3-intronic-mismatch-exonic': 'pgx/hapb3-intronic-mismatch',
  'pcat-dpyd-hapB3-exonic-only': 'pgx/hapb3-exonic-only',
  'exonic-only': 'pgx/hapb3-exonic-only',
  'intronic-mismatch-exonic': 'pgx/hapb3-intronic-mismatch',
  'missing-required-position': 'pgx/required-position-missing',
  'unphased-priority': 'pgx/unphased-priority',
  'prefer-sample-data': 'pgx/outside-call-preferred',
  MSG_OUTSIDE_CALL: 'pgx/outside-call',
};
const CALL_WARNINGS: readonly string[] = ['pgx/required-position-missing', 'pgx/unphased-priority', 'pgx/hapb3-exonic-only', 'pgx/hapb3-intronic-mismatch']; // prettier-ignore

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function sortedText(items: readonly (readonly string[])[]): string[] {
  return items.map((pair) => [...pair].sort().join(' / ')).sort();
}

/** Other tools print `n/a` for a missing score and a blank for a missing phenotype; here both are `null`. */
function scoreMatches(expected: string, got: number | null): boolean {
  return expected === 'n/a' ? got === null : expected === scoreText(got);
}

function scoreText(score: number | null): string {
  return score === null ? '' : Number.isInteger(score) ? score.toFixed(1) : String(score);
}

function checkDerived(expected: NonNullable<CaseExpectation['derived']>, got: GeneReport): Mismatch[] {
  const found: Mismatch[] = [];
  const check = (what: string, want: unknown, have: unknown, holds = same(want, have)): void => {
    if (!holds) found.push({ what, expected: want, got: have });
  };
  if (expected.diplotype !== undefined) check('derived diplotype', [expected.diplotype], got.diplotypes);
  if (expected.recommendation !== undefined) {
    check('guidance pair', sortedText([expected.recommendation]), sortedText(got.guidance));
  }
  if (expected.phenotype !== undefined) check('phenotype', expected.phenotype, got.phenotype);
  if (expected.activity_score !== undefined)
    check(
      'activity score',
      expected.activity_score,
      got.activityScore,
      scoreMatches(expected.activity_score, got.activityScore),
    );
  for (const row of expected.per_diplotype ?? []) {
    const mine = got.byDiplotype.find(({ diplotype }) => diplotype === row.diplotype);
    check(`phenotype of ${row.diplotype}`, row.phenotype, mine?.phenotype ?? null);
    const score = mine?.activityScore ?? null;
    if (row.activity_score !== undefined)
      check(`score of ${row.diplotype}`, row.activity_score, score, scoreMatches(row.activity_score, score));
  }
  if (expected.per_diplotype !== undefined && expected.phenotypes_agree !== undefined) {
    check(
      'phenotypes agree',
      expected.phenotypes_agree,
      new Set(got.byDiplotype.map(({ phenotype }) => phenotype)).size === 1,
    );
  }
  return found;
}

function printed(got: GeneReport): string[] {
  return got.labels.length > 0 ? got.labels : ['Not called'];
}

/** What an expectation asks of the matcher's own call. */
function checkCall(expected: CaseExpectation, got: GeneReport): Mismatch[] {
  const found: Mismatch[] = [];
  const check = (what: string, want: unknown, have: unknown): void => {
    if (!same(want, have)) found.push({ what, expected: want, got: have });
  };
  const pairs = got.byDiplotype.map(({ diplotype }) => diplotype);
  const carried = got.byDiplotype.length === 0 ? got.guidance.length > 0 : false;
  if (expected.called !== undefined) check('called', expected.called, got.status === 'called');
  if (expected.diplotypes !== undefined) check('diplotypes', expected.diplotypes, got.diplotypes);
  if (expected.first_diplotypes !== undefined) check('first diplotype', expected.first_diplotypes[0], pairs[0]);
  if (expected.n_diplotypes !== undefined) check('number of diplotypes', expected.n_diplotypes, pairs.length);
  if (expected.haplotype_matches !== undefined) {
    check('carried alleles', [...expected.haplotype_matches].sort(), [...(got.carriedAlleles ?? [])].sort());
  }
  if (expected.n_haplotype_matches !== undefined) check('number of carried alleles', expected.n_haplotype_matches, got.carriedAlleles?.length ?? 0); // prettier-ignore
  const alleles = [...new Set(got.byDiplotype.flatMap(({ diplotype }) => diplotype.split('/')))];
  if (expected.haplotypes !== undefined) check('alleles', [...expected.haplotypes].sort(), [...alleles].sort());
  if (expected.n_haplotypes !== undefined)
    check('number of alleles', expected.n_haplotypes, carried ? 0 : alleles.length);
  return found;
}

function checkWords(expected: CaseExpectation, got: GeneReport): Mismatch[] {
  const found: Mismatch[] = [];
  const check = (what: string, want: unknown, have: unknown, holds = same(want, have)): void => {
    if (!holds) found.push({ what, expected: want, got: have });
  };
  const unknown = expected.labels?.[0] === 'Unknown/Unknown';
  if (expected.labels !== undefined && !unknown) check('labels', expected.labels, got.labels);
  if (unknown) check('not called', 'not-called', got.status);
  if (expected.print !== undefined) check('print', expected.print, printed(got));
  if (expected.shown_calls !== undefined) check('shown', expected.shown_calls, printed(got));
  if (expected.shown === 'NO_DATA') check('shown', 'no-data', got.status);
  if (expected.shown === 'UNKNOWN_CALL') check('shown', 'not-called', got.status);
  if (expected.recommended_any !== undefined && expected.recommended_any[0]?.[0] !== 'Unknown/Unknown') {
    const mine = sortedText(got.guidance);
    const holds = sortedText(expected.recommended_any).every((pair) => mine.includes(pair));
    check('guidance pairs', expected.recommended_any, got.guidance, holds);
  }
  if (expected.phenotype_shown !== undefined) {
    const shown = got.status === 'no-data' || got.status === 'not-called' ? 'No Result' : got.phenotype;
    check('phenotype shown', expected.phenotype_shown, shown);
  }
  for (const word of expected.phenotypes_include ?? []) {
    check('phenotype', word, got.phenotype, got.phenotype?.split('; ').includes(word) ?? false);
  }
  if (expected.activity_score !== undefined)
    check(
      'activity score',
      expected.activity_score,
      got.activityScore,
      scoreMatches(expected.activity_score, got.activityScore),
    );
  if (expected.reportable !== undefined) check('reportable', expected.reportable, got.guidance.length > 0);
  return found;
}

function checkWarnings(expected: CaseExpectation, got: GeneReport): Mismatch[] {
  const found: Mismatch[] = [];
  const mine = got.reasons.filter((reason) => CALL_WARNINGS.includes(reason));
  const wanted = [...(expected.warning === undefined ? [] : [expected.warning]), ...(expected.warnings ?? []), ...(expected.messages ?? [])]; // prettier-ignore
  for (const word of wanted) {
    const code = WARNING_CODES[word];
    if (word === 'none') {
      if (mine.length > 0) found.push({ what: 'warning', expected: 'none', got: mine });
    } else if (word === 'reference-allele') {
      // A remark of the other tool's report on its reference allele; nothing is called differently.
    } else if (code === undefined || !got.reasons.includes(code)) {
      found.push({ what: 'warning', expected: word, got: got.reasons });
    }
  }
  if (expected.n_warnings !== undefined && expected.n_warnings !== mine.length) {
    found.push({ what: 'number of warnings', expected: expected.n_warnings, got: mine });
  }
  return found;
}

function checkRows(expected: CaseExpectation, got: GeneReport): Mismatch[] {
  return (expected.report_rows ?? []).flatMap((row, i): Mismatch[] => {
    const pair = (got.guidance[i] ?? got.guidance[0] ?? []).join('/');
    const shown = got.diplotypes[i] ?? '';
    const mine = [shown, got.phenotype ?? '', scoreText(got.activityScore), pair];
    const want = [
      row.diplotype,
      row.recommendation_phenotype.trim(),
      row.activity_score.trim(),
      row.recommendation_diplotype,
    ];
    return same(mine, want) ? [] : [{ what: 'report row', expected: want, got: mine }];
  });
}

/** Compares one gene's report with a case's expectation. */
export function checkGene(expected: CaseExpectation, got: GeneReport): Mismatch[] {
  return [
    ...checkCall(expected, got),
    ...checkWords(expected, got),
    ...checkWarnings(expected, got),
    ...checkRows(expected, got),
    ...(expected.derived === undefined ? [] : checkDerived(expected.derived, got)),
  ];
}
