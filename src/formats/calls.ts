import { isGenotypeName, plainName } from './columns.ts';
import { allelesOf, isAllele, isLetter, isMissing } from './field-values.ts';
import type { TextColumns } from './layout.ts';

/** How the letters of a column are stated, best first: on the plus strand, as the file's vendor does, on others, as A and B. */
const KINDS = ['plus', 'plain', 'forward', 'top', 'design', 'minus', 'ab'] as const;
export type CallKind = (typeof KINDS)[number];

/** The calls of one person, as a column of genotypes or two of alleles state them. */
export interface Calls {
  /** What the table calls the person; empty where it names nobody. */
  person: string;
  kind: CallKind;
  columns: Pick<TextColumns, 'genotype' | 'allele1' | 'allele2'>;
}

/** What the values of a column are: genotypes, single alleles, A and B in place of bases, nothing at all; null for anything else. */
interface Profile {
  is: 'genotypes' | 'letters' | 'ab' | 'missing' | null;
  /** Genotypes of two equal letters: a list of sites has none. */
  homozygous: number;
  /** Values of one letter. */
  letters: number;
  /** Whether a value names a base other than A. */
  hasBases: boolean;
  /** Whether any field has content. */
  hasContent: boolean;
}

const MOSTLY = 0.8;
const AB = /^[AB](?:\s*(?:[-/|,;:]\s*)?[AB])?$/i;

/** Tells what a column holds from its values in the first rows. */
function profileOf(values: readonly string[]): Profile {
  let [letters, genotypes, long, missing, ab, homozygous] = [0, 0, 0, 0, 0, 0];
  let [hasB, hasBases, hasContent] = [false, false, false];
  for (const value of values) {
    if (value !== '') hasContent = true;
    if (isMissing(value)) {
      missing++;
      continue;
    }
    const isAb = AB.test(value);
    if (isAb) ab++;
    if (isAb && /B/i.test(value)) hasB = true;
    else if (/[CGTDI]/i.test(value)) hasBases = true;
    if (isLetter(value)) letters++;
    else if (allelesOf(value) !== null) genotypes++;
    else if (isAllele(value)) long++;
    const [first, second, ...more] = value.toUpperCase().replace(/[^A-Z]/g, '');
    if (first === second && second !== undefined && more.length === 0) homozygous++;
  }
  const least = values.length * MOSTLY;
  const is = ((): Profile['is'] => {
    if (missing === values.length) return 'missing';
    if (hasB && !hasBases && missing + ab >= least) return 'ab';
    if (missing + letters + genotypes + long < least) return null;
    return genotypes * 5 >= letters && genotypes > long ? 'genotypes' : 'letters';
  })();
  return { is, homozygous, letters, hasBases, hasContent };
}

/** What a column's name says about the calls in it. */
interface NameParts {
  person: string;
  kind: CallKind;
  /** Which of two alleles. */
  slot: 1 | 2 | null;
  isGenotype: boolean;
  isStrand: boolean;
}

const KIND_WORDS: Readonly<Record<string, CallKind>> = {
  plus: 'plus', forward: 'forward', fwd: 'forward', top: 'top', design: 'design', minus: 'minus', ab: 'ab',
}; // prettier-ignore
const ALLELE_WORD = /^(?:allele|alelo|alelle|allel|a)(?:([12])|([ab]))?$/;
/** Words of a name that tell nothing. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(['strand', 'your', 'my', 'snp', 'the', 'of', 'dna', 'raw', 'data']);

/** Takes a name apart: `S1.Allele1 - Top` is the first allele of S1 on the TOP strand, `Father genotype` the father's. */
export function partsOf(name: string): NameParts {
  const words = [...name.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    plain: plainName(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }));
  const parts: NameParts = { person: '', kind: 'plain', slot: null, isGenotype: false, isStrand: false };
  const kinds = new Set<CallKind>();
  const rest: { from: number; to: number }[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) break;
    const { plain } = word;
    const kind = KIND_WORDS[plain];
    const allele = ALLELE_WORD.exec(plain);
    const next = words[at + 1]?.plain ?? '';
    if (kind !== undefined) kinds.add(kind);
    else if (plain === 'strand') parts.isStrand = true;
    else if (plain === 'gtype') {
      parts.isGenotype = true;
      kinds.add('ab');
    } else if (allele !== null && (allele[1] ?? allele[2]) !== undefined) {
      parts.slot = allele[1] === '1' || allele[2] === 'a' ? 1 : 2;
    } else if (allele !== null && plain.length > 1 && /^[12ab]$/.test(next)) {
      parts.slot = next === '1' || next === 'a' ? 1 : 2;
      at++;
    } else if (isGenotypeName(plain)) parts.isGenotype = true;
    else if (/genotypes?$/.test(plain)) {
      parts.isGenotype = true;
      rest.push({ from: word.from, to: word.from + plain.replace(/genotypes?$/, '').length });
    } else if (!EMPTY_WORDS.has(plain)) rest.push(word);
  }
  // `Plus/Minus` is one word for the plus strand of the reference.
  parts.kind = KINDS.find((kind) => kinds.has(kind)) ?? 'plain';
  parts.person = name.slice(rest[0]?.from ?? 0, rest[rest.length - 1]?.to ?? 0);
  return parts;
}

type Grid = readonly (readonly string[])[];

function valuesOf(rows: Grid, column: number): string[] {
  return rows.map((row) => row[column] ?? '');
}

/** Most columns of a table that are looked at: what is behind them is no genotype table's. */
export const MAX_COLUMNS = 20_000;

/**
 * The calls that a table with names holds, person by person: one entry a person and way of stating them.
 *
 * @param taken columns that have another use
 */
export function callsByName(rows: Grid, names: readonly string[], taken: ReadonlySet<number>): Calls[] {
  const calls: (Calls & { isEmpty: boolean })[] = [];
  const halves = new Map<string, Calls & { isEmpty: boolean }>();
  /** A column that is called a genotype, but mostly holds something else. */
  let doubtful: Calls | null = null;
  for (const [column, name] of names.slice(0, MAX_COLUMNS).entries()) {
    if (taken.has(column)) continue;
    const profile = profileOf(valuesOf(rows, column));
    const { person, kind: named, slot, isGenotype, isStrand } = partsOf(name);
    if (profile.is === null && isGenotype)
      doubtful ??= { person, kind: named, columns: { genotype: column, allele1: null, allele2: null } };
    if (profile.is === null || (isStrand && !isGenotype)) continue;
    const kind = kindOf(named, profile);
    const isEmpty = profile.is === 'missing';
    if (slot !== null && (profile.is !== 'genotypes' || profile.letters > 0)) {
      const key = `${person.toLowerCase()} ${named}`;
      const columns = { genotype: null, allele1: null, allele2: null };
      const half = halves.get(key) ?? { person, kind, isEmpty, columns };
      if (!halves.has(key)) calls.push(half);
      halves.set(key, half);
      half.columns[slot === 1 ? 'allele1' : 'allele2'] ??= column;
      half.isEmpty &&= isEmpty;
      if (kind === 'ab') half.kind = 'ab';
    } else if (isGenotype || (profile.homozygous > 0 && !isEmpty && profile.is !== 'letters'))
      calls.push({ person, kind, isEmpty, columns: { genotype: column, allele1: null, allele2: null } });
  }
  const whole = calls.filter(
    ({ columns }) => columns.genotype !== null || (columns.allele1 !== null && columns.allele2 !== null),
  );
  const filled = whole.filter(({ isEmpty }) => !isEmpty);
  const found = filled.length > 0 ? withoutSites(filled, rows) : whole.slice(0, 1);
  if (found.length === 0 && doubtful !== null) return [doubtful];
  return found.map(({ person, kind, columns }) => ({ person, kind, columns }));
}

/** Rows from which a column without one homozygous call is no person's. */
const LEAST_JUDGED = 12;

/** Leaves out columns that, beside those of people, only say which two alleles each site has. */
function withoutSites<T extends Calls>(calls: readonly T[], rows: Grid): readonly T[] {
  if (calls.length < 2 || rows.length < LEAST_JUDGED) return calls;
  const people = calls.filter((one) => rows.some((row) => isHomozygous(one, row)));
  return people.length > 0 ? people : calls;
}

function isHomozygous({ columns }: Calls, row: readonly string[]): boolean {
  const letters = columns.genotype === null ? [row[columns.allele1 ?? -1], row[columns.allele2 ?? -1]] : (row[columns.genotype] ?? '').replace(/[^A-Z]/gi, ''); // prettier-ignore
  const [first, second] = letters;
  return (
    first !== undefined && second !== undefined && !isMissing(first) && first.toUpperCase() === second.toUpperCase()
  );
}

/** A column that is called AB but names bases is one of bases, and the other way round. */
function kindOf(named: CallKind, { is, hasBases }: Profile): CallKind {
  if (is === 'ab') return 'ab';
  return named === 'ab' && hasBases ? 'plain' : named;
}

/** The calls of a table without names, in columns behind the position. Where there are several, they are numbered. */
export function callsByShape(rows: Grid, from: number): Calls[] {
  const width = Math.min(MAX_COLUMNS, Math.max(0, ...rows.map((row) => row.length)));
  const calls: Calls[] = [];
  let letter: number | null = null;
  for (let column = from; column < width; column++) {
    const { is, homozygous, hasContent } = profileOf(valuesOf(rows, column));
    const isHalf = is === 'letters' || (is === 'missing' && hasContent);
    const pair = isHalf && letter !== null ? { genotype: null, allele1: letter, allele2: column } : null;
    if (pair !== null) letter = null;
    else if (is === 'letters') letter = column;
    else if (is !== 'missing') letter = null;
    const isGenotype = (is === 'genotypes' && (calls.length === 0 || homozygous > 0)) || is === 'ab';
    const columns = pair ?? (isGenotype ? { genotype: column, allele1: null, allele2: null } : null);
    if (columns === null) continue;
    calls.push({ person: String(calls.length + 1), kind: is === 'ab' ? 'ab' : 'plain', columns });
  }
  if (calls.length > 0) return calls;
  // Haploid calls, or none at all.
  for (let column = from; column < width; column++) {
    const { is, hasContent } = profileOf(valuesOf(rows, column));
    if (is === null || !hasContent) continue;
    return [{ person: '', kind: 'plain', columns: { genotype: column, allele1: null, allele2: null } }];
  }
  return [];
}

/** People of a table and, of the ways in which each one's calls are stated, the best. */
export function peopleOf(calls: readonly Calls[], rows: Grid, names: readonly string[]): Calls[] {
  const people = new Map<string, Calls[]>();
  for (const one of calls) {
    const key = one.person.toLowerCase();
    const known = people.get(key) ?? [];
    const twin = known.find(({ kind }) => kind === one.kind);
    if (twin === undefined) people.set(key, [...known, one]);
    // A genotype outweighs two alleles beside it: they may be those of the site.
    else if ((twin.columns.genotype === null) !== (one.columns.genotype === null))
      people.set(key, [...known.filter((other) => other !== twin), twin.columns.genotype === null ? one : twin]);
    // Two columns of one name: the same calls twice, or those of two people.
    else if (!areSame(twin, one, rows)) people.set(`${key} (${String(people.size + 1)})`, [one]);
  }
  const best = [...people.values()].map(
    (ways) => [...ways].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))[0],
  );
  const found = best.filter((one) => one !== undefined);
  if (found.length < 2) return found;
  return unique(
    found.map((one) => ({
      ...one,
      person: one.person || (names[one.columns.genotype ?? one.columns.allele1 ?? 0] ?? ''),
    })),
  );
}

function areSame(one: Calls, other: Calls, rows: Grid): boolean {
  const text = (row: readonly string[], { columns }: Calls): string =>
    `${row[columns.genotype ?? columns.allele1 ?? -1] ?? ''} ${row[columns.allele2 ?? -1] ?? ''}`;
  return rows.every((row) => text(row, one) === text(row, other));
}

function unique(people: readonly Calls[]): Calls[] {
  const seen = new Map<string, number>();
  return people.map((one) => {
    const count = (seen.get(one.person) ?? 0) + 1;
    seen.set(one.person, count);
    return count === 1 ? one : { ...one, person: `${one.person} (${String(count)})` };
  });
}
