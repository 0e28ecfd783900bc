import type { AncestryReport } from '../../domain/ancestry/report.ts';
import type { ReferenceShares } from '../../domain/scores/score-options.ts';
import { formatCount, formatShare } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';

const GROUPS: Readonly<Record<string, () => string>> = {
  AFR: () => m.ancestry_group_AFR(),
  AMR: () => m.ancestry_group_AMR(),
  EAS: () => m.ancestry_group_EAS(),
  EUR: () => m.ancestry_group_EUR(),
  SAS: () => m.ancestry_group_SAS(),
};

const SOURCES: Readonly<Record<string, () => string>> = {
  AFR: () => m.ancestry_source_AFR(),
  EAS: () => m.ancestry_source_EAS(),
  EUR: () => m.ancestry_source_EUR(),
  IAM: () => m.ancestry_source_IAM(),
  SAS: () => m.ancestry_source_SAS(),
};

const REGIONS: Readonly<Record<string, () => string>> = {
  Americas: () => m.ancestry_region_Americas(),
  CentralSouthAsia: () => m.ancestry_region_CentralSouthAsia(),
  EastAsia: () => m.ancestry_region_EastAsia(),
  Europe: () => m.ancestry_region_Europe(),
  MiddleEastNorthAfrica: () => m.ancestry_region_MiddleEastNorthAfrica(),
  Oceania: () => m.ancestry_region_Oceania(),
  SubSaharanAfrica: () => m.ancestry_region_SubSaharanAfrica(),
};

const OUTSIDE: Readonly<Record<string, () => string>> = {
  'far-from-people': () => m.ancestry_outside_far(),
  'frequencies-do-not-fit': () => m.ancestry_outside_fit(),
  'not-a-mixture-of-sources': () => m.ancestry_outside_mixture(),
  'region-without-group': () => m.ancestry_outside_region(),
};

/** What a group of 1000 Genomes is: where its people were recruited. */
export function groupWords(group: string): string {
  return GROUPS[group]?.() ?? group;
}

/** What a source of mixtures is. */
export function sourceWords(source: string): string {
  return SOURCES[source]?.() ?? source;
}

/** Greatest share first; equal ones by name. */
function descending(shares: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(shares).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

/** Which reference samples a file is most similar to. */
export function similarWords({ nearest }: AncestryReport, people: number): string {
  const groups = descending(nearest).map(([group, share]) =>
    m.ancestry_similar_entry({
      name: `${group}, ${groupWords(group)}`,
      count: formatCount(Math.round(share * people)),
      of: formatCount(people),
    }),
  );
  return m.ancestry_similar({ groups: groups.join('; ') });
}

/** What the second study says; null where it could not be asked. */
export function regionWords({ regions }: AncestryReport): string | null {
  if (regions === undefined) return null;
  const entries = descending(regions).map(([region, share]) =>
    m.ancestry_regions_entry({ name: REGIONS[region]?.() ?? region, share: formatShare(share) }),
  );
  return m.ancestry_regions({ regions: entries.join('; ') });
}

/** Why nobody is near; null where somebody is. */
export function outsideWords({ outside, reason }: AncestryReport): string | null {
  return outside ? `${m.ancestry_outside()} ${OUTSIDE[reason ?? '']?.() ?? ''}` : null;
}

/** Why nothing was inferred. */
export function notInferredWords({ reason, markers }: AncestryReport, least: number): string {
  return m.ancestry_not_inferred({ reason: reasonWords(reason ?? '', { markers, least }) });
}

function reasonWords(reason: string, { markers, least }: { markers: number; least: number }): string {
  if (reason === 'skipped') return m.ancestry_reason_skipped();
  if (reason === 'too-few-markers')
    return m.ancestry_reason_too_few_markers({ markers: formatCount(markers), least: formatCount(least) });
  if (reason === 'variants-only') return m.ancestry_reason_variants_only();
  return reason.includes('build') ? m.ancestry_reason_build() : m.ancestry_reason_other();
}

/** Parts of a mixture within so many standard errors of none are not told apart from none, and errors are drawn that wide. */
export const SHOWN_ERRORS = 2;
/** Shares of a mixture are shown in these steps. */
export const SHOWN_STEP = 0.05;

/** A share as shown: rounded. */
export function roundedShare(share: number): string {
  return formatShare(Math.round(share / SHOWN_STEP) * SHOWN_STEP);
}

/** A reference in short: `EUR`, or `EUR 70 % + AFR 30 %`. */
export function referenceWords({ shares, sources }: ReferenceShares): string {
  const parts = descending(sources ?? shares).filter(([, share]) => share > 0);
  if (parts.length === 1) return parts[0]?.[0] ?? '';
  return parts.map(([group, share]) => `${group} ${roundedShare(share)}`).join(' + ');
}
