import type { Build } from '../../domain/genotype/genome.ts';
import type { IdentifiedDrugPack } from '../../domain/pgx/drugs/catalogue.ts';
import { fail, ok, type Result } from '../../errors/result.ts';
import { guarded } from '../analysis.ts';
import { type Genome, readGenome } from '../genome.ts';
import type { Held } from '../held.ts';
import type { References } from '../references.ts';
import type { KernelSource } from '../shelf/brought-scores.ts';

/** A genome as columns, for the worker that writes it: what the vault's kernel holds, taken out. */
export interface ExportedGenome {
  build: Build;
  isVcf: boolean;
  keys: Uint32Array<ArrayBuffer>;
  codes: Uint8Array<ArrayBuffer>;
  /** As the file has them, by row. */
  ids: (string | null)[];
  /** Records of a VCF as text, or what letters cannot tell of a row of a list, by row. */
  texts: (string | null)[];
  /** Rows whose call was imputed. */
  imputed: ReadonlySet<number>;
  /** Rows that only repeat another. */
  repeats: ReadonlySet<number>;
  /** Reference blocks of a gVCF. */
  blocks: { firstKey: number; lastKey: number; quality: number | null }[];
}

/** What of the packs an export needs. Nothing in it is about anybody. */
export interface ExportPacks {
  pgx: References['pgx'];
  drugs: IdentifiedDrugPack[];
  findings: References['findings'] | null;
  /** Places of panels of ancestry whose other allele is the reference base of GRCh37. */
  panels: NonNullable<References['ancestry']>['main']['columns'][];
}

/** What the vault tells the worker of exports, over a port of their own: the page never holds it. */
export interface ExportSource {
  packs(): ExportPacks | null;
  genome(): Promise<Result<ExportedGenome>>;
}

export function exportPacks({ pgx, drugs, findings, ancestry }: References): ExportPacks {
  // The wide panel does not say which of its alleles is the reference.
  const panels = [ancestry?.main.columns, ancestry?.regions?.columns].filter((one) => one !== undefined);
  return { pgx, drugs, findings: findings ?? null, panels };
}

/** Takes a genome out. Of a VCF every record must have been kept. Errors: `export/doubtful-file` where the file as a whole cannot be believed, or is on no build that VCFs are written in. */
export function takeOut({ table, build, doubt, repeats }: Genome): Result<ExportedGenome> {
  if (doubt !== null || build === null || build === 'NCBI36') return fail('export/doubtful-file');
  const rows = Array.from({ length: table.rowCount }, (_, row) => row);
  return ok({
    build,
    isVcf: table.isVcf,
    keys: table.keys().slice(),
    codes: table.genotypes().slice(),
    ids: rows.map((row) => table.id(row)),
    texts: rows.map((row) => (table.isVcf ? table.rawRecord(row) : table.alleleText(row))),
    imputed: new Set(rows.filter((row) => table.isImputed(row))),
    repeats,
    blocks: Array.from({ length: table.addresses.blockCount }, (_, index) => table.block(index)),
  });
}

/** The open genome, taken out. The file of a VCF is read once more, since its records were not kept whole. */
export async function takeOutHeld(
  kernels: KernelSource,
  { genome, source }: Held,
  { markers, watch }: References,
): Promise<Result<ExportedGenome>> {
  if (!genome.table.isVcf || source === null || genome.doubt !== null) return takeOut(genome);
  return guarded(async () => {
    const kernel = await kernels.take();
    const again = await readGenome(kernel, { file: source.file, options: source.chosen, markers, watch, keepRecords: true, onProgress: () => undefined }); // prettier-ignore
    const taken = again.ok ? takeOut(again.value) : again;
    kernels.release(kernel);
    return taken;
  });
}
