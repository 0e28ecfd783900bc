import { NO_DOSAGE } from '../genotype/dosage.ts';
import { fromGenomeKey } from '../genotype/genome.ts';
import type { ObservedSite } from '../genotype/observed-site.ts';
import { termPoints } from './expectation.ts';
import type { GenotypeSource } from './genotype-source.ts';
import type { PackedScore } from './packed-score.ts';
import { EFFECT } from './score-definition.ts';
import { type ComputedScore, computeScore, REFUSAL_REASONS } from './score-genome.ts';
import type { ScoreOptions } from './score-options.ts';
import { ROW_OUTCOMES, type RowOutcome, type RowQuery, type ScoreRow, type ScoreRowPage } from './score-rows.ts';
import { termAlleles } from './term-alleles.ts';
import { HAPLOID_BIT, STATUS } from './term-status.ts';

const EFFECT_NAMES = Object.keys(EFFECT) as (keyof typeof EFFECT)[];
const OUTCOME_CODE = Object.fromEntries(ROW_OUTCOMES.map((name, code) => [name, code])) as Record<RowOutcome, number>;

const OUTCOMES_OF_STATUS: Readonly<Record<number, RowOutcome>> = {
  [STATUS.matched]: 'matched',
  [STATUS.flipped]: 'flipped',
  [STATUS.ambiguous]: 'ambiguous',
  [STATUS.noCall]: 'noCall',
  [STATUS.absent]: 'absent',
};

/**
 * Every row of one score for one person. An entry is a term (0 … `terms.count − 1`) or, after those, a row that was refused when the
 * scoring file was read; a term that was refused as a duplicate is listed once, as the refusal.
 */
export class ScoreAudit {
  readonly packed: PackedScore;
  readonly computed: ComputedScore;
  /** Entries in file order. */
  readonly entries: Uint32Array;
  private readonly source: GenotypeSource;
  private readonly outcomes: Uint8Array;
  private readonly keys: Uint32Array;
  private lastQuery: { name: string; entries: Uint32Array } | null = null;

  constructor(packed: PackedScore, source: GenotypeSource, options: ScoreOptions) {
    this.packed = packed;
    this.source = source;
    this.computed = computeScore(packed, source, options);
    this.entries = entriesInFileOrder(packed);
    this.keys = new Uint32Array(packed.terms.count);
    const { columns } = this.computed.placement;
    columns?.term.forEach((term, index) => (this.keys[term] = columns.keys[index] ?? 0));
    this.outcomes = new Uint8Array(packed.terms.count + packed.refused.length).fill(OUTCOME_CODE.refused);
    for (let term = 0; term < packed.terms.count; term++) this.outcomes[term] = OUTCOME_CODE[this.termOutcome(term)];
  }

  /** What became of an entry. */
  outcome(entry: number): RowOutcome {
    return ROW_OUTCOMES[this.outcomes[entry] ?? 0] ?? 'refused';
  }

  /** What an entry adds to the sum. */
  contribution(entry: number): number {
    const { terms } = this.packed;
    if (entry >= terms.count) return 0;
    const dosage = this.computed.calls.dosage[entry] ?? NO_DOSAGE;
    if (dosage === NO_DOSAGE) {
      const added = this.computed.added?.[entry] ?? NaN;
      return Number.isNaN(added) ? 0 : added;
    }
    return this.points(entry)[dosage] ?? 0;
  }

  /** Rows [from, from + count) of those that a query asks for. */
  page(query: RowQuery, from: number, count: number): ScoreRowPage {
    const entries = this.select(query);
    const counts = Object.fromEntries(ROW_OUTCOMES.map((name) => [name, 0])) as Record<RowOutcome, number>;
    for (const entry of this.entries) counts[this.outcome(entry)]++;
    const start = Math.max(0, from);
    const rows = Array.from(entries.subarray(start, start + count), (entry) => this.row(entry));
    return { total: entries.length, counts, sum: this.computed.report.sum, rows };
  }

  /** Entries that a query asks for, in its order. */
  select({ outcome, order }: RowQuery): Uint32Array {
    const name = `${outcome ?? ''} ${order}`;
    if (this.lastQuery?.name === name) return this.lastQuery.entries;
    const entries = outcome === null ? this.entries.slice() : this.entries.filter((entry) => this.outcome(entry) === outcome); // prettier-ignore
    if (order !== 'file') {
      const size = new Float64Array(this.packed.terms.count + this.packed.refused.length);
      for (const entry of entries) size[entry] = Math.abs(order === 'weight' ? (this.weight(entry) ?? 0) : this.contribution(entry)); // prettier-ignore
      entries.sort((a, b) => (size[b] ?? 0) - (size[a] ?? 0) || this.rowNumber(a) - this.rowNumber(b));
    }
    this.lastQuery = { name, entries };
    return entries;
  }

  /** One entry, told in full. */
  row(entry: number): ScoreRow {
    const { terms } = this.packed;
    if (entry >= terms.count) return this.refusedRow(entry - terms.count);
    const { calls, placement, frequencies, added } = this.computed;
    const outcome = this.outcome(entry);
    const key = this.keys[entry] ?? 0;
    const place = key === 0 ? null : fromGenomeKey(key);
    const alleles = termAlleles(terms, entry, this.packed.assumedBuild === null ? placement.build : null);
    const frequency = frequencies.frequency[entry] ?? NaN;
    const dosage = calls.dosage[entry] ?? NO_DOSAGE;
    const rsid = terms.rsid[entry] ?? 0;
    const copies = dosage === NO_DOSAGE ? (calls.fractional?.get(entry) ?? null) : dosage;
    const isExpected = copies === null && !Number.isNaN(added?.[entry] ?? NaN);
    const triplet = terms.dosageWeights.get(entry);
    return {
      row: terms.row[entry] ?? 0,
      rsid: rsid === 0 ? null : `rs${String(rsid)}`,
      chromosome: place?.chromosome ?? null,
      position: place?.position ?? null,
      effectAllele: alleles.effect,
      otherAllele: alleles.other,
      effect: EFFECT_NAMES[terms.effect[entry] ?? 0] ?? 'additive',
      weight: terms.weight[entry] ?? null,
      ...(triplet === undefined ? {} : { dosageWeights: triplet }),
      outcome,
      reason: outcome === 'refused' ? (REFUSAL_REASONS[this.status(entry)] ?? 'unknown') : null,
      genotype: place === null ? null : genotypeText(this.source.lookup.at(place.chromosome, place.position)),
      dosage: copies,
      contribution: this.contribution(entry),
      contributionFrom: copies !== null ? 'read' : isExpected ? 'expected' : 'nothing',
      frequency: Number.isNaN(frequency) ? null : frequency,
    };
  }

  /** The row of the scoring file that an entry stands for. */
  rowNumber(entry: number): number {
    const { terms, refused } = this.packed;
    return (entry < terms.count ? terms.row[entry] : refused[entry - terms.count]?.row) ?? 0;
  }

  private refusedRow(index: number): ScoreRow {
    const { row = 0, reason = 'malformed-row', weight = null } = this.packed.refused[index] ?? {};
    return { row, reason, weight, rsid: null, chromosome: null, position: null, effectAllele: null, otherAllele: null, effect: null, outcome: 'refused', genotype: null, dosage: null, contribution: 0, contributionFrom: 'nothing', frequency: null }; // prettier-ignore
  }

  private weight(entry: number): number | null {
    const { terms, refused } = this.packed;
    return (entry < terms.count ? terms.weight[entry] : refused[entry - terms.count]?.weight) ?? null;
  }

  private status(term: number): number {
    return (this.computed.calls.status[term] ?? 0) & ~HAPLOID_BIT;
  }

  private termOutcome(term: number): RowOutcome {
    if (this.computed.calls.fractional?.has(term) === true) return 'imputed';
    return OUTCOMES_OF_STATUS[this.status(term)] ?? 'refused';
  }

  private points(term: number): readonly [number, number, number] {
    const { terms } = this.packed;
    return termPoints(terms.effect[term] ?? 0, terms.weight[term] ?? 0, terms.dosageWeights.get(term));
  }
}

function entriesInFileOrder({ terms, refused }: PackedScore): Uint32Array {
  const refusedRows = new Set(refused.map(({ row }) => row));
  const entries = new Uint32Array(terms.count + refused.length);
  let length = 0;
  let next = 0;
  for (let term = 0; term < terms.count; term++) {
    const row = terms.row[term] ?? 0;
    while (next < refused.length && (refused[next]?.row ?? 0) < row) entries[length++] = terms.count + next++;
    if (!refusedRows.has(row)) entries[length++] = term;
  }
  while (next < refused.length) entries[length++] = terms.count + next++;
  return entries.subarray(0, length);
}

/** What a file says at a place, in its own words: letters, or allele texts with `/` between. Several records stand side by side. */
function genotypeText(sites: readonly ObservedSite[]): string | null {
  const texts = sites.map((site) => {
    if (site.kind === 'referenceBlock') return 'REF';
    if (site.kind === 'letters') return site.first === null || site.second === null ? '--' : site.first + (site.second ?? ''); // prettier-ignore
    const alleles = [site.ref, ...site.alts];
    return site.genotype.length === 0 ? './.' : site.genotype.map((index) => (index === null ? '.' : (alleles[index] ?? '.'))).join('/'); // prettier-ignore
  });
  return texts.length === 0 ? null : [...new Set(texts)].join(' ');
}
