import { doubtOf } from '../domain/genotype/evidence.ts';
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

/** The sample's subfields by their names in FORMAT; empty ones and `.` are left out. */
type Subfields = ReadonlyMap<string, string>;

function subfieldsOf({ format, sample }: Pick<VcfRecordText, 'format' | 'sample'>): Subfields {
  const values = sample.split(':');
  const fields = new Map<string, string>();
  format.split(':').forEach((name, index) => {
    const value = values[index];
    if (value !== undefined && value !== '' && value !== '.') fields.set(name, value);
  });
  return fields;
}

/** Allele indices of a GT (`0/1`, `1|0`, `1`, `./.`), null for `.`; an empty list where it is none. */
export function parseGt(gt: string): (number | null)[] {
  const parts = gt.split(/[/|]/);
  if (!parts.every((part) => /^(?:\d+|\.)$/.test(part))) return [];
  return parts.map((part) => (part === '.' ? null : Number(part)));
}

/** Subfields by which a caller says what its call rests on. */
const EVIDENCE = ['DP', 'GQ', 'AD', 'PL', 'GL'];

function numbers(text: string | undefined): number[] | null {
  if (text === undefined) return null;
  const values = text.split(',').map((part) => (part === '.' || part === '' ? NaN : Number(part)));
  return values.every(Number.isFinite) ? values : null;
}

function number(text: string | undefined): number | null {
  return numbers(text)?.[0] ?? null;
}

/** PL, or GL (log10) on PL's scale. */
function likelihoodsOf(fields: Subfields): number[] | null {
  return numbers(fields.get('PL')) ?? numbers(fields.get('GL'))?.map((log) => -10 * log) ?? null;
}

/** Bases in capital letters, whatever case a soft-masked reference gave them; symbolic alleles as they are. */
function alleleText(allele: string): string {
  return /^[acgtn]+$/i.test(allele) ? allele.toUpperCase() : allele;
}

/**
 * Reads one record of one sample (VCF 4.4, sections 1.6.1 and 1.6.2). A record without GT is a call with all alleles missing.
 * An allele index that names no allele counts as missing; three alleles are no diploid call. What the record states of its own reads
 * decides whether its call counts (`doubt`).
 */
export function parseVcfRecord(record: VcfRecordText): VcfCall {
  return callOf(record, subfieldsOf(record), true);
}

function callOf(record: VcfRecordText, fields: Subfields, isMeasured: boolean): VcfCall {
  const alts = record.alt === '.' || record.alt === '' ? [] : record.alt.split(',').map(alleleText);
  const gt = (fields.get('GT') ?? './.').replace(/^[/|]/, '');
  const stated = parseGt(gt).map((index) => (index !== null && index > alts.length ? null : index));
  // Beside ADALL, AD is a net over several datasets (GIAB): not the reads that the genotype rests on.
  const alleleDepths = fields.has('ADALL') ? null : numbers(fields.get('AD'));
  const doubt = isMeasured
    ? doubtOf({
        genotype: stated,
        quality: number(fields.get('GQ')),
        likelihoods: likelihoodsOf(fields),
        depth: number(fields.get('DP')),
        alleleDepths,
        filters: [record.filter, fields.get('FT') ?? ''],
      })
    : null;
  return {
    kind: 'vcf',
    rsid: firstRsid(record.id),
    ref: alleleText(record.ref),
    alts,
    // A lone `.` is written for diploid no-calls too.
    genotype: gt === '.' || stated.length === 0 || stated.length > 2 ? [null, null] : stated,
    phased: gt.includes('|') && !gt.includes('/'),
    phaseSet: fields.get('PS') ?? null,
    alleleDepths,
    dosages: numbers(fields.get('DS')),
    filter: record.filter,
    ...(fields.has('AF') ? { alleleFractions: numbers(fields.get('AF')) } : {}),
    ...(EVIDENCE.some((name) => fields.has(name)) ? { statesEvidence: true } : {}),
    ...(doubt === null ? {} : { doubt }),
  };
}

/** The first rsid of an ID column that may list several. */
export function firstRsid(id: string): string | null {
  return id.split(/[;,]/).find((one) => /^rs\d+$/i.test(one)) ?? null;
}

/** Reads the text that the kernel keeps of a record: REF, ALT, FILTER, FORMAT and sample, tab-separated, and marks of INFO. */
export function parseKeptRecord(text: string, id: string, isImputed = false): VcfCall {
  const [ref = '', alt = '', filter = '', format = '', sample = '', marks = ''] = text.split('\t');
  const record = { id, ref, alt, filter, format, sample };
  const subfields = subfieldsOf(record);
  const read = callOf(record, subfields, !isImputed);
  const call: VcfCall = marks === 'PR' ? { ...read, provisionalRef: true } : read;
  const hasGt = /(?:^|:)GT(?:$|:)/.test(format);
  if (hasGt && !isImputed) return call;
  const fields = {
    altCount: call.alts.length,
    probabilities: numbers(subfields.get('GP')),
    haplotypes: numbers(subfields.get('HDS')),
    dosages: call.dosages ?? null,
  };
  if (hasGt) return { ...call, imputed: imputedCall({ ...fields, genotype: call.genotype }) };
  const { genotype, phased, probability } = certainGenotype(fields, !isImputed);
  const guessed = { ...call, genotype, phased };
  if (!isImputed) return guessed;
  return { ...guessed, imputed: { ...imputedCall({ ...fields, genotype }), probability } };
}
