import { CHROMOSOMES } from '../domain/genotype/genome.ts';
import { writeBgzf } from './bgzf-write.ts';
import { CHROMOSOME_LENGTHS } from './builds.ts';
import { writeTabix } from './tabix-write.ts';

/** Bases of the mitochondrial sequence rCRS, of both assemblies. */
const MITOCHONDRION = 16569;

export interface VcfContent {
  build: 'GRCh37' | 'GRCh38';
  /** Lines without a header, sorted. */
  body: Uint8Array;
  appVersion: string;
  /** What was left out, by reason. */
  leftOut: Readonly<Record<string, number>>;
  /** Reference blocks that were not written. */
  blocks: number;
}

export interface PackedVcf {
  /** The VCF as bgzip packs it. */
  vcf: Uint8Array<ArrayBuffer>;
  /** Its tabix index. */
  index: Uint8Array<ArrayBuffer>;
}

/** A VCF 4.3 of one sample, packed and indexed. */
export function packVcf(content: VcfContent): PackedVcf {
  const header = new TextEncoder().encode(headerOf(content));
  const text = new Uint8Array(header.length + content.body.length);
  text.set(header);
  text.set(content.body, header.length);
  const { bytes, blocks } = writeBgzf(text);
  return { vcf: bytes, index: writeTabix(text, blocks) };
}

function headerOf({ build, appVersion, leftOut, blocks }: VcfContent): string {
  const contigs = CHROMOSOMES.map((chromosome, index) => {
    const name = build === 'GRCh37' ? chromosome : `chr${chromosome === 'MT' ? 'M' : chromosome}`;
    const length = chromosome === 'MT' ? MITOCHONDRION : (CHROMOSOME_LENGTHS[build][index] ?? 0);
    return `##contig=<ID=${name},length=${String(length)},assembly=${build}>`;
  });
  const missing = Object.entries({ ...leftOut, 'reference-blocks': blocks }).filter(([, count]) => count > 0);
  return [
    '##fileformat=VCFv4.3',
    `##source=Sequester ${appVersion}`,
    `##reference=${build}`,
    ...contigs,
    '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype; a dot where the file has no call">',
    '##sequesterNote="Preliminary, from a raw data file; a place that is not listed was not read and is not the reference"',
    ...missing.map(([reason, count]) => `##sequesterLeftOut=<ID=${reason},Count=${String(count)}>`),
    '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tsample\n',
  ].join('\n');
}
