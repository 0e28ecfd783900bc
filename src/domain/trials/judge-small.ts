import type { Found } from '../tumour/profile.ts';
import type { AlterationCondition, SmallClass } from './condition.ts';

/** Whether something that was found is what a trial means: `maybe` where it was told less exactly. */
export type Fit = 'yes' | 'maybe' | 'no';

/** All parts of a description have to hold of the same alteration. */
export function together(fits: readonly Fit[]): Fit {
  return fits.includes('no') ? 'no' : fits.includes('maybe') ? 'maybe' : 'yes';
}

/** Whether what was found in the gene of the condition is a mutation as it describes one. The gene has been compared before. */
export function fitsMutation(found: Found, wanted: AlterationCondition): Fit {
  const fits: Fit[] = [isMutation(found, wanted.smallClass === 'Silent')];
  const { protein, residue } = wanted;
  const isEither = protein !== null && residue !== null && protein.startsWith(residue);
  if (isEither) fits.push(fitsEither(found, protein, residue));
  if (!isEither && protein !== null) fits.push(fitsProtein(found, protein));
  if (!isEither && residue !== null) fits.push(fitsResidue(found, residue));
  if (wanted.exon !== null) fits.push(fitsExon(found, wanted.exon));
  if (wanted.smallClass !== null) fits.push(fitsClass(found, wanted.smallClass));
  return together(fits);
}

/** Whether it is a mutation at all. One that changes no amino acid is none where a trial asks for mutations. */
function isMutation(found: Found, isSilentMeant: boolean): Fit {
  switch (found.kind) {
    case 'protein':
      return found.change.kind === 'synonymous' && !isSilentMeant ? 'no' : 'yes';
    case 'codon':
      return 'yes';
    case 'exon':
      // What skips an exon, or takes several away, may be a mutation or a larger change.
      return found.effect === 'skipping' || found.first !== found.last ? 'maybe' : 'yes';
    case 'region':
      return 'yes';
    case 'allele':
      if (found.consequence === null || found.consequence === 'Splice_Region') return 'maybe';
      return found.consequence === 'Silent' && !isSilentMeant ? 'no' : 'yes';
    case 'coding':
    case 'named':
      return 'maybe';
    case 'fusion':
      return 'no';
    case 'category':
      switch (found.category) {
        case 'mutation':
        case 'truncating':
        case 'frameshift':
        case 'splice':
        case 'itd':
          return 'yes';
        case 'loss':
        case 'loss-of-function':
        case 'gain-of-function':
          return 'maybe';
        default:
          return 'no';
      }
  }
}

function fitsProtein(found: Found, wanted: string): Fit {
  if (found.kind !== 'protein') return isVague(found) || isAtCodon(found, wanted) ? 'maybe' : 'no';
  const { text, kind } = found.change;
  if (text === wanted) return 'yes';
  // "W288fs" and "W288Cfs*12" may be the same.
  const start = (whole: string): string => /^[A-Z*]\d+/.exec(whole)?.[0] ?? whole;
  return kind === 'frameshift' && wanted.includes('fs') && start(text) === start(wanted) ? 'maybe' : 'no';
}

/** One change that is written where any change of its place stands: whether another one there is meant, the trial leaves open. */
function fitsEither(found: Found, protein: string, residue: string): Fit {
  const [one, any] = [fitsProtein(found, protein), fitsResidue(found, residue)];
  return one === 'yes' ? 'yes' : one === 'no' && any === 'no' ? 'no' : 'maybe';
}

function fitsResidue(found: Found, wanted: string): Fit {
  const codon = Number(wanted.slice(1));
  if (found.kind === 'codon') return found.codon === codon && found.ref === wanted.charAt(0) ? 'yes' : 'no';
  if (found.kind !== 'protein') return isVague(found) ? 'maybe' : 'no';
  const { kind, ref, first, last } = found.change;
  if (kind === 'missense') return first === codon && ref === wanted.charAt(0) ? 'yes' : 'no';
  // Others that begin at the place or reach over it change it as well, but not into another amino acid alone.
  return first <= codon && codon <= last && (kind === 'delins' || kind === 'deletion' || kind === 'duplication') ? 'maybe' : 'no'; // prettier-ignore
}

function fitsExon(found: Found, exon: number): Fit {
  if (found.kind === 'exon') {
    if (exon < found.first || exon > found.last) return 'no';
    return found.first === found.last ? 'yes' : 'maybe';
  }
  const told = found.kind === 'protein' || found.kind === 'allele' || found.kind === 'category' ? (found.exon ?? null) : null; // prettier-ignore
  if (told === null) return 'maybe';
  // Transcripts of a gene count their exons differently, mostly by one: the exon of a file and that of a trial may be the same.
  return told === exon ? 'yes' : Math.abs(told - exon) === 1 ? 'maybe' : 'no';
}

/** Classes that something found may be, the only one it can be where there is one. */
function classesOf(found: Found): readonly SmallClass[] | null {
  if ((found.kind === 'protein' || found.kind === 'allele') && found.consequence !== null) return [found.consequence];
  if (found.kind === 'protein') {
    switch (found.change.kind) {
      case 'missense':
        return ['Missense_Mutation'];
      case 'nonsense':
        return ['Nonsense_Mutation'];
      case 'frameshift':
        return ['Frame_Shift_Del', 'Frame_Shift_Ins'];
      case 'deletion':
        return ['In_Frame_Del'];
      case 'insertion':
      case 'duplication':
        return ['In_Frame_Ins'];
      case 'delins':
        return ['In_Frame_Del', 'In_Frame_Ins', 'Missense_Mutation'];
      case 'extension':
        return ['Nonstop_Mutation'];
      case 'start-lost':
        return ['Translation_Start_Site'];
      case 'synonymous':
        return ['Silent'];
    }
  }
  if (found.kind === 'codon') return ['Missense_Mutation', 'Nonsense_Mutation'];
  if (found.kind === 'exon' || found.kind === 'region') {
    if (found.effect === 'deletion') return ['In_Frame_Del', 'Frame_Shift_Del'];
    if (found.effect === 'insertion' || found.effect === 'duplication') return ['In_Frame_Ins', 'Frame_Shift_Ins'];
    if (found.effect === 'frameshift') return ['Frame_Shift_Del', 'Frame_Shift_Ins'];
    return null;
  }
  if (found.kind !== 'category') return null;
  if (found.category === 'frameshift') return ['Frame_Shift_Del', 'Frame_Shift_Ins'];
  if (found.category === 'truncating') return ['Nonsense_Mutation', 'Frame_Shift_Del', 'Frame_Shift_Ins'];
  if (found.category === 'splice') return ['Splice_Site', 'Splice_Region'];
  if (found.category === 'itd') return ['In_Frame_Ins', 'Frame_Shift_Ins'];
  return null;
}

/** Classes of MAF that a trial's word stands for. */
function meantBy(wanted: SmallClass): readonly SmallClass[] {
  if (wanted === 'Frameshift') return ['Frame_Shift_Del', 'Frame_Shift_Ins'];
  if (wanted === 'Truncating') return ['Nonsense_Mutation', 'Frame_Shift_Del', 'Frame_Shift_Ins'];
  return [wanted];
}

function fitsClass(found: Found, wanted: SmallClass): Fit {
  const classes = classesOf(found);
  if (classes === null) return 'maybe';
  const meant = meantBy(wanted);
  if (classes.every((one) => meant.includes(one))) return 'yes';
  // Whether a splice site shortens the protein is not told by its class.
  if (wanted === 'Truncating' && classes.includes('Splice_Site')) return 'maybe';
  return classes.some((one) => meant.includes(one)) ? 'maybe' : 'no';
}

/** Whether it was told so loosely that it could be any mutation of the gene. */
function isVague(found: Found): boolean {
  return found.kind !== 'codon' && found.kind !== 'protein' && found.kind !== 'fusion';
}

function isAtCodon(found: Found, wanted: string): boolean {
  const [, ref, codon] = /^([A-Z*])(\d+)/.exec(wanted) ?? [];
  return found.kind === 'codon' && found.ref === ref && found.codon === Number(codon);
}
