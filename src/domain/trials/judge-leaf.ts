import type { OncoTree } from '../tumour/oncotree.ts';
import type { TumourProfile } from '../tumour/profile.ts';
import type { Answer } from './answer.ts';
import type { AlterationCondition, Comparison, LeafCondition } from './condition.ts';
import { judgeAlteration, type LeafVerdict } from './judge-alteration.ts';

const NOT_TOLD: LeafVerdict = { answer: 'unknown', because: 'not-told', told: [] };
/** Below this age nobody is an adult of a trial; from it on a trial that says only "adults" means them too. */
const ADULT = 18;

/** Judges one condition. What was not told is unknown, whatever is likely. */
export function judgeLeaf(leaf: LeafCondition, profile: TumourProfile, tree: OncoTree): LeafVerdict {
  const { markers } = profile;
  switch (leaf.kind) {
    case 'alteration':
      return judgeAlteration(leaf, profile.alterations);
    case 'wildtype':
      return judgeWildtype(leaf.gene, profile);
    case 'microsatellites':
      return judgeMicrosatellites(leaf.status, profile);
    case 'mismatch-repair':
      if (markers.mismatchRepair !== null) return held(markers.mismatchRepair === leaf.status, markers.mismatchRepair);
      // The two tests mostly agree, but a trial names one of them.
      return markers.microsatellites === null ? NOT_TOLD : lessExact(markers.microsatellites);
    case 'signature': {
      const said = markers.signatures[leaf.signature];
      return said === undefined ? NOT_TOLD : held((said === 'present') === leaf.isPresent, said);
    }
    case 'burden': {
      const burden = markers.mutationalBurden;
      return burden === null ? NOT_TOLD : held(compares(burden, leaf.comparison, leaf.value), String(burden));
    }
    case 'age':
      return profile.age === null ? NOT_TOLD : judgeAge(profile.age, leaf.comparison, leaf.years);
    case 'adult':
      if (profile.age === null) return NOT_TOLD;
      return profile.age >= ADULT ? held(true, String(profile.age)) : { answer: 'unknown', because: 'trial-leaves-open', told: [String(profile.age)] }; // prettier-ignore
    case 'sex':
      return profile.sex === null ? NOT_TOLD : held(profile.sex === leaf.sex, profile.sex);
    case 'tumour-type':
      return judgeTumourType(leaf, profile.tumourType, tree);
    case 'tumour-kind': {
      const isLiquid = profile.tumourType === null ? null : tree.isLiquid(profile.tumourType);
      return isLiquid === null ? NOT_TOLD : held(isLiquid === leaf.isLiquid, profile.tumourType ?? '');
    }
    case 'receptor': {
      const status = markers[leaf.receptor];
      return status === null ? NOT_TOLD : held((status === 'positive') === leaf.isPositive, status);
    }
    case 'arms-not-kept':
      return { answer: 'unknown', because: 'trial-leaves-open', told: [] };
    case 'not-understood':
      return { answer: 'unknown', because: 'not-understood', told: [] };
  }
}

function held(holds: boolean, told: string): LeafVerdict {
  return { answer: holds ? 'yes' : 'no', because: holds ? 'told' : 'told-otherwise', told: [told] };
}

function lessExact(told: string): LeafVerdict {
  return { answer: 'unknown', because: 'less-exact', told: [told] };
}

/** A gene is wild type only where somebody said so and told no mutation of it. */
function judgeWildtype(gene: string, { alterations }: TumourProfile): LeafVerdict {
  const mutation: AlterationCondition = { kind: 'alteration', gene, category: 'mutation', protein: null, residue: null, exon: null, smallClass: null, copies: null, partner: null }; // prettier-ignore
  const { answer, because, told } = judgeAlteration(mutation, alterations);
  // That one change is absent says nothing of the rest of the gene: only the whole gene makes the mutation `no`.
  const turned: Record<Answer, LeafVerdict> = {
    yes: { answer: 'no', because: 'told-otherwise', told },
    no: { answer: 'yes', because: 'told', told },
    unknown: { answer: 'unknown', because, told },
  };
  return turned[answer];
}

function judgeMicrosatellites(wanted: 'MSI-H' | 'MSI-L' | 'MSS', { markers }: TumourProfile): LeafVerdict {
  const { microsatellites: told, mismatchRepair } = markers;
  if (told === null) return mismatchRepair === null ? NOT_TOLD : lessExact(mismatchRepair);
  if (told === wanted) return held(true, told);
  // Some laboratories count MSI-L among MSS, others do not.
  return told === 'MSI-H' || wanted === 'MSI-H' ? held(false, told) : lessExact(told);
}

/** Of somebody of 18 years it is told that they are at least 18 and not yet 19; a number with a fraction is taken as it stands. */
function judgeAge(age: number, comparison: Comparison, years: number): LeafVerdict {
  if (!Number.isInteger(age)) return held(compares(age, comparison, years), String(age));
  const [least, most] = [compares(age, comparison, years), compares(age + 1 - 1e-9, comparison, years)];
  if (least === most && (comparison !== '=' || least || years < age || years >= age + 1))
    return held(least, String(age));
  // "Over 18" is not told of somebody in their nineteenth year; "18" by itself is meant in whole years.
  if (comparison === '=' && Number.isInteger(years)) return held(age === years, String(age));
  return lessExact(String(age));
}

function compares(value: number, comparison: Comparison, bound: number): boolean {
  switch (comparison) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '=':
      return value === bound;
    case '>=':
      return value >= bound;
    case '>':
      return value > bound;
  }
}

/**
 * A type counts with everything below it. One that was told more broadly than the trial means it is not known yet, and so is one that bears the trial's word in its
 * name and lies elsewhere in the tree: whether "Leiomyosarcoma" means "Uterine Leiomyosarcoma" too, only the trial can say.
 */
function judgeTumourType(
  { codes, name }: { codes: readonly string[]; name: string },
  told: string | null,
  tree: OncoTree,
): LeafVerdict {
  const node = told === null ? undefined : tree.node(told);
  if (told === null || node === undefined) return NOT_TOLD;
  const relations = codes.map((code) => tree.relation(told, code));
  if (relations.some((one) => one === 'same' || one === 'below')) return held(true, told);
  if (relations.includes('above')) return lessExact(told);
  const bears = ` ${node.name.toLowerCase()} `.includes(` ${name.toLowerCase()} `);
  return bears ? { answer: 'unknown', because: 'trial-leaves-open', told: [told] } : held(false, told);
}
