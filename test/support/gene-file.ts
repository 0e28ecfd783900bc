import { kernelBytes, kernelSha256 } from 'virtual:kernel';
import { type AnalysisOptions, DEFAULT_OPTIONS } from '../../src/domain/analysis/options.ts';
import type { GeneReport } from '../../src/domain/pgx/report.ts';
import type { Report } from '../../src/domain/report/report.ts';
import type { DescribedFinding } from '../../src/domain/findings/finding.ts';
import type { FindingVariant } from '../../src/domain/findings/finding-pack.ts';
import { analyse, readFile } from '../../src/engine/analysis.ts';
import { genomeFindings } from '../../src/engine/findings.ts';
import { Kernel } from '../../src/engine/kernel/kernel.ts';
import { refusalReport } from '../../src/engine/refusal-report.ts';
import { nodeReferences } from '../../src/tools/analyse/node-packs.ts';

const found = nodeReferences(process.cwd());
if (!found.ok || found.value.pgx === null) throw new Error('the packs cannot be read');
const references = found.value;
const { genes } = found.value.pgx;
const module = await Kernel.compile(kernelBytes);

/** One line of a VCF: what is not given is a reference call that passed. */
export interface Line {
  chrom: string;
  pos: number;
  id?: string;
  ref: string;
  alt: string;
  filter?: string;
  info?: string;
  format?: string;
  sample?: string;
}

export function line({
  chrom,
  pos,
  id = '.',
  ref,
  alt,
  filter = 'PASS',
  info = '.',
  format = 'GT',
  sample = '0/0',
}: Line): string {
  return [chrom, pos, id, ref, alt, 99, filter, info, format, sample].join('\t');
}

/** Lines of every position of a gene, equal to the reference; those of the positions in `others` are written as given there. */
export function geneLines(
  gene: string,
  others: Readonly<Record<string, readonly Partial<Line>[]>> = {},
  usual: Partial<Line> = {},
): string[] {
  const definition = genes.find((one) => one.gene === gene);
  if (definition === undefined) throw new Error(`no gene ${gene}`);
  return definition.positions.flatMap(({ position, rsid, ref, alts }) => {
    const plain: Line = {
      chrom: `chr${definition.chromosome ?? ''}`.replace('MT', 'M'),
      pos: position,
      ref,
      alt: alts.join(','),
    };
    const id = rsid === '' ? {} : { id: rsid };
    return (others[rsid] ?? [{}]).map((other) => line({ ...plain, ...id, ...usual, ...other }));
  });
}

/** A VCF of GRCh38 with these lines. */
export function vcf(
  lines: readonly string[],
  header: readonly string[] = ['##contig=<ID=chr1,length=248956422>'],
  names = 'S',
): string {
  const columns = `#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t${names}`;
  return `${['##fileformat=VCFv4.2', ...header, columns, ...lines].join('\n')}\n`;
}

/** What the app reports of a file. */
export async function reportOf(
  text: string | Uint8Array<ArrayBuffer>,
  options: Partial<AnalysisOptions> = {},
): Promise<Report> {
  const context = { kernel: await Kernel.start(module), app: { version: '0', kernelSha256 }, references };
  const result = await analyse(context, {
    file: new Blob([text]),
    options: { ...DEFAULT_OPTIONS, ancestry: 'skip', ...options },
    onEvent: () => undefined,
    scores: [],
  });
  return result.ok ? result.value.report : refusalReport(context, result.error);
}

/** Rows of the table of single-gene variants. */
export const findingVariants: readonly FindingVariant[] = references.findings?.variants ?? [];

/** Every single-gene variant in a file, by its rsid. */
export async function findingsOf(text: string): Promise<Map<string, DescribedFinding>> {
  const context = { kernel: await Kernel.start(module), app: { version: '0', kernelSha256 }, references };
  // Read, and nothing else: neither medicines nor scores are asked here.
  const genome = await readFile(context, {
    file: new Blob([text]),
    options: DEFAULT_OPTIONS,
    onEvent: () => undefined,
    scores: [],
  });
  if (!genome.ok) throw new Error(genome.error.code);
  return new Map(genomeFindings(references, genome.value).map((finding) => [finding.rsid, finding]));
}

export async function geneOf(text: string, gene: string): Promise<GeneReport> {
  const { file, pgx } = await reportOf(text);
  const report = pgx[gene];
  if (report === undefined) throw new Error(`no report of ${gene}: ${file.errorCode ?? ''}`);
  return report;
}

/** Rows of a chip of GRCh37 (id, chromosome, position, two letters) at the single-base positions of a gene; `letters` changes some by rsid. */
export function chipRows(
  gene: string,
  letters: Readonly<Record<string, string>> = {},
  place: (position37: number) => number = (position37) => position37,
): string[] {
  const definition = genes.find((one) => one.gene === gene);
  if (definition === undefined) throw new Error(`no gene ${gene}`);
  return definition.positions.flatMap(({ position37, rsid, ref, kind }) =>
    kind !== 'snv' || position37 === null || rsid === ''
      ? []
      : [`${rsid}\t${definition.chromosome ?? ''}\t${String(place(position37))}\t${letters[rsid] ?? ref + ref}`],
  );
}

/** A 23andMe-like file with these rows. */
export function chip(rows: readonly string[], build = '37'): string {
  const header = `# This data file generated by 23andMe at: Mon Jan 05 10:11:12 2026\n# reference human assembly build ${build}\n`;
  return `${header}# rsid\tchromosome\tposition\tgenotype\n${rows.join('\n')}\n`;
}
