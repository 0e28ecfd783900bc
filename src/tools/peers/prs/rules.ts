import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { existsSync } from 'node:fs';
import { isAmbiguousPair, isBases } from '../../../domain/scores/alleles.ts';
import { matchRecordAlleles } from '../../../domain/scores/match-alleles.ts';
import { CompensatedSum, termMoments } from '../../../domain/scores/expectation.ts';
import { parseChromosome } from '../../../domain/genotype/genome.ts';
import { parseScoringFile } from '../../../formats/scoring-file.ts';
import { ChainMap } from '../../packs/liftover.ts';
import { readRows, readText, type Tally } from './bench.ts';

interface MatchCase {
  kind: 'is_ambiguous' | 'match_variant';
  ref: string;
  alt?: string;
  alts?: string[];
  effect_allele?: string;
  other_allele?: string | null;
  match_ambiguous?: boolean;
  match_multiallelic?: boolean;
  expected: boolean | string | { effect_allele_idx: number | null; match_type: string; is_matched: boolean };
}

/** Verdicts of pygscatalog v3 on single variants. */
export function matchTable(folder: string, tally: Tally): void {
  const cases = JSON.parse(readFileSync(path.join(folder, 'cases.json'), 'utf8')) as MatchCase[];
  cases.forEach((item, index) => {
    const id = `case ${String(index + 1)} ${item.kind}`;
    if (item.kind === 'is_ambiguous') tally.equal(id, item.expected as boolean | string, ambiguityOf(item));
    else if (typeof item.expected === 'object') {
      const got = verdictOf(item);
      tally.equal(`${id} index`, item.expected.effect_allele_idx, got.index);
      tally.equal(`${id} type`, item.expected.match_type, got.type);
    }
  });
}

function ambiguityOf({ ref, alt = '' }: MatchCase): boolean | string {
  return isBases(ref) && isBases(alt) ? isAmbiguousPair(ref, alt) : 'ValueError';
}

const TYPES: Readonly<Record<number, string>> = {
  6: 'REFALT',
  5: 'ALTREF',
  4: 'REFALT_FLIP',
  3: 'ALTREF_FLIP',
  2: 'REF_NO_OA',
  1: 'ALT_NO_OA',
};

/** The verdict in the peer's words. Its records have one ALT: of several it looks at the first, and only if asked. */
function verdictOf(item: MatchCase): { index: number | null; type: string } {
  const { ref, alts = [], effect_allele: effect = '', other_allele: other = null } = item;
  if (alts.length > 1 && item.match_multiallelic !== true) return { index: null, type: 'EXCLUDED' };
  const match = matchRecordAlleles(ref, alts.slice(0, 1), { effect, other });
  const ambiguous = isAmbiguousPair(ref, alts[0] ?? '');
  if (ambiguous && item.match_ambiguous !== true) return { index: null, type: 'EXCLUDED' };
  return match === null
    ? { index: null, type: 'NO_MATCH' }
    : { index: match.effectIndex, type: TYPES[match.priority] ?? '' };
}

/** Strings of real scoring files that are no single variant: refused, with a reason and the weight. */
export function oddAlleles(folder: string, tally: Tally): void {
  for (const row of readRows(path.join(folder, 'odd_values.tsv'))) {
    const column = row.get('column') ?? '';
    const value = row.get('value') ?? '';
    const cells: Record<string, string> = {
      rsID: 'rs1',
      chr_name: '1',
      chr_position: '1000',
      effect_allele: 'A',
      other_allele: 'G',
      effect_weight: '0.25',
      hm_inferOtherAllele: '',
    };
    if (column === 'hm_inferOtherAllele') cells.other_allele = '';
    // The id is judged alone: a row with a place and both alleles is read there, whatever it is called.
    if (column === 'rsID') cells.chr_name = cells.chr_position = '';
    cells[column] = value;
    const names = Object.keys(cells);
    const text = ['#pgs_id=PGS999999', '#trait_reported=odd', '#genome_build=GRCh37', names.join('\t'), names.map((name) => cells[name]).join('\t')].join('\n'); // prettier-ignore
    const parsed = parseScoringFile(new TextEncoder().encode(text));
    const refused = parsed.ok ? parsed.value.refused[0] : undefined;
    const isRefused = parsed.ok && parsed.value.terms.count === 0 && refused?.weight === 0.25;
    tally.judge(
      `${column} ${value}`,
      `refused (${row.get('class') ?? ''})`,
      isRefused ? refused.reason : 'scored',
      isRefused,
    );
  }
}

/** UCSC's liftOver of single points: the tables' places that were lifted over come from the same reader. */
export function liftover(folder: string, tally: Tally): void {
  const chains = path.resolve(folder, '../../../facts/liftover');
  for (const [table, chain] of [
    ['GRCh37_to_GRCh38', 'hg19ToHg38'],
    ['GRCh38_to_GRCh37', 'hg38ToHg19'],
  ] as const) {
    // prettier-ignore
    const rows = readRows(path.join(folder, `${table}.tsv`));
    const file = path.join(chains, `${chain}.over.chain.gz`);
    if (!existsSync(file)) {
      tally.skip(
        table,
        'needs the UCSC chain files: positions are lifted over when tables are built, never in the app',
        rows.length,
      );
      continue;
    }
    const map = new ChainMap(gunzipSync(readFileSync(file)).toString('latin1'));
    for (const row of rows) {
      const chromosome = parseChromosome(row.get('chrom') ?? '');
      const position = Number(row.get('pos_1based'));
      const lifted = chromosome === null ? null : map.lift(chromosome, position);
      const expected = row.get('highest_scoring_chain_target') ?? '';
      const isMain = /^chr(\d+|X|Y|M):/.test(expected);
      const got =
        lifted === null ? '' : `chr${lifted.chromosome === 'MT' ? 'M' : lifted.chromosome}:${String(lifted.position)}`;
      tally.equal(`${table} ${row.get('chrom') ?? ''}:${String(position)}`, isMain ? expected : '', got);
      if (isMain && lifted !== null)
        tally.equal(
          `${table} ${row.get('chrom') ?? ''}:${String(position)} strand`,
          row.get('strand_of_highest_scoring_chain') ?? '',
          lifted.minusStrand ? '-' : '+',
        );
    }
  }
}

/** Population names of the CanRisk files. */
const CANRISK_NAMES: Readonly<Record<string, string>> = {
  all: 'all',
  eur: 'european',
  afr: 'african',
  eas: 'eastAsian',
  sas: 'southAsian',
};

/** Mean and standard deviation of a score from allele frequencies alone. */
export function hardyWeinbergMoments(folder: string, tally: Tally): void {
  const canrisk = path.resolve(folder, '../../../facts/prs-scores/canrisk');
  for (const row of readRows(path.join(folder, 'expected.tsv'))) {
    const id = `${row.get('prs') ?? ''} ${row.get('population') ?? ''}`;
    const file = path.join(
      canrisk,
      `${row.get('prs') ?? ''}_PRS-UKB_${CANRISK_NAMES[row.get('population') ?? ''] ?? ''}.prs`,
    );
    if (!existsSync(file)) {
      tally.skip(id, 'needs the CanRisk file of the collection beside the peers');
      continue;
    }
    const parsed = parseScoringFile(new TextEncoder().encode(readText(file)));
    if (!parsed.ok) {
      tally.judge(id, 'a score', parsed.error.code, false);
      continue;
    }
    const mean = new CompensatedSum();
    const variance = new CompensatedSum();
    const { terms } = parsed.value;
    for (let term = 0; term < terms.count; term++) {
      const weight = terms.weight[term] ?? 0;
      const moments = termMoments([0, weight, 2 * weight], terms.statedFrequency[term] ?? NaN);
      mean.add(moments.mean);
      variance.add(moments.variance);
    }
    tally.close(`${id} mean`, Number(row.get('hwe_mean')), mean.value, 1e-6);
    tally.close(`${id} sd`, Number(row.get('hwe_sd')), Math.sqrt(variance.value), 1e-6);
  }
}
