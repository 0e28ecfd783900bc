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
    const reason = reasonOf(gene, { before: old, after: now }, changed, byVersion);
    return [
      ...FIELD_NAMES.flatMap((field): Change[] => {
        const values = { before: FIELDS[field](old), after: FIELDS[field](now) };
        if (values.before === values.after) return [];
        return [
          { what: `pgx.${gene}.${field}`, room: 'gene', kind: 'reclassified', id: gene, field, ...values, reason },
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

/** A function only explains another result of the same alleles; other alleles, or another day of the table, are told as such. */
function reasonOf(
  gene: string,
  { before, after }: { before: AccountGene; after: AccountGene },
  [changed]: readonly FunctionChange[],
  byVersion: ChangeReason,
): ChangeReason {
  const isSameCall = before.diplotypes.join() === after.diplotypes.join();
  if (isSameCall && changed !== undefined) return functionReason(changed);
  if (before.asOf !== after.asOf) return { code: 'gene-table-changed', gene, from: before.asOf, to: after.asOf };
  return byVersion;
}

function summaryOf(gene: AccountGene | undefined): ChangeValue {
  return gene === undefined ? null : (gene.phenotype ?? gene.verdict);
}
