export type Sex = 'male' | 'female' | null;

/** Calls on X outside the pseudoautosomal regions, and on Y. */
export interface SexCounts {
  /** Diploid calls with two different bases. */
  xHeterozygous: number;
  /** Diploid calls with twice the same base. */
  xHomozygous: number;
  /** Calls of one letter. */
  xHaploid: number;
  /** Bases from the first to the last diploid call. */
  xSpanBases: number;
  /** Rows on Y with a call, and all rows on Y. */
  yCalled: number;
  yTotal: number;
  /** Called rows on Y with two different bases: nobody's, as there is one Y at most. */
  yHeterozygous: number;
  /** Whether homozygous reference calls are left out, as in most VCF files. */
  variantsOnly: boolean;
}

/**
 * Least stretch of X that must be homozygous throughout before that speaks for one X: a woman is homozygous along a whole gene as a
 * matter of course, and a laboratory's file may hold no more of X than G6PD.
 */
const LEAST_SPAN_BASES = 5_000_000;

type Signal = 'male' | 'female' | 'unclear' | 'none';

/** Fewest calls that may speak. One row says nothing. */
const LEAST_HAPLOID = 2;
const LEAST_DIPLOID = 6;
const LEAST_HETEROZYGOUS = 2;
const LEAST_Y = 2;
const LEAST_Y_ALONE = 20;
/**
 * Share of heterozygous X calls. Men have genotyping errors only (impute.me drew its line at 0.006, `snps` at 0.03);
 * women have about 0.2 on a chip, and about 0.6 where homozygous reference calls are left out. Between the lines: unclear.
 */
const CHIP_SHARES = { male: 0.02, female: 0.06 };
/** Share up to which X decides alone, where no row on Y is there to agree (the line of impute.me). */
const MOST_HETEROZYGOUS_ALONE = 0.006;
/**
 * Share of Y calls with two bases from which the reads come from elsewhere: stray reads of a woman's X and autosomes are placed on Y as well.
 */
const STRAY_Y_SHARE = 0.1;
const VARIANT_SHARES = { male: 0.1, female: 0.3 };
/** Share of heterozygous X calls up to which a called Y decides, where X alone does not. */
const MOST_STRAY = 0.15;
/** Share of Y rows with a call: Open Humans calls more than half male; women's few are stray hybridisation. */
const Y_SHARES = { male: 0.5, female: 0.2 };

function xSignal(counts: SexCounts): Signal {
  const diploid = counts.xHeterozygous + counts.xHomozygous;
  const shares = counts.variantsOnly ? VARIANT_SHARES : CHIP_SHARES;
  // A format that writes one letter has decided itself; single pairs of letters among them are errors.
  if (counts.xHaploid >= LEAST_HAPLOID && counts.xHaploid >= diploid) {
    return counts.xHeterozygous <= MOST_STRAY * counts.xHaploid ? 'male' : 'unclear';
  }
  if (diploid < LEAST_DIPLOID) return diploid + counts.xHaploid === 0 ? 'none' : 'unclear';
  const share = counts.xHeterozygous / diploid;
  if (share <= shares.male) return counts.xSpanBases >= LEAST_SPAN_BASES ? 'male' : 'unclear';
  return share >= shares.female && counts.xHeterozygous >= LEAST_HETEROZYGOUS ? 'female' : 'unclear';
}

function ySignal(counts: SexCounts): Signal {
  if (counts.yTotal < LEAST_Y) return counts.yCalled > 0 ? 'unclear' : 'none';
  const share = counts.yCalled / counts.yTotal;
  if (counts.yHeterozygous >= counts.yCalled * STRAY_Y_SHARE && counts.yHeterozygous > 1) return 'unclear';
  if (share >= Y_SHARES.male) return 'male';
  return share <= Y_SHARES.female ? 'female' : 'unclear';
}

/**
 * The chromosomal sex that a file shows, from X and Y together; null where one is missing that is needed, where they
 * contradict each other, or where there are too few calls. Never a statement about the person.
 */
export function sexFrom(counts: SexCounts): Sex {
  const x = xSignal(counts);
  const y = ySignal(counts);
  if (x === 'male') return y === 'female' || (y === 'none' && !isPlainlyMale(counts)) ? null : 'male';
  if (x === 'female') return y === 'male' ? null : 'female';
  if (x === 'unclear') return byStrayCalls(counts, y);
  // A Y-only download has no X to ask. Missing Y calls alone say nothing: not every chip has Y.
  return y === 'male' && counts.yCalled >= LEAST_Y_ALONE ? 'male' : null;
}

/** Whether X alone tells: a woman's chip without Y may show few heterozygous calls on X. */
function isPlainlyMale({ xHeterozygous, xHomozygous, xHaploid, variantsOnly }: SexCounts): boolean {
  return variantsOnly || xHeterozygous <= MOST_HETEROZYGOUS_ALONE * (xHeterozygous + xHomozygous + xHaploid);
}

/** X lies between the lines, or has too few rows for a share: Y decides, if X does not speak against it. */
function byStrayCalls(counts: SexCounts, y: Signal): Sex {
  const diploid = counts.xHeterozygous + counts.xHomozygous;
  if (y === 'male' && diploid >= LEAST_DIPLOID && counts.xHeterozygous <= MOST_STRAY * diploid) return 'male';
  return y === 'female' && diploid >= LEAST_DIPLOID && counts.xHeterozygous > 0 ? 'female' : null;
}
