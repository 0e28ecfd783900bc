import { certainGenotype, imputedCall } from '../domain/genotype/imputed-call.ts';
import type { VcfCall } from '../domain/genotype/observed-site.ts';

/** The parts of a VCF record that a call needs, as text. */
export interface VcfRecordText {
  /** ID column; `.` for none. */
  id: string;
  ref: string;
  alt: string;
  filter: string;
  format: string;
  /** The chosen sample's column. */
  sample: string;
}

function subfield(record: VcfRecordText, name: string): string | null {
  const index = record.format.split(':').indexOf(name);
  if (index < 0) return null;
  const value = record.sample.split(':')[index];
  return value === undefined || value === '' || value === '.' ? null : value;
}

/** Allele indices of a GT (`0/1`, `1|0`, `1`, `./.`), null for `.`; an empty list where it is none. */
export function parseGt(gt: string): (number | null)[] {
  const parts = gt.split(/[/|]/);
  if (!parts.every((part) => /^(?:\d+|\.)$/.test(part))) return [];
  return parts.map((part) => (part === '.' ? null : Number(part)));
}

function numbers(text: string | null): number[] | null {
  if (text === null) return null;
  const values = text.split(',').map((part) => (part === '.' || part === '' ? NaN : Number(part)));
  return values.every(Number.isFinite) ? values : null;
}

/**
 * Reads one record of one sample (VCF 4.4, sections 1.6.1 and 1.6.2). A record without GT is a call with all alleles missing.
 * An allele index that names no allele counts as missing.
 */
export function parseVcfRecord(record: VcfRecordText): VcfCall {
  const alts = record.alt === '.' || record.alt === '' ? [] : record.alt.split(',');
  const gt = subfield(record, 'GT') ?? './.';
  const genotype = parseGt(gt).map((index) => (index !== null && index > alts.length ? null : index));
  return {
    kind: 'vcf',
    rsid: firstRsid(record.id),
    ref: record.ref,
    alts,
    // A lone `.` is written for diploid no-calls too.
    genotype: gt === '.' || genotype.length === 0 ? [null, null] : genotype,
    // VCF 4.4 allows a leading phasing mark; a haploid call has no phase to be wrong about.
    phased: gt.includes('|') && !gt.includes('/'),
    phaseSet: subfield(record, 'PS'),
    alleleDepths: numbers(subfield(record, 'AD')),
    dosages: numbers(subfield(record, 'DS')),
    filter: record.filter,
  };
}

/** The first rsid of an ID column that may list several. */
export function firstRsid(id: string): string | null {
  return id.split(/[;,]/).find((one) => /^rs\d+$/i.test(one)) ?? null;
}

/** Reads the text that the kernel keeps of a record: REF, ALT, FILTER, FORMAT and sample, tab-separated. */
export function parseKeptRecord(text: string, id: string, isImputed = false): VcfCall {
  const [ref = '', alt = '', filter = '', format = '', sample = ''] = text.split('\t');
  const record = { id, ref, alt, filter, format, sample };
  const call = parseVcfRecord(record);
  const fields = {
    altCount: call.alts.length,
    probabilities: numbers(subfield(record, 'GP')),
    haplotypes: numbers(subfield(record, 'HDS')),
    dosages: call.dosages ?? null,
  };
  if (format.split(':').includes('GT'))
    return isImputed ? { ...call, imputed: imputedCall({ ...fields, genotype: call.genotype }) } : call;
  const { genotype, phased, probability } = certainGenotype(fields, !isImputed);
  const guessed = { ...call, genotype, phased };
  if (!isImputed) return guessed;
  return { ...guessed, imputed: { ...imputedCall({ ...fields, genotype }), probability } };
}
