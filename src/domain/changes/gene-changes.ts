import type { Account, AccountGene } from './account.ts';
import { type FunctionChange, functionChanges, functionReason } from './function-change.ts';
import type { Change, ChangeReason, ChangeValue } from './reasons.ts';
import { type VersionChanges, versionReason } from './versions.ts';

/** Packs that a gene's result is computed from, whatever the gene. */
const PACKS: ReadonlySet<string> = new Set(['pgx', 'markers', 'liftover']);

const FIELDS = {
  diplotype: ({ diplotypes }: AccountGene): ChangeValue => diplotypes.join(' or ') || null,
  phenotype: ({ phenotype }: AccountGene): ChangeValue => phenotype,
  activityScore: ({ activityScore }: AccountGene): ChangeValue => activityScore,
  verdict: ({ verdict }: AccountGene): ChangeValue => verdict,
  firm: ({ firm }: AccountGene): ChangeValue => firm,
} as const;
const FIELD_NAMES = Object.keys(FIELDS) as (keyof typeof FIELDS)[];

/** Genes whose result is another one, and functions of carried alleles that changed. */
export function geneChanges(
  before: Account,
  after: Account,
  { versions, functions }: { versions: VersionChanges; functions: readonly FunctionChange[] },
): Change[] {
  const genes = [...new Set([...Object.keys(before.genes), ...Object.keys(after.genes)])];
  return genes.flatMap((gene): Change[] => {
    const [old, now] = [before.genes[gene], after.genes[gene]];
    const byVersion = versionReason(versions, (pack) => PACKS.has(pack));
    if (old === undefined || now === undefined) {
      const values = { before: summaryOf(old), after: summaryOf(now) };
      const kind = old === undefined ? 'entered' : 'left';
      return [{ what: `pgx.${gene}`, room: 'gene', kind, id: gene, field: 'result', ...values, reason: byVersion }];
    }
    const changed = functionChanges(gene, { before: old, after: now }, functions);
    const reasons = (field: keyof typeof FIELDS): ChangeReason => reasonOf(gene, field, { before: old, after: now, changed, byVersion, isOtherApp: versions.app !== null }); // prettier-ignore
    return [
      ...FIELD_NAMES.flatMap((field): Change[] => {
        const values = { before: FIELDS[field](old), after: FIELDS[field](now) };
        if (values.before === values.after) return [];
        return [
          {
            what: `pgx.${gene}.${field}`,
            room: 'gene',
            kind: 'reclassified',
            id: gene,
            field,
            ...values,
            reason: reasons(field),
          },
        ];
      }),
      ...changed.map((row): Change => ({
        what: `pgx.${gene}.alleles.${row.allele}.function`,
        room: 'gene',
        kind: 'reclassified',
        id: gene,
        field: 'function',
        before: row.from,
        after: row.to,
        reason: functionReason(row),
      })),
    ];
  });
}

/** What a function decides; how sure a call is, and which alleles it has, follow from other things. A verdict follows from another phenotype only. */
function isByFunction(field: keyof typeof FIELDS, before: AccountGene, after: AccountGene): boolean {
  return field === 'phenotype' || field === 'activityScore' || (field === 'verdict' && before.phenotype !== after.phenotype); // prettier-ignore
}

/**
 * A function explains another phenotype of the same single call where it is the only one that changed. Of ties, of several changed functions or beside
 * another app the reports do not tell which of them it was: then the packs, and the app, are named.
 */
function reasonOf(
  gene: string,
  field: keyof typeof FIELDS,
  {
    before,
    after,
    changed,
    byVersion,
    isOtherApp,
  }: {
    before: AccountGene;
    after: AccountGene;
    changed: readonly FunctionChange[];
    byVersion: ChangeReason;
    isOtherApp: boolean;
  },
): ChangeReason {
  if (isOtherApp) return byVersion;
  const isOneCall = before.diplotypes.length === 1 && before.diplotypes.join() === after.diplotypes.join();
  const [only] = changed;
  if (isOneCall && only !== undefined && changed.length === 1 && isByFunction(field, before, after))
    return functionReason(only);
  if (before.asOf !== after.asOf) return { code: 'gene-table-changed', gene, from: before.asOf, to: after.asOf };
  return byVersion;
}

function summaryOf(gene: AccountGene | undefined): ChangeValue {
  return gene === undefined ? null : (gene.phenotype ?? gene.verdict);
}
