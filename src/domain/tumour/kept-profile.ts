import { type Alteration, CATEGORIES, type Change, CONSEQUENCES, type Found, type GenomicAllele, type Markers, type RegionEffect, SIGNATURES, type SmallChange, type TumourProfile } from './profile.ts'; // prettier-ignore
import { readProteinChange } from './protein-change.ts';

/** Most alterations of a form that is kept, and letters of the longest text in it. Rules of ours: a saved person's record stays small. */
export const MOST_KEPT = 500;
const LONGEST = 400;
const OLDEST = 120;
const EFFECTS: readonly RegionEffect[] = ['any', 'mutation', 'deletion', 'insertion', 'duplication', 'skipping', 'frameshift']; // prettier-ignore
const STATUS = ['positive', 'negative'] as const;

type Fields = Readonly<Record<string, unknown>>;

/**
 * A form of a tumour as it was kept, if it is one. A record may come from another app's file and hold anything: what does not have every part in its place is none, since
 * a form of which a part was lost would be another tumour's.
 */
export function keptProfile(value: unknown): TumourProfile | null {
  if (!isFields(value) || !Array.isArray(value.alterations) || value.alterations.length > MOST_KEPT) return null;
  const markers = markersOf(value.markers);
  const alterations = value.alterations.map(alterationOf);
  const { tumourType, age, sex } = value;
  const isAge = age === null || (typeof age === 'number' && Number.isInteger(age) && age >= 0 && age <= OLDEST);
  const isType = tumourType === null || isText(tumourType);
  const isSex = sex === null || sex === 'female' || sex === 'male';
  if (markers === null || !isAge || !isType || !isSex || alterations.includes(null)) return null;
  return { tumourType, age, sex, alterations: alterations.filter((one) => one !== null), markers };
}

function alterationOf(value: unknown): Alteration | null {
  if (!isFields(value) || !isText(value.told)) return null;
  const change = changeOf(value);
  return change === null ? null : { ...change, told: value.told };
}

function changeOf(value: Fields): Change | null {
  if (value.kind === 'wildtype') return isText(value.gene) ? { kind: 'wildtype', gene: value.gene } : null;
  if (value.kind !== 'absent') return foundOf(value);
  const what = isFields(value.what) ? foundOf(value.what) : null;
  return what === null || !isText(value.gene) ? null : { kind: 'absent', gene: value.gene, what };
}

function foundOf(value: Fields): Found | null {
  const { kind, gene } = value;
  if (kind === 'allele') {
    const small = smallOf(value);
    if (small?.allele == null || !(gene === null || isText(gene))) return null;
    return { kind, gene, ...small, allele: small.allele };
  }
  if (!isText(gene)) return null;
  switch (kind) {
    case 'protein': {
      const small = smallOf(value);
      const text = isFields(value.change) ? value.change.text : null;
      const change = isText(text) ? readProteinChange(`p.${text}`) : null;
      return small === null || change === null ? null : { kind, gene, change, ...small };
    }
    case 'codon':
      return isText(value.ref) && isNumber(value.codon) ? { kind, gene, ref: value.ref, codon: value.codon } : null;
    case 'exon': {
      const effect = EFFECTS.find((one) => one === value.effect);
      if (effect === undefined || !isNumber(value.first) || !isNumber(value.last)) return null;
      return { kind, gene, first: value.first, last: value.last, effect };
    }
    case 'region': {
      const effect = EFFECTS.find((one) => one === value.effect);
      return effect === undefined || !isText(value.region) ? null : { kind, gene, region: value.region, effect };
    }
    case 'category': {
      const category = CATEGORIES.find((one) => one === value.category);
      if (category === undefined) return null;
      if (value.exon === undefined) return { kind, gene, category };
      return value.exon === null || isNumber(value.exon) ? { kind, gene, category, exon: value.exon } : null;
    }
    case 'fusion':
      return value.partner === null || isText(value.partner) ? { kind, gene, partner: value.partner } : null;
    case 'coding':
      return isText(value.coding) ? { kind, gene, coding: value.coding } : null;
    case 'named':
      return isText(value.name) ? { kind, gene, name: value.name } : null;
    default:
      return null;
  }
}

function smallOf({ allele, exon, consequence }: Fields): SmallChange | null {
  const read = allele === null ? null : alleleOf(allele);
  const known = consequence === null ? null : CONSEQUENCES.find((one) => one === consequence);
  if (read === undefined || known === undefined || !(exon === null || isNumber(exon))) return null;
  return { allele: read, exon, consequence: known };
}

function alleleOf(value: unknown): GenomicAllele | undefined {
  if (!isFields(value)) return undefined;
  const { build, chromosome, position, ref, alt } = value;
  const isBuild = build === 'GRCh37' || build === 'GRCh38';
  if (!isBuild || !isText(chromosome) || !isNumber(position) || !isText(ref) || !isText(alt)) return undefined;
  return { build, chromosome, position, ref, alt };
}

function markersOf(value: unknown): Markers | null {
  if (!isFields(value) || !isFields(value.signatures)) return null;
  const { microsatellites, mismatchRepair, mutationalBurden, signatures } = value;
  const one = <T extends string>(list: readonly T[], held: unknown): T | null | undefined => (held === null ? null : list.find((word) => word === held)); // prettier-ignore
  const read = {
    microsatellites: one(['MSI-H', 'MSI-L', 'MSS'], microsatellites),
    mismatchRepair: one(['deficient', 'proficient'], mismatchRepair),
    er: one(STATUS, value.er),
    pr: one(STATUS, value.pr),
    her2: one(STATUS, value.her2),
    pdl1: one(STATUS, value.pdl1),
  };
  const isBurden = mutationalBurden === null || (typeof mutationalBurden === 'number' && mutationalBurden >= 0 && Number.isFinite(mutationalBurden)); // prettier-ignore
  const named = SIGNATURES.flatMap((name) => (signatures[name] === undefined ? [] : [[name, one(['present', 'absent'], signatures[name])] as const])); // prettier-ignore
  const { microsatellites: msi, mismatchRepair: mmr, er, pr, her2, pdl1 } = read;
  if (msi === undefined || mmr === undefined || er === undefined || pr === undefined || her2 === undefined || pdl1 === undefined || !isBurden) return null; // prettier-ignore
  if (named.some(([, status]) => status == null)) return null;
  return { microsatellites: msi, mismatchRepair: mmr, mutationalBurden, er, pr, her2, pdl1, signatures: Object.fromEntries(named) }; // prettier-ignore
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
