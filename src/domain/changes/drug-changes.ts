import type { Account, AccountDrug } from './account.ts';
import type { Change, ChangeReason, ChangeValue } from './reasons.ts';
import { type VersionChanges, versionReason } from './versions.ts';

const FIELDS = {
  category: ({ category }: AccountDrug): ChangeValue => category,
  strength: ({ strength }: AccountDrug): ChangeValue => strength,
  advice: ({ advice }: AccountDrug): ChangeValue => advice,
  certainty: ({ certainty }: AccountDrug): ChangeValue => certainty,
  superseded: ({ superseded }: AccountDrug): ChangeValue => superseded,
} as const;
const FIELD_NAMES = Object.keys(FIELDS) as (keyof typeof FIELDS)[];

/** What guidelines advise, row by row: a guideline has one for a drug, its genes and a population, or several where a result is tied. */
export function drugChanges(
  before: Account,
  after: Account,
  { versions, changedGenes }: { versions: VersionChanges; changedGenes: ReadonlySet<string> },
): Change[] {
  const [old, now] = [byGuideline(before.drugs), byGuideline(after.drugs)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key): Change[] => {
    const [from, to] = [old.get(key) ?? [], now.get(key) ?? []];
    const first = to[0] ?? from[0];
    if (first === undefined) return [];
    const change = (kind: Change['kind'], field: string, values: Pick<Change, 'before' | 'after'>): Change => ({
      what: `drugs.${key}.${field}`,
      room: 'drug',
      kind,
      id: first.drug,
      field,
      ...values,
      reason: reasonOf({ from, to }, field, { versions, changedGenes }),
    });
    if (from.length === 0) return [change('entered', 'category', { before: null, after: all(to, FIELDS.category) })];
    if (to.length === 0) return [change('left', 'category', { before: all(from, FIELDS.category), after: null })];
    return FIELD_NAMES.flatMap((field) => {
      const values = { before: all(from, FIELDS[field]), after: all(to, FIELDS[field]) };
      return values.before === values.after ? [] : [change('reclassified', field, values)];
    });
  });
}

function byGuideline(rows: readonly AccountDrug[]): Map<string, AccountDrug[]> {
  const found = new Map<string, AccountDrug[]>();
  for (const row of rows) {
    const key = [row.source, row.drug, [...row.genes].sort().join('+'), ...(row.population === null ? [] : [row.population])].join('.'); // prettier-ignore
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}

/** One value where there is one, else every different one in a fixed order. */
function all(rows: readonly AccountDrug[], read: (row: AccountDrug) => ChangeValue): ChangeValue {
  const values = [...new Set(rows.map(read))];
  return values.length === 1 ? (values[0] ?? null) : values.map((value) => String(value ?? 'none')).sort().join(' | '); // prettier-ignore
}

/** First whether the person's own result is another one, then whether the guideline is, then the packs. */
function reasonOf(
  { from, to }: { from: readonly AccountDrug[]; to: readonly AccountDrug[] },
  field: string,
  { versions, changedGenes }: { versions: VersionChanges; changedGenes: ReadonlySet<string> },
): ChangeReason {
  const later = to.find(({ superseded }) => superseded);
  if (field === 'superseded' && later !== undefined) return { code: 'guideline-superseded', by: later.supersededBy };
  const genes = [...new Set([...from, ...to].flatMap((row) => row.genes))].filter((gene) => changedGenes.has(gene)).sort(); // prettier-ignore
  // Only a row that was looked up by another result follows from the gene; of a row that came or went, nothing tells by what it was looked up before.
  const isOtherResult = from.length === 0 || to.length === 0 || resultsOf(from) !== resultsOf(to);
  const isOtherGuideline =
    from.length > 0 && to.length > 0 && all(from, ({ date }) => date) !== all(to, ({ date }) => date);
  if (genes.length > 0 && isOtherResult && !isOtherGuideline) return { code: 'gene-result-changed', genes };
  // Where the result and the guideline both are other ones, either may be the reason: then only the packs are named.
  if (genes.length > 0 && isOtherResult) return versionReason(versions, (pack) => pack.startsWith('drugs') || pack === 'pgx'); // prettier-ignore
  const [old, now] = [all(from, ({ date }) => date), all(to, ({ date }) => date)];
  if (from.length > 0 && to.length > 0 && old !== now) {
    return {
      code: 'guideline-changed',
      from: old === null ? null : String(old),
      to: now === null ? null : String(now),
    };
  }
  return versionReason(versions, (pack) => pack.startsWith('drugs') || pack === 'pgx');
}

/** The results that rows were looked up by, each with its own row. */
function resultsOf(rows: readonly AccountDrug[]): string {
  return [...new Set(rows.map(({ results }) => JSON.stringify(Object.entries(results).sort(([a], [b]) => (a < b ? -1 : 1)))))].sort().join(); // prettier-ignore
}
