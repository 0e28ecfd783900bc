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

const NAMES: Readonly<Record<string, () => string>> = {
  AFR: () => m.ancestry_name_AFR(),
  AMR: () => m.ancestry_name_AMR(),
  EAS: () => m.ancestry_name_EAS(),
  EUR: () => m.ancestry_name_EUR(),
  SAS: () => m.ancestry_name_SAS(),
  IAM: () => m.ancestry_name_IAM(),
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

/** A group's name without its code: “European”. */
export function groupName(code: string): string {
  return NAMES[code]?.() ?? code;
}

/** A code never stands without its name: “EUR, European”. What is no code of a group stays as it is. */
export function namedGroup(code: string): string {
  const name = NAMES[code]?.();
  return name === undefined ? code : m.ancestry_named({ code, name });
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
      name: namedGroup(group),
      people: groupWords(group),
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

/** A reference in short: `EUR, European`, or `EUR, European 70% + AFR, African 30%`. */
export function referenceWords({ shares, sources }: ReferenceShares): string {
  return partsWords(descending(sources ?? shares).filter(([, share]) => share > 0));
}

/** The same of a reference as a report names it: `EUR`, `AFR 0.30 + EUR 0.70`, or `table`. */
export function reportedReference(reference: string): string {
  if (reference === TABLE) return m.ancestry_reference_table();
  return partsWords(partsOf(reference));
}

/** The people of a reported reference, within a sentence: “the European reference group (EUR)”. */
export function referencePeople(reference: string | null): string {
  if (reference === null) return m.ancestry_reference_unnamed();
  if (reference === TABLE) return m.ancestry_reference_table();
  const parts = partsOf(reference);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return m.ancestry_reference_group({ name: groupName(only[0]), code: only[0] }); // prettier-ignore
  return m.ancestry_reference_mixture({ parts: partsWords(parts) });
}

/** What a report names frequencies that were handed in with a score. */
const TABLE = 'table';

function partsOf(reference: string): [string, number][] {
  const parts = reference.split(' + ').map((part): [string, number] => {
    const [code = '', share = '1'] = part.split(' ');
    return [code, Number(share)];
  });
  return parts.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

function partsWords(parts: readonly [string, number][]): string {
  if (parts.length === 1) return namedGroup(parts[0]?.[0] ?? '');
  return parts.map(([group, share]) => `${namedGroup(group)} ${roundedShare(share)}`).join(' + ');
}
