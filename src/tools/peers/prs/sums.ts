import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { AnalysisOptions } from '../../../domain/analysis/options.ts';
import type { PackedScore } from '../../../domain/scores/packed-score.ts';
import type { AnalysisContext } from '../../../engine/analysis.ts';
import { frequencyTable, readRows, reportOf, scoreOf, scoresIn, type Tally } from './bench.ts';

const SCORING_FILE = /^O?PGS\d+.*\.txt(\.gz)?$/;

/** plink2 sums of synthetic people in 23andMe's layout, in every combination of modes. */
export async function chipSums(folder: string, context: AnalysisContext, tally: Tally): Promise<void> {
  const rows = readRows(path.join(folder, 'expected_sums.tsv'));
  const variants = readRows(path.join(folder, 'variants.tsv'));
  const frequencies = frequencyTable(
    variants.map((row) => ['chr', 'pos_grch37', 'ref', 'alt', 'alt_freq_used'].map((name) => row.get(name) ?? '')),
  );
  const scores = findScores(new Set(rows.map((row) => row.get('score') ?? '')), folder, context);
  for (const [name, group] of grouped(rows, (row) =>
    ['person', 'ambiguous', 'indels', 'missing'].map((key) => row.get(key)).join(' '),
  )) {
    const [person = '', ambiguous, indels, missing] = name.split(' ');
    const drops = missing === 'drop';
    const report = await reportOf(context, path.join(folder, 'people', `${person}.23andme.txt`), scores, {
      ambiguous: ambiguous as AnalysisOptions['ambiguous'],
      indels: indels === 'exclude' ? 'exclude' : 'keep',
      missing: drops ? 'drop' : 'frequency',
      ...(drops ? {} : { frequencies }),
    });
    for (const row of group) {
      const id = row.get('score') ?? '';
      const score = scoreOf(report, id);
      tally.close(`${name} ${id} sum`, Number(row.get('exact_SUM')), score?.sum);
      tally.equal(`${name} ${id} called`, Number(row.get('n_called')), score?.matched);
    }
  }
}

/** Bundled scores by id, else scoring files in the folder or in the collection beside the peers. */
function findScores(ids: ReadonlySet<string>, folder: string, context: AnalysisContext): PackedScore[] {
  const bundled = context.references.scores.filter((score) => ids.has(score.header.id));
  const missing = [...ids].filter((id) => !bundled.some((score) => score.header.id === id));
  const found = missing.flatMap((id) => {
    const named = new RegExp(`^${id}.*\\.txt(\\.gz)?$`);
    return [...scoresIn(folder, named), ...scoresIn(path.resolve(folder, '../../../facts/prs-scores'), named)]
      .filter((score) => score.header.id === id && score.terms.count > 0)
      .slice(0, 1);
  });
  return [...bundled, ...found];
}

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

/** pgsc_calc's own fixture: a cohort VCF, missing genotypes dropped and filled by the cohort's frequencies. */
export async function cohortSums(folder: string, context: AnalysisContext, tally: Tally): Promise<void> {
  const scores = scoresIn(folder, SCORING_FILE);
  const frequencies = frequencyTable(
    readRows(path.join(folder, 'freq_2504.tsv')).map((row) => [
      ...(row.get('ID') ?? '').split(':'),
      row.get('ALT_FREQ') ?? '',
    ]),
  );
  for (const row of readRows(path.join(folder, 'expected.tsv'))) {
    const sample = row.get('IID') ?? '';
    const run = async (missing: 'drop' | 'frequency'): Promise<number | undefined> => {
      const more = missing === 'drop' ? {} : { frequencies };
      const report = await reportOf(context, path.join(folder, 'target.vcf'), scores, {
        sample,
        missing,
        indels: 'keep',
        ...more,
      });
      return report.scores[0]?.sum;
    };
    tally.close(`${sample} dropped`, Number(row.get('exact_SUM_missing_dropped')), await run('drop'));
    tally.close(`${sample} imputed`, Number(row.get('exact_SUM_mean_imputed')), await run('frequency'));
  }
}

/** Dominant and recessive rows beside additive ones. */
export async function effectSums(folder: string, context: AnalysisContext, tally: Tally): Promise<void> {
  const scores = scoresIn(folder, SCORING_FILE);
  for (const row of readRows(path.join(folder, 'expected.tsv'))) {
    const person = row.get('IID') ?? '';
    const report = await reportOf(context, path.join(folder, 'people', `${person}.23andme.txt`), scores, {
      missing: 'drop',
    });
    tally.close(person, Number(row.get('exact_TOTAL')), report.scores[0]?.sum);
  }
}

/** Columns `noamb_x1_SUM`, `PGS000018_keepamb_SUM`: which score, ambiguous rows left out or kept, a male X counted once or twice. */
const MODE = /^(?:(O?PGS\d+)_)?(noamb|keepamb)(?:_x([12]))?_SUM$/;

/** Cohort VCFs with expected sums in one column a mode. */
export async function modeSums(folder: string, context: AnalysisContext, tally: Tally): Promise<void> {
  const scores = scoresIn(folder, /^(score_matrix\.txt(\.gz)?|score_rows\.tsv|O?PGS\d+[^.]*\.txt(\.gz)?)$/);
  const rows = readRows(path.join(folder, 'expected.tsv'));
  const modes = [...(rows[0]?.keys() ?? [])].flatMap((column) => {
    const found = MODE.exec(column);
    return found === null ? [] : [{ column, id: found[1], ambiguous: found[2] === 'keepamb', maleX: found[3] === '1' }];
  });
  for (const row of rows) {
    const sample = row.get('IID') ?? '';
    for (const [key, group] of grouped(modes, ({ ambiguous, maleX }) => `${String(ambiguous)} ${String(maleX)}`)) {
      const [first] = group;
      if (first === undefined) continue;
      const report = await reportOf(context, path.join(folder, 'target.vcf'), scores, {
        sample,
        missing: 'drop',
        indels: 'keep',
        ambiguous: first.ambiguous ? 'keep' : 'exclude',
        maleX: first.maleX ? 1 : 2,
      });
      for (const { column, id } of group) {
        const score = id === undefined ? report.scores[0] : scoreOf(report, id);
        tally.close(`${sample} ${column} ${key}`, Number(row.get(column)), score?.sum);
      }
    }
  }
}

/** A VCF of variants only: what is absent may be reference or unknown. */
export async function variantsOnly(folder: string, context: AnalysisContext, tally: Tally): Promise<void> {
  const [vcf] = readdirSync(folder).filter((name) => /\.vcf(\.gz)?$/.test(name));
  const scores = scoresIn(folder, SCORING_FILE);
  for (const row of readRows(path.join(folder, 'expected.tsv'))) {
    const ambiguous = row.get('ambiguous') as AnalysisOptions['ambiguous'];
    const id = `ambiguous ${ambiguous}, absent ${row.get('absent_site') ?? ''}`;
    if (row.get('absent_site') !== 'missing') {
      tally.skip(id, 'an absent position is never taken as reference: which base is the reference is not known here');
      continue;
    }
    const report = await reportOf(context, path.join(folder, vcf ?? ''), scores, {
      missing: 'drop',
      indels: 'keep',
      ambiguous,
    });
    tally.close(`${id} sum`, Number(row.get('SUM')), report.scores[0]?.sum);
    tally.equal(`${id} matched`, Number(row.get('rows_matched_in_vcf')), report.scores[0]?.matched);
  }
}

/** CanRisk's example cohorts: raw score, standardised score and percentile; some genotypes are imputed dosages only. */
export async function canRiskCohorts(folder: string, context: AnalysisContext, tally: Tally): Promise<void> {
  const scores = scoresIn(folder, /\.prs$/);
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.vcf'))
    .sort()) {
    // prettier-ignore
    for (const row of readRows(path.join(folder, `${name}.expected.tsv`))) {
      const sample = row.get('sample') ?? '';
      const options = { sample, missing: 'drop', indels: 'keep', ambiguous: 'keep' } as const;
      const [score] = (await reportOf(context, path.join(folder, name), scores, options)).scores;
      tally.close(`${name} ${sample} raw`, Number(row.get('raw')), score?.sum);
      tally.close(`${name} ${sample} z`, Number(row.get('z')), score?.z);
      tally.close(`${name} ${sample} percentile`, Number(row.get('percentile')), score?.percentile, 1e-6);
    }
  }
}
