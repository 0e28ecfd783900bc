import type { Build } from '../domain/genotype/genome.ts';

/**
 * Chromosome lengths that tell the assemblies apart, 1 to 22, X and Y, in bases.
 * Source: the assembly sizes stated in the UCSC chain files hg18ToHg19 and hg19ToHg38.
 */
export const CHROMOSOME_LENGTHS: Readonly<Record<Build, readonly number[]>> = {
  NCBI36: [
    247249719, 242951149, 199501827, 191273063, 180857866, 170899992, 158821424, 146274826, 140273252, 135374737,
    134452384, 132349534, 114142980, 106368585, 100338915, 88827254, 78774742, 76117153, 63811651, 62435964, 46944323,
    49691432, 154913754, 57772954,
  ],
  GRCh37: [
    249250621, 243199373, 198022430, 191154276, 180915260, 171115067, 159138663, 146364022, 141213431, 135534747,
    135006516, 133851895, 115169878, 107349540, 102531392, 90354753, 81195210, 78077248, 59128983, 63025520, 48129895,
    51304566, 155270560, 59373566,
  ],
  GRCh38: [
    248956422, 242193529, 198295559, 190214555, 181538259, 170805979, 159345973, 145138636, 138394717, 133797422,
    135086622, 133275309, 114364328, 107043718, 101991189, 90338345, 83257441, 80373285, 58617616, 64444167, 46709983,
    50818468, 156040895, 57227415,
  ],
};

/**
 * Chromosome lengths of T2T-CHM13 v2.0, 1 to 22, X and Y: positions of no other assembly hold there, and of none here. Source: the contig
 * lines of files that were called against it.
 */
const CHM13_LENGTHS: ReadonlySet<number> = new Set([
  248387328, 242696752, 201105948, 193574945, 182045439, 172126628, 160567428, 146259331, 150617247, 134758134, 135127769, 133324548,
  113566686, 101161492, 99753195, 96330374, 84276897, 80542538, 61707364, 66210255, 45090682, 51324926, 154259566, 62460029,
]); // prettier-ignore

/** Whether more contig lengths are those of T2T-CHM13 than of any assembly that is read here. */
export function areLengthsOfChm13(lengths: readonly number[]): boolean {
  const own = lengths.filter((length) => CHM13_LENGTHS.has(length)).length;
  return (
    own > 0 &&
    Object.values(CHROMOSOME_LENGTHS).every((known) => lengths.filter((length) => known.includes(length)).length < own)
  );
}

/** Whether a text names T2T-CHM13 (UCSC calls it hs1). */
export function namesChm13(text: string): boolean {
  return /chm13|\bt2t\b|\bhs1\b/i.test(text);
}

/** The assembly that most contig lengths belong to, or null where none or several do equally. */
export function buildOfLengths(lengths: readonly number[]): Build | null {
  const votes = (['NCBI36', 'GRCh37', 'GRCh38'] as const).map((build) => ({
    build,
    count: lengths.filter((length) => CHROMOSOME_LENGTHS[build].includes(length)).length,
  }));
  votes.sort((a, b) => b.count - a.count);
  const [first, second] = votes;
  return first === undefined || first.count === 0 || first.count === second?.count ? null : first.build;
}

const WORDS: readonly (readonly [Build, RegExp])[] = [
  ['NCBI36', /\b(?:hg18|ncbi\s?(?:build\s?)?36|build\s*(?:=\s*)?36|grch36|GCF_000001405\.12)\b/i],
  [
    'GRCh37',
    /\b(?:hg19|grch\s?37|b37|hs37d5|hs37|ncbi\s?37|build\s*(?:=\s*)?37|human_g1k_v37|v37|GCF_000001405\.(?:13|25))\b/i,
  ],
  ['GRCh38', /\b(?:hg38|grch\s?38|b38|hs38|hs38dh|ncbi\s?38|build\s*(?:=\s*)?38|GCF_000001405\.(?:26|39|40))\b/i],
];

/** The assembly that a header text names first, or null. */
export function buildOfWords(text: string): Build | null {
  let best: { build: Build; at: number } | null = null;
  for (const [build, pattern] of WORDS) {
    const at = text.search(pattern);
    if (at >= 0 && (best === null || at < best.at)) best = { build, at };
  }
  return best === null ? null : best.build;
}
