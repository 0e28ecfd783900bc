/** Reference assemblies that a file may be written in. */
export type Build = 'NCBI36' | 'GRCh37' | 'GRCh38';

/** The number that the report prints for a build. */
export const BUILD_NUMBERS: Readonly<Record<Build, 36 | 37 | 38>> = { NCBI36: 36, GRCh37: 37, GRCh38: 38 };

/** Chromosome names as every table and report of this project spells them. `PAR` is a label, never a coordinate system. */
export const CHROMOSOMES = [
  '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', 'X', 'Y', 'MT',
] as const; // prettier-ignore
export type Chromosome = (typeof CHROMOSOMES)[number];

/** 1-based chromosome code: 1..22, 23 = X, 24 = Y, 25 = MT (the numbers AncestryDNA uses, MT excepted). */
export type ChromosomeCode = number;

/**
 * Bases reserved for each chromosome on the genome axis: the GRCh37 length plus 5 Mi, so that NCBI36, GRCh37 and GRCh38
 * coordinates all fit in one u32 key (sum 3.2e9 < 2^32; chromosome 19 of NCBI36 is 4.7 million bases longer). A larger position cannot be a human coordinate.
 */
const SPAN_SLACK_BASES = 5_242_880;
/** Bases of each chromosome in GRCh37, in the order of {@link CHROMOSOMES}. */
// prettier-ignore
export const GRCH37_LENGTHS: readonly number[] = [
  249250621, 243199373, 198022430, 191154276, 180915260, 171115067, 159138663, 146364022, 141213431, 135534747, 135006516, 133851895,
  115169878, 107349540, 102531392, 90354753, 81195210, 78077248, 59128983, 63025520, 48129895, 51304566, 155270560, 59373566, 16569,
];

/** `CHROMOSOME_OFFSETS[code]` is the key of position 0 of that chromosome; index 0 is unused; one more entry closes the axis. */
export const CHROMOSOME_OFFSETS: Uint32Array = (() => {
  const offsets = new Uint32Array(CHROMOSOMES.length + 2);
  let offset = 1;
  GRCH37_LENGTHS.forEach((length, index) => {
    offsets[index + 1] = offset;
    offset += length + SPAN_SLACK_BASES;
  });
  offsets[CHROMOSOMES.length + 1] = offset;
  return offsets;
})();

const CODES = new Map<string, ChromosomeCode>(CHROMOSOMES.map((name, index) => [name, index + 1]));

/** The code of a chromosome name (`1`..`22`, `X`, `Y`, `MT`). */
export function chromosomeCode(chromosome: Chromosome): ChromosomeCode {
  return CODES.get(chromosome) ?? 0;
}

/** The chromosome that a name in a file means (`chr1`, `23`, `M`, `XY`, `NC_000001.11`…), or null where it names none. `25`, `XY`, `PAR`, `PAR1` and `PAR2` mean X: PAR is decided by position. */
export function parseChromosome(name: string): Chromosome | null {
  let bare = name.trim().toUpperCase();
  if (bare.startsWith('CHR')) bare = bare.slice(3);
  if (bare === 'M' || bare === 'MITO' || bare === '26') return 'MT';
  if (bare === '23' || bare === '25' || bare === 'XY' || /^PAR[12]?$/.test(bare)) return 'X';
  if (bare === '24') return 'Y';
  return CODES.has(bare) ? (bare as Chromosome) : chromosomeOfAccession(bare);
}

/** First of the GenBank accessions CM000663 (chromosome 1) to CM000686 (Y). */
const GENBANK_FIRST = 663;

/** The chromosome that an accession of RefSeq or GenBank names, whatever its version, or null. The kernel reads them by the same rule. */
function chromosomeOfAccession(name: string): Chromosome | null {
  if (/^NC_012920(?:\.\d+)?$/.test(name)) return 'MT';
  const [, refseq = ''] = /^NC_0000(\d\d)(?:\.\d+)?$/.exec(name) ?? [];
  const [, genbank = ''] = /^CM000(\d\d\d)(?:\.\d+)?$/.exec(name) ?? [];
  const number = refseq !== '' ? Number(refseq) : genbank !== '' ? Number(genbank) - GENBANK_FIRST + 1 : 0;
  return number >= 1 && number <= 24 ? (CHROMOSOMES[number - 1] ?? null) : null;
}

/** Genome-linear key of a 1-based position; 0 where the position cannot be on that chromosome. */
export function genomeKey(chromosome: Chromosome, position: number): number {
  const code = chromosomeCode(chromosome);
  const start = CHROMOSOME_OFFSETS[code] ?? 0;
  const end = CHROMOSOME_OFFSETS[code + 1] ?? 0;
  return position > 0 && start + position < end ? start + position : 0;
}

/** The place that a key stands for. */
export function fromGenomeKey(key: number): { chromosome: Chromosome; position: number } {
  let code = 1;
  while (code < CHROMOSOMES.length && (CHROMOSOME_OFFSETS[code + 1] ?? Infinity) <= key) code++;
  return { chromosome: CHROMOSOMES[code - 1] ?? 'MT', position: key - (CHROMOSOME_OFFSETS[code] ?? 0) };
}

/** Pseudoautosomal regions on X, 1-based inclusive. Sources: GRCh37 and GRCh38 as listed in `snps` (apriha/snps@5ba1013); NCBI36 is GRCh37's carried over by the UCSC alignment hg18ToHg19. */
export const PAR_X: Readonly<Record<Build, readonly (readonly [number, number])[]>> = {
  NCBI36: [
    [1, 2709520],
    [154584238, 154913754],
  ],
  GRCh37: [
    [60001, 2699520],
    [154931044, 155260560],
  ],
  GRCh38: [
    [10001, 2781479],
    [155701383, 156030895],
  ],
};

/** Pseudoautosomal regions on Y, 1-based inclusive. GRCh37 as listed in `snps`; the others by the UCSC alignments hg18ToHg19 and hg19ToHg38. */
export const PAR_Y: Readonly<Record<Build, readonly (readonly [number, number])[]>> = {
  NCBI36: [
    [1, 2709520],
    [57443438, 57772954],
  ],
  GRCh37: [
    [10001, 2649520],
    [59034050, 59363566],
  ],
  GRCh38: [
    [10001, 2781479],
    [56887903, 57217415],
  ],
};

/** Whether a Y position lies in a pseudoautosomal region of the build. */
export function isPseudoautosomalY(build: Build, position: number): boolean {
  return PAR_Y[build].some(([start, end]) => position >= start && position <= end);
}

/** Whether an X position lies in a pseudoautosomal region of the build. */
export function isPseudoautosomal(build: Build, position: number): boolean {
  return PAR_X[build].some(([start, end]) => position >= start && position <= end);
}
