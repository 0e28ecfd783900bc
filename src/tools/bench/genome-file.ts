import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { CHROMOSOMES, type Chromosome } from '../../domain/genotype/genome.ts';
import { BgzfWriter } from './bgzf-writer.ts';
import type { ChipSite } from './chip-file.ts';
import { randomFrom } from './random.ts';

export interface GenomeFileOptions {
  seed: number;
  rows: number;
  /** Sites that the file lists; the other rows are made up between them. */
  sites: readonly ChipSite[];
}

/** Rows of a whole genome's VCF: what a caller lists of one person, about. */
export const GENOME_ROWS = 4_500_000;
/** GRCh37 lengths of chromosomes 1..22 and X in bases (Genome Reference Consortium): the header's contigs, and the spread of the rows. */
const LENGTHS = [
  249250621, 243199373, 198022430, 191154276, 180915260, 171115067, 159138663, 146364022, 141213431, 135534747, 135006516, 133851895,
  115169878, 107349540, 102531392, 90354753, 81195210, 78077248, 59128983, 63025520, 48129895, 51304566, 155270560,
] as const; // prettier-ignore
const FIRST_POSITION = 10_000;
const HOMOZYGOUS_SHARE = 0.38;
const NAMED_SHARE = 0.85;
const BASES = 'ACGT';
/** Text that is handed to the packer at once. */
const BATCH_CHARACTERS = 1 << 20;

/** Writes a woman's whole-genome VCF as BGZF, as a usual caller annotates it: the same seed, rows and sites give the same text. */
export async function writeGenomeFile(file: string, options: GenomeFileOptions): Promise<{ textBytes: number }> {
  const out = createWriteStream(file);
  const writer = new BgzfWriter(async (block) => {
    if (!out.write(block)) await once(out, 'drain');
  });
  let batch = header();
  for (const line of lines(options)) {
    batch += line;
    if (batch.length < BATCH_CHARACTERS) continue;
    await writer.push(batch);
    batch = '';
  }
  await writer.push(batch);
  await writer.end();
  out.end();
  await once(out, 'finish');
  return { textBytes: writer.textBytes };
}

function header(): string {
  return [
    '##fileformat=VCFv4.2',
    '##source=SYNTHETIC TEST FILE, not a person. Made from a seed by npm run bench.',
    '##reference=GRCh37',
    ...LENGTHS.map((length, index) => `##contig=<ID=${CHROMOSOMES[index] ?? ''},length=${length}>`),
    '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tSAMPLE\n',
  ].join('\n');
}

function* lines({ seed, rows, sites }: GenomeFileOptions): Generator<string> {
  const random = randomFrom(seed);
  const total = LENGTHS.reduce((sum, length) => sum + length, 0);
  for (const [index, chromosome] of CHROMOSOMES.slice(0, LENGTHS.length).entries()) {
    const length = LENGTHS[index] ?? 0;
    const count = Math.round((rows * length) / total);
    const stride = (length - FIRST_POSITION) / count;
    const known = sites.filter((site) => site.chromosome === chromosome).sort((a, b) => a.position - b.position);
    let nextKnown = 0;
    for (let i = 0; i < count; i++) {
      const position = Math.floor(FIRST_POSITION + i * stride + random() * stride * 0.9);
      for (let site = known[nextKnown]; site !== undefined && site.position <= position; site = known[++nextKnown]) {
        if (site.position < position) yield lineOf(chromosome, site, random);
      }
      yield lineOf(chromosome, inventedSite(chromosome, position, random), random);
    }
  }
}

function inventedSite(chromosome: Chromosome, position: number, random: () => number): ChipSite {
  const ref = Math.floor(random() * 4);
  const alt = (ref + 1 + Math.floor(random() * 3)) % 4;
  // Invented ids lie above every real one.
  const rsid = random() < NAMED_SHARE ? `rs${4_000_000_000 + Math.floor(random() * 5_000_000)}` : '.';
  return { chromosome, position, rsid, alleles: [BASES.charAt(ref), BASES.charAt(alt)] };
}

function lineOf(chromosome: Chromosome, { position, rsid, alleles }: ChipSite, random: () => number): string {
  const isHomozygous = random() < HOMOZYGOUS_SHARE;
  const between = (low: number, high: number, digits: number): string =>
    (low + random() * (high - low)).toFixed(digits);
  const depth = 20 + Math.floor(random() * 25);
  const altDepth = isHomozygous ? depth : depth >> 1;
  const info =
    `AC=${isHomozygous ? 2 : 1};AF=${isHomozygous ? '1.00' : '0.500'};AN=2;BaseQRankSum=${between(-3, 3, 3)};DP=${depth};` +
    `ExcessHet=3.0103;FS=${between(0, 11, 3)};MLEAC=${isHomozygous ? 2 : 1};MLEAF=${isHomozygous ? '1.00' : '0.500'};` +
    `MQ=${between(44, 60, 2)};MQRankSum=${between(-3, 3, 3)};QD=${between(5, 33, 2)};ReadPosRankSum=${between(-3, 3, 3)};` +
    `SOR=${between(0, 3, 3)};VQSLOD=${between(4, 20, 2)};culprit=${random() < 0.5 ? 'MQ' : 'FS'}`;
  const likelihoods = isHomozygous
    ? `${between(500, 1500, 0)},${between(60, 140, 0)},0`
    : `${between(300, 900, 0)},0,${between(300, 900, 0)}`;
  const sample = `${isHomozygous ? '1/1' : '0/1'}:${depth - altDepth},${altDepth}:${depth}:99:${likelihoods}`;
  return `${chromosome}\t${position}\t${rsid}\t${alleles[0]}\t${alleles[1]}\t${between(50, 900, 2)}\tPASS\t${info}\tGT:AD:DP:GQ:PL\t${sample}\n`;
}
