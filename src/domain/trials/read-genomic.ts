import { endsInX, readProteinChange } from '../tumour/protein-change.ts';
import type { Signature } from '../tumour/profile.ts';
import type { AlterationCondition, Condition, CopyCall, SmallClass, VariantCategory } from './condition.ts';
import { booleanOf, geneOf, lookUp, notUnderstood, shownValue, writtenValue } from './values.ts';

/** An alteration while its keys are read, with whether it is a gene without change. */
type Draft = Omit<AlterationCondition, 'kind'> & { isWildtype: boolean | null; isEmpty: boolean };

const CATEGORIES: Readonly<Record<string, VariantCategory | 'none'>> = {
  mutation: 'mutation',
  'copy number variation': 'copies',
  cnv: 'copies',
  'structural variation': 'fusion',
  sv: 'fusion',
  'any variation': 'any',
  // The signature itself stands under a key of its own.
  signature: 'none',
};

const COPY_CALLS: Readonly<Record<string, CopyCall>> = {
  'high amplification': 'high-amplification',
  'high level amplification': 'high-amplification',
  'low amplification': 'low-amplification',
  gain: 'low-amplification',
  'homozygous deletion': 'homozygous-deletion',
  'heterozygous deletion': 'heterozygous-deletion',
};

const SMALL_CLASSES: readonly SmallClass[] = [
  'Missense_Mutation', 'Nonsense_Mutation', 'Nonstop_Mutation', 'Frame_Shift_Del', 'Frame_Shift_Ins', 'In_Frame_Del', 'In_Frame_Ins', 'Splice_Site', 'Splice_Region', 'Translation_Start_Site', 'Silent', 'Frameshift', 'Truncating',
]; // prettier-ignore

const SIGNATURES: Readonly<Record<string, Signature>> = {
  apobec_signature: 'apobec',
  pole_signature: 'pole',
  temozolomide_signature: 'temozolomide',
  tobacco_signature: 'tobacco',
  uva_signature: 'uv',
};

/** Names of what `display_name` and the like repeat. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['display_name']);

/** Reads one value into the draft; false where it is not understood. */
const KEYS: Readonly<Record<string, (draft: Draft, text: string) => boolean>> = {
  hugo_symbol: (draft, text) => {
    const gene = geneOf(text);
    if (gene === null || gene === 'intergenic') return false;
    if (gene === 'any' || gene === 'none') draft.gene = null;
    else [draft.gene, draft.isEmpty] = [gene.gene, false];
    if (gene === 'any') draft.isEmpty = false;
    return true;
  },
  variant_category: (draft, text) => {
    const category = lookUp(CATEGORIES, text.toLowerCase());
    if (category === undefined) return false;
    if (category !== 'none') [draft.category, draft.isEmpty] = [category, false];
    return true;
  },
  protein_change: (draft, text) => {
    const change = readProteinChange(text);
    // "p.G12X" is a stop for some and any change for others: whom it keeps out only the trial can say.
    if (change === null || endsInX(text)) return false;
    [draft.protein, draft.isEmpty] = [change.text, false];
    return true;
  },
  wildcard_protein_change: (draft, text) => {
    const [, residue, letter = ''] = /^(?:p\.)?([A-Z]\d+)([A-Z*]?)$/i.exec(text) ?? [];
    if (residue === undefined) return false;
    [draft.residue, draft.isEmpty] = [residue.toUpperCase(), false];
    // X and a star behind the place are ways to write "any"; another letter names the one change that is surely meant.
    if (/^[A-WYZ]$/i.test(letter)) draft.protein = `${residue}${letter}`.toUpperCase();
    return true;
  },
  exon: (draft, text) => {
    const exon = /^\d{1,3}$/.test(text) ? Number(text) : 0;
    if (exon < 1) return false;
    [draft.exon, draft.isEmpty] = [exon, false];
    return true;
  },
  variant_classification: readClass,
  true_variant_classification: readClass,
  cnv_call: (draft, text) => {
    const call = lookUp(COPY_CALLS, text.toLowerCase());
    if (call === undefined) return false;
    [draft.copies, draft.isEmpty] = [call, false];
    return true;
  },
  fusion_partner_hugo_symbol: readPartner,
  right_partner_gene: readPartner,
  left_partner_gene: (draft, text) => KEYS.hugo_symbol?.(draft, text) === true,
  wildtype: (draft, text) => {
    const isWildtype = booleanOf(text);
    if (isWildtype === null) return false;
    [draft.isWildtype, draft.isEmpty] = [isWildtype, false];
    return true;
  },
};

function readClass(draft: Draft, text: string): boolean {
  const found = SMALL_CLASSES.find((one) => one.toLowerCase() === text.toLowerCase());
  if (found === undefined) return false;
  [draft.smallClass, draft.isEmpty] = [found, false];
  return true;
}

function readPartner(draft: Draft, text: string): boolean {
  const partner = geneOf(text);
  if (partner === null) return false;
  if (partner !== 'none') [draft.partner, draft.isEmpty] = [partner, false];
  return true;
}

/**
 * Reads a `genomic` leaf. Its keys describe one alteration together, so that an exclamation mark on any of them turns the whole leaf round: `NRAS`,
 * `p.G12D`, `!Mutation` is "no such mutation". A key or value that is not understood makes the whole leaf one that is not understood.
 */
export function readGenomic(value: Readonly<Record<string, unknown>>, path: string): Condition {
  const draft: Draft = { gene: null, category: null, protein: null, residue: null, exon: null, smallClass: null, copies: null, partner: null, isWildtype: null, isEmpty: true }; // prettier-ignore
  const markers: Condition[] = [];
  let isNegated = false;
  for (const [key, held] of Object.entries(value)) {
    const written = writtenValue(held);
    const name = key.toLowerCase();
    if (SAYS_NOTHING.has(name)) continue;
    if (held === null && name === 'hugo_symbol') continue;
    const read = lookUp(KEYS, name);
    const isMarker = name === 'mmr_status' || name === 'ms_status' || lookUp(SIGNATURES, name) !== undefined;
    if (read === undefined && !isMarker) return notUnderstood(path, 'key', key, value);
    if (written === null) return notUnderstood(path, 'value', key, held);
    isNegated ||= written.isNegated;
    if (read !== undefined) {
      if (!read(draft, written.text)) return notUnderstood(path, name.includes('gene') || name.includes('hugo') ? 'gene' : 'value', key, held); // prettier-ignore
      continue;
    }
    const marker = readMarker(name, written.text, path);
    if (marker === null) return notUnderstood(path, 'value', key, held);
    markers.push(marker);
  }
  const parts = draft.isEmpty ? markers : [...markers, alterationOf(draft, path, shownValue(value))];
  if (parts.length === 0) return notUnderstood(path, 'empty', 'genomic', value);
  const [only] = parts;
  const whole: Condition = parts.length === 1 && only !== undefined ? only : { kind: 'and', path, parts };
  if (whole.kind === 'not-understood') return whole;
  return isNegated ? { kind: 'not', path, part: whole } : whole;
}

/** Status of repair and microsatellites (files use the values of both under either key), or a signature; null where the value is not known. */
export function readMarker(key: string, text: string, path: string): Condition | null {
  const signature = lookUp(SIGNATURES, key);
  if (signature !== undefined) {
    const isPresent = booleanOf(text);
    return isPresent === null ? null : { kind: 'signature', path, signature, isPresent };
  }
  switch (text.toUpperCase()) {
    case 'MSI-H':
    case 'MSI-L':
    case 'MSS':
      return { kind: 'microsatellites', path, status: text.toUpperCase() as 'MSI-H' | 'MSI-L' | 'MSS' };
    case 'MMR-DEFICIENT':
      return { kind: 'mismatch-repair', path, status: 'deficient' };
    case 'MMR-PROFICIENT':
      return { kind: 'mismatch-repair', path, status: 'proficient' };
    default:
      return null;
  }
}

function alterationOf({ isWildtype, isEmpty: _, ...draft }: Draft, path: string, value: string): Condition {
  const isFusion = draft.category === 'fusion' || draft.partner !== null;
  // Without one change of the whole gene is another thing than without any.
  const isPart = [draft.protein, draft.residue, draft.exon, draft.smallClass, draft.copies, draft.partner].some(
    (one) => one !== null,
  );
  if (isWildtype === true && isPart) return { kind: 'not-understood', path, why: 'value', key: 'wildtype', value };
  if (isWildtype === true && draft.gene !== null) return { kind: 'wildtype', path, gene: draft.gene };
  // Only of a fusion may the gene be left open.
  if (draft.gene === null && !isFusion) return { kind: 'not-understood', path, why: 'gene', key: 'hugo_symbol', value };
  if (draft.gene !== null || draft.partner !== null)
    return { kind: 'alteration', path, ...draft, category: draft.category ?? categoryOf(draft, isWildtype) };
  return { kind: 'alteration', path, ...draft };
}

/** The kind that the other keys speak of; null where none of them does. */
function categoryOf(draft: Omit<AlterationCondition, 'kind'>, isWildtype: boolean | null): VariantCategory | null {
  if (draft.copies !== null) return 'copies';
  if (draft.partner !== null) return 'fusion';
  const isSmall = draft.protein !== null || draft.residue !== null || draft.exon !== null || draft.smallClass !== null;
  return isSmall || isWildtype === false ? 'mutation' : null;
}
