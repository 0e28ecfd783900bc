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

/** One ALT allele of its row. */
interface RowAllele {
  ref: string;
  alts: readonly string[];
  /** Which of the ALT alleles, from 0. */
  at: number;
}

/**
 * Reads what VEP's CSQ or SnpEff's ANN says of one ALT allele: the transcripts that were picked, else the canonical ones, else all; of them the first with
 * a change of the protein. An entry that names another allele, or none where there are several, is not used.
 */
export function readAnnotation(info: string, csq: readonly string[] | null, allele: RowAllele): Annotation {
  const value = (name: string): string | undefined => new RegExp(`(?:^|;)${name}=([^;]*)`).exec(info)?.[1];
  const [text, fields] = csq === null ? [value('ANN'), ANN] : [value('CSQ'), csq];
  if (text === undefined) return NOTHING;
  const at = (name: string): number => fields.indexOf(name);
  const valueOf = (entry: readonly string[], name: string): string => (at(name) < 0 ? '' : (entry[at(name)] ?? ''));
  const names = namesOf(allele, csq !== null);
  const entries = text.split(',').map((entry) => entry.split('|')).filter((entry) => {
    const number = valueOf(entry, 'ALLELE_NUM');
    if (number !== '') return Number(number) === allele.at + 1;
    return at('Allele') < 0 ? allele.alts.length === 1 : names.has(valueOf(entry, 'Allele').toUpperCase());
  });
  const marked = (name: string, word: string): string[][] | null => {
    const found = entries.filter((entry) => valueOf(entry, name) === word);
    return found.length === 0 ? null : found;
  };
  const pool = marked('PICK', '1') ?? marked('CANONICAL', 'YES') ?? entries;
  const picked = pool.find((entry) => valueOf(entry, 'HGVSp') !== '') ?? pool.find((entry) => consequenceOf(`${valueOf(entry, 'Consequence')}${valueOf(entry, 'Annotation')}`) !== null) ?? pool[0];
  if (picked === undefined) return NOTHING;
  const of = (name: string): string => valueOf(picked, name);
  const exon = /^(\d+)\//.exec(of('EXON'))?.[1];
  const what = `${of('Consequence')}${of('Annotation')}`;
  return {
    gene: of('SYMBOL') || null,
    protein: of('HGVSp').replace(/%3D/g, '=') || null,
    exon: exon === undefined ? null : Number(exon),
    consequence: consequenceOf(what),
  };
} // prettier-ignore

/** How an annotation names an ALT allele: as it stands; by VEP without the first letter where all alleles of a longer change share it. */
function namesOf({ ref, alts, at }: RowAllele, isVep: boolean): ReadonlySet<string> {
  const alt = (alts[at] ?? '').toUpperCase();
  const isLong = [ref, ...alts].some(({ length }) => length !== ref.length);
  const isShared = isVep && isLong && alts.every((one) => one.charAt(0).toUpperCase() === ref.charAt(0).toUpperCase());
  if (!isShared) return new Set([alt]);
  const trimmed = alt.slice(1) || '-';
  return new Set(alts.length === 1 ? [alt, trimmed] : [trimmed]);
}

function consequenceOf(words: string): Consequence | null {
  if (/splice_(?:acceptor|donor)_variant/.test(words)) return 'Splice_Site';
  if (words.includes('stop_gained')) return 'Nonsense_Mutation';
  if (words.includes('missense_variant')) return 'Missense_Mutation';
  if (words.includes('inframe_deletion')) return 'In_Frame_Del';
  if (words.includes('inframe_insertion')) return 'In_Frame_Ins';
  return words.includes('synonymous_variant') ? 'Silent' : null;
}
