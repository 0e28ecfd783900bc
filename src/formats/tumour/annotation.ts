import type { Consequence } from '../../domain/tumour/profile.ts';

/** What an annotation of a VCF says of an allele. */
export interface Annotation {
  gene: string | null;
  protein: string | null;
  exon: number | null;
  consequence: Consequence | null;
}

const NOTHING: Annotation = { gene: null, protein: null, exon: null, consequence: null };
/** SnpEff's own order of fields (ANN, version 1.0). */
const ANN = ['Allele', 'Annotation', 'Impact', 'SYMBOL', 'Gene_ID', 'Feature_Type', 'Feature', 'Biotype', 'EXON', 'HGVSc', 'HGVSp']; // prettier-ignore

/** The names of VEP's fields, from the header; null where it has none. */
export function csqFields(header: readonly string[]): readonly string[] | null {
  const line = header.find((one) => one.startsWith('##INFO=<ID=CSQ,'));
  const format = line === undefined ? null : /Format: ([^">]+)/.exec(line);
  return format === null ? null : (format[1] ?? '').trim().split('|');
}

/** Reads VEP's CSQ or SnpEff's ANN: the transcript that was picked, else the first. */
export function readAnnotation(info: string, csq: readonly string[] | null): Annotation {
  const value = (name: string): string | undefined => new RegExp(`(?:^|;)${name}=([^;]*)`).exec(info)?.[1];
  const [text, fields] = csq === null ? [value('ANN'), ANN] : [value('CSQ'), csq];
  if (text === undefined) return NOTHING;
  const entries = text.split(',').map((entry) => entry.split('|'));
  const at = (name: string): number => fields.indexOf(name);
  const picked = entries.find((entry) => entry[at('PICK')] === '1') ?? entries.find((entry) => entry[at('CANONICAL')] === 'YES') ?? entries[0] ?? []; // prettier-ignore
  const of = (name: string): string => (at(name) < 0 ? '' : (picked[at(name)] ?? ''));
  const exon = /^(\d+)\//.exec(of('EXON'))?.[1];
  const what = `${of('Consequence')}${of('Annotation')}`;
  return {
    gene: of('SYMBOL') || null,
    protein: of('HGVSp').replace(/%3D/g, '=') || null,
    exon: exon === undefined ? null : Number(exon),
    consequence: consequenceOf(what),
  };
}

function consequenceOf(words: string): Consequence | null {
  if (/splice_(?:acceptor|donor)_variant/.test(words)) return 'Splice_Site';
  if (words.includes('stop_gained')) return 'Nonsense_Mutation';
  if (words.includes('missense_variant')) return 'Missense_Mutation';
  if (words.includes('inframe_deletion')) return 'In_Frame_Del';
  if (words.includes('inframe_insertion')) return 'In_Frame_Ins';
  return words.includes('synonymous_variant') ? 'Silent' : null;
}
