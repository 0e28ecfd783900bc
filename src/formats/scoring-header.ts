import { GROUPS } from '../domain/ancestry/groups.ts';
import type { Build } from '../domain/genotype/genome.ts';
import { writeUnseen } from '../domain/report/unseen-text.ts';
import type { ScoreHeader } from '../domain/scores/score-definition.ts';

/** Names that headers use for builds. hg18 is NCBI36; NCBI35 and `NR` name nothing that positions can be read in. */
const BUILDS: Readonly<Record<string, Build>> = {
  grch37: 'GRCh37',
  hg19: 'GRCh37',
  b37: 'GRCh37',
  grch38: 'GRCh38',
  hg38: 'GRCh38',
  b38: 'GRCh38',
  ncbi36: 'NCBI36',
  hg18: 'NCBI36',
  grch36: 'NCBI36',
};

/** Keys of format 1.0 (`# PGS ID = …`), of OmicsPred and of older files, as format 2.0 spells them. */
const ALIASES: Readonly<Record<string, string>> = {
  'pgs id': 'pgs_id',
  'pgs name': 'pgs_name',
  'reported trait': 'trait_reported',
  'original genome build': 'genome_build',
  'number of variants': 'variants_number',
  'pgp id': 'pgp_id',
  citation: 'citation',
  license: 'license',
  licence: 'license',
  omicspred_id: 'omicspred_id',
  score_id: 'omicspred_id',
  reference: 'citation',
  build: 'genome_build',
};

/** Rows of a mixed-ancestry file that state a number for each group. */
const MIXTURE_ROWS = new Set(['threshold', 'mean', 'sd', 'alpha']);
/** Characters of a header's value that are kept: a citation is shorter. */
const LONGEST_VALUE = 2000;

/** Collects header lines; the trait, build and licence of a score are taken from nowhere else. */
export class HeaderReader {
  private readonly values = new Map<string, string>();
  private readonly numbers = new Map<string, number>();
  private readonly groupNumbers = new Map<string, number[]>();
  private groups: string[] = [];

  /** Reads a `#` line. A line is split at its first `=` (or `:` where it has none): values may hold either. */
  readComment(line: string): void {
    const text = line.replace(/^#+/, '').trim();
    const populations = /^Pop,([A-Za-z,]+)/.exec(text);
    if (populations?.[1] !== undefined) this.groups = ['all', ...populations[1].split(',')];
    const equals = text.indexOf('=');
    const split = equals >= 0 ? equals : text.indexOf(':');
    if (split <= 0) return;
    const name = text.slice(0, split).trim().toLowerCase();
    const value = writeUnseen(
      text
        .slice(split + 1)
        .trim()
        .slice(0, LONGEST_VALUE),
    );
    const key = ALIASES[name] ?? name;
    if (value !== '' && !this.values.has(key)) this.values.set(key, value);
    if (name === 'pgs id' || name === 'original genome build') this.values.set('format_version', '1.0');
  }

  /** Reads a line `mean = −0.42` of a CanRisk file. Whether it was one. */
  readAssignment(line: string): boolean {
    if (this.readMixture(line)) return true;
    const found = /^(mean|sd|alpha)\s*=\s*(\S+)\s*$/i.exec(line);
    if (found?.[1] === undefined || found[2] === undefined) return false;
    const value = Number(found[2]);
    if (Number.isFinite(value)) this.numbers.set(found[1].toLowerCase(), value);
    return true;
  }

  /** Reads `0.613,0.547,… #sd` of a mixed-ancestry file, whose groups an earlier `#Pop,Eur,Afr,…` names. Whether it was one. */
  private readMixture(line: string): boolean {
    const mark = line.indexOf('#');
    const [list, name] = [
      line.slice(0, Math.max(0, mark)).trim(),
      line
        .slice(mark + 1)
        .trim()
        .toLowerCase(),
    ];
    if (mark < 0 || !MIXTURE_ROWS.has(name) || !/^[-+\d.,eE\s]+$/.test(list)) return false;
    const values = list.split(',').map(Number);
    this.groupNumbers.set(name, values);
    const [all] = values;
    if (all !== undefined && name !== 'threshold') this.numbers.set(name, all);
    return true;
  }

  private calibration(): ScoreHeader['calibration'] {
    const rows = ['mean', 'sd', 'alpha', 'threshold'].map((name) => this.groupNumbers.get(name));
    if (this.groups.length === 0 || rows.some((row) => row?.length !== this.groups.length)) return undefined;
    const calibration: NonNullable<ScoreHeader['calibration']> = {};
    this.groups.forEach((name, index) => {
      const group = GROUPS.find((one) => one === name.toUpperCase());
      const [mean = NaN, sd = NaN, alpha = NaN, threshold = NaN] = rows.map((row) => row?.[index]);
      if (group !== undefined && isSpread(sd) && isSpread(alpha) && Number.isFinite(mean))
        calibration[group] = { mean, sd, alpha, threshold };
    });
    return calibration;
  }

  /** Whether the header says that this is a file of a known catalogue (else: a plain table). */
  get isKnown(): boolean {
    return this.values.has('pgs_id') || this.values.has('omicspred_id') || this.isCanRisk;
  }

  get isCanRisk(): boolean {
    return this.numbers.has('alpha') || (this.numbers.has('mean') && this.numbers.has('sd'));
  }

  /** The header's facts. `fallbackId` names a file that does not name itself (its hash, never its file name). */
  finish(fallbackId: string): ScoreHeader {
    const get = (key: string): string | null => this.values.get(key) ?? null;
    const declared = Number(get('variants_number') ?? NaN);
    const weightType = get('weight_type');
    return {
      id: get('pgs_id') ?? get('omicspred_id') ?? fallbackId,
      name: get('pgs_name') ?? get('score_name'),
      trait: get('trait_reported') ?? '',
      traitMapped: get('trait_mapped'),
      citation: get('citation'),
      licence: get('license'),
      weightType: weightType === 'NR' ? null : weightType,
      authorBuild: this.isCanRisk ? 'GRCh37' : parseBuild(get('genome_build')),
      harmonisedBuild: parseBuild(get('hmpos_build')),
      declaredRows: Number.isFinite(declared) ? declared : null,
      format: this.format(),
      published: this.published(),
      ...(this.groups.length === 0 ? {} : { calibration: this.calibration() ?? {} }),
    };
  }

  private format(): ScoreHeader['format'] {
    if (this.isCanRisk) return 'canrisk';
    if (this.values.has('omicspred_id')) return 'omicspred';
    if (!this.values.has('pgs_id')) return 'plain';
    return (this.values.get('format_version') ?? '1').startsWith('1') ? 'pgs-catalog-1' : 'pgs-catalog-2';
  }

  private published(): ScoreHeader['published'] {
    const mean = this.numbers.get('mean');
    const sd = this.numbers.get('sd');
    return mean === undefined || !isSpread(sd) ? null : { mean, sd, alpha: this.numbers.get('alpha') ?? null };
  }
}

/** Whether a number can be a standard deviation, or a share of one: above nothing and below infinity. */
function isSpread(value: number | undefined): value is number {
  return value !== undefined && value > 0 && Number.isFinite(value);
}

/** Whether a header line begins the header of another file, as where files were put one behind the other. */
export function beginsScoringFile(line: string): boolean {
  return /^###? ?PGS CATALOG/i.test(line) || /^# ?(pgs[_ ]id|omicspred_id|score_id) ?[=:]/i.test(line);
}

/** The build that a header names, or null (`NR`, NCBI35, nothing). */
export function parseBuild(text: string | null): Build | null {
  return text === null ? null : (BUILDS[text.trim().toLowerCase()] ?? null);
}
