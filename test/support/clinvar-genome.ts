import { kernelBytes } from 'virtual:kernel';
import { DEFAULT_OPTIONS } from '../../src/domain/analysis/options.ts';
import type { ClinvarReport } from '../../src/domain/clinvar/report.ts';
import { Kernel } from '../../src/engine/kernel/kernel.ts';
import { Vault } from '../../src/engine/vault.ts';
import type { Result } from '../../src/errors/result.ts';
import { readPacks } from '../../src/tools/analyse/node-packs.ts';
import type { ClinvarLine } from './clinvar-file.ts';
import { chip, chipRows, line, type Line, vcf } from './gene-file.ts';

const module = await Kernel.compile(kernelBytes);
const vault = new Vault(module, { version: 'test', kernelSha256: '' }, (report) => report);
// Of the packs those that a place needs: no score is computed.
vault.loadPacks(readPacks(process.cwd()).filter(({ kind }) => ['pgx', 'markers', 'genes'].includes(kind)));
export const background = ['TPMT', 'DPYD', 'CYP2C19', 'SLCO1B1', 'UGT1A1'].flatMap((gene) => chipRows(gene));

/** The vault's own answer on ClinVar's file beside a genome. */
export async function joined(
  genome: string,
  clinvar: string | Uint8Array<ArrayBuffer>,
  bed: string | null = null,
): Promise<Result<ClinvarReport>> {
  const options = { ...DEFAULT_OPTIONS, ancestry: 'skip' as const };
  const opened = await vault.analyse(new Blob([genome]), options, () => undefined);
  if (!opened.ok) return opened;
  const files = { file: new Blob([clinvar]), callable: bed === null ? null : new Blob([bed]) };
  const answer = await vault.joinClinvar(files, () => undefined);
  if ('stopped' in answer) throw new Error('nobody stopped it');
  return answer;
}

export async function reported(...asked: Parameters<typeof joined>): Promise<ClinvarReport> {
  const result = await joined(...asked);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

export const chipFile = (...rows: string[]): string => chip([...background, ...rows]);
export const ON_38 = { build: 'GRCh38' };
const DEEP = { format: 'GT:DP:GQ:AD', info: '.' };
export const deep = (gt: string): string => `${gt}:40:99:20,20`;
export const reference = (gt = '0/0'): string => `${gt}:40:99:40,0`;
/** A VCF whose records state depth and quality. */
export const genomeFile = (...lines: Line[]): string =>
  vcf([
    // Records that are kept whole, by which the file is known to be of sequencing.
    line({ chrom: '1', pos: 1_000_001, ref: 'A', alt: 'AT', ...DEEP, sample: deep('0/1') }),
    ...lines.map((one) => line({ ...DEEP, ...one })),
  ]);

/** The verdict of one record, or what became of it. */
export function verdictOf(report: ClinvarReport): string {
  const [hit] = [...report.hits, ...report.disputed];
  if (hit !== undefined) return hit.isHemizygous ? `${hit.verdict} of one` : hit.verdict;
  const { noCall, reference: read, notInFile } = report.pathogenic;
  const why = Object.entries(noCall).find(([, count]) => count > 0)?.[0];
  return why !== undefined
    ? `no call: ${why}`
    : read > 0
      ? 'reference'
      : notInFile > 0
        ? 'not in file'
        : 'not looked for';
}

export const SNV: ClinvarLine = { chrom: '2', pos: 5_000_000, ref: 'G', alt: 'A', sig: 'Pathogenic', rs: 77 };
export const DELETION: ClinvarLine = { chrom: '2', pos: 5_000_000, ref: 'GAC', alt: 'G', sig: 'Pathogenic', rs: 78 };
export const INSERTION: ClinvarLine = { chrom: '2', pos: 5_000_000, ref: 'G', alt: 'GTT', sig: 'Pathogenic', rs: 79 };
export const PAIR: ClinvarLine = { ...SNV, ref: 'G', alt: 'C' };
