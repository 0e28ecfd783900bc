import type { ExportFormat } from '../../domain/export/content.ts';
import type { DifferenceReason, GeneBeside, SiteDifference } from '../../domain/export/pharmcat/compare.ts';
import { m } from '../../i18n/messages.ts';

interface FormatWords {
  name: () => string;
  /** Who it is for. */
  about: () => string;
  /** The same for everybody: a name made from a person's file would carry it out of the page. */
  file: string;
}

export const FORMATS: Readonly<Record<ExportFormat, FormatWords>> = {
  fhir: { name: () => m.exports_fhir(), about: () => m.exports_fhir_for(), file: 'sequester-fhir.json' },
  phenopacket: {
    name: () => m.exports_phenopacket(),
    about: () => m.exports_phenopacket_for(),
    file: 'sequester-genome-phenopacket.json',
  },
  vcf37: { name: () => m.exports_vcf37(), about: () => m.exports_vcf37_for(), file: 'sequester-grch37.vcf.gz' },
  vcf38: { name: () => m.exports_vcf38(), about: () => m.exports_vcf38_for(), file: 'sequester-grch38.vcf.gz' },
  'pharmcat-outside': {
    name: () => m.exports_outside(),
    about: () => m.exports_outside_for(),
    file: 'sequester-outside-calls.tsv',
  },
  csv: { name: () => m.exports_csv(), about: () => m.exports_csv_for(), file: 'sequester-results.csv' },
};

/** Our side of a gene; no result reads as one where there is none. */
export function oursText({ ours }: GeneBeside): string {
  const call = ours.diplotypes.join(', ');
  const named = ours.phenotype === null ? call : `${call}: ${ours.phenotype}`;
  if (ours.standing === 'result') return named;
  if (ours.standing === 'carried') return m.exports_standing_carried({ call: named });
  return ours.standing === 'open' ? m.exports_standing_open() : m.exports_standing_none();
}

export function theirsText({ theirs }: GeneBeside): string {
  if (theirs === null || (theirs.diplotypes.length === 0 && theirs.phenotypes.length === 0))
    return m.exports_theirs_none();
  return [theirs.diplotypes.join(', '), theirs.phenotypes.join(', ')].filter((one) => one !== '').join(': ');
}

export function reasonText(reason: DifferenceReason): string {
  switch (reason.code) {
    case 'only-theirs':
      return m.exports_reason_only_theirs();
    case 'only-ours':
      return m.exports_reason_only_ours();
    case 'theirs-from-outside':
      return m.exports_reason_outside();
    case 'they-did-not-call':
      return m.exports_reason_they_did_not_call();
    case 'we-did-not-call':
      return m.exports_reason_we_did_not_call();
    case 'read-otherwise':
      return m.exports_reason_read_otherwise({ places: reason.sites.map(siteText).join('; ') });
    case 'we-leave-open':
      return m.exports_reason_open({ missing: String(reason.missing), positions: String(reason.positions) });
    case 'ties':
      return m.exports_reason_ties({ ours: String(reason.ours), theirs: String(reason.theirs) });
    case 'tables':
      return m.exports_reason_tables({ ours: reason.ours, theirs: reason.theirs });
    case 'not-explained':
      return m.exports_reason_not_explained();
  }
}

function siteText({ rsid, position, ours, theirs }: SiteDifference): string {
  const none = m.exports_reason_no_call();
  return m.exports_reason_site({ name: rsid ?? String(position), ours: ours ?? none, theirs: theirs ?? none });
}
