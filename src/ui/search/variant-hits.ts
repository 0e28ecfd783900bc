import type { VariantRow } from '../../domain/genotype/variant-row.ts';
import { formatCount } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import { hashOf } from '../../state/route.svelte.ts';
import type { SearchHit } from './find-hits.ts';

/** Words that mean a row by its id or place: an rs number, a vendor's number, or a place on a chromosome. */
const OF_A_ROW = /^(?:(?:rs|i)\d+|(?:chr)?(?:\d{1,2}|X|Y|M|MT)[:\s][\d,]+(?:-[\d,]+)?)$/i;

/** Whether a query asks for a row of the file. */
export function asksForRow(query: string): boolean {
  return OF_A_ROW.test(query.trim());
}

/** What stands in the open file under an id or at a place; `found` is null where no file is open. */
export function variantHits(
  query: string,
  found: { total: number; rows: readonly VariantRow[] } | null,
  hasFile: boolean,
): SearchHit[] {
  const name = query.trim();
  const href = hashOf('file', 'variants');
  if (!hasFile) return [{ kind: 'variant', title: name, says: m.search_no_file(), href: hashOf('open') }];
  if (found === null || found.total === 0) {
    return [{ kind: 'variant', title: m.search_absent({ query: name }), says: m.search_absent_says(), href }];
  }
  const hits = found.rows.map(({ id, chromosome, position, genotype }): SearchHit => ({
    kind: 'variant',
    title: id ?? name,
    says: m.search_variant_row({ chromosome, position, genotype: genotype ?? m.search_variant_no_call() }),
    href,
  }));
  const more = found.total - found.rows.length;
  if (more <= 0) return hits;
  return [
    ...hits,
    {
      kind: 'variant',
      title: name,
      says: m.search_variant_more({ count: found.total, shown: formatCount(found.total) }),
      href,
    },
  ];
}
