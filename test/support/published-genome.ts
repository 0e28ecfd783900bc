import { gzipSync } from 'node:zlib';
import { kernelBytes } from 'virtual:kernel';
import { DEFAULT_OPTIONS } from '../../src/domain/analysis/options.ts';
import type { PublishedAnswer } from '../../src/domain/published/answer.ts';
import type { PublishedHit } from '../../src/domain/published/hit.ts';
import type { PublishedVariant } from '../../src/domain/published/published-pack.ts';
import { Kernel } from '../../src/engine/kernel/kernel.ts';
import { Vault } from '../../src/engine/vault.ts';
import { encodePublishedPack } from '../../src/reference/published-pack.ts';
import { readPacks } from '../../src/tools/analyse/node-packs.ts';

const vault = new Vault(await Kernel.compile(kernelBytes), { version: 'test', kernelSha256: '' }, (report) => report);
vault.loadPacks(readPacks(process.cwd()).filter(({ kind }) => ['pgx', 'markers'].includes(kind)));

/** So much further on lies each place on GRCh38. */
export const SHIFT = 700;

export const BASE: PublishedVariant = {
  chromosome: '2',
  position37: 5_000_000,
  position38: 5_000_000 + SHIFT,
  ref: 'G',
  alt: 'A',
  gene: 'GENE1',
  hgvs: 'NM_1.1:c.1G>A',
  reports: [{ disease: 'OMIM:100000', name: 'A disease', cases: 2, papers: ['1'] }],
  frequency: null,
  weakOn: [],
};

/** What the vault says of some changes in a genome, all genes asked for. */
export async function answerAbout(
  genome: string,
  variants: readonly PublishedVariant[],
  { isMinor = false, onset = 'earlier' as const, genes = [...new Set(variants.map(({ gene }) => gene))] } = {},
): Promise<PublishedAnswer> {
  const opened = await vault.analyse(new Blob([genome]), { ...DEFAULT_OPTIONS, ancestry: 'skip' }, () => undefined);
  if (!opened.ok) throw new Error(opened.error.code);
  const onsets = new Map(variants.map(({ gene }) => [gene, gene === 'LATE' ? ('adult' as const) : gene === 'UNTOLD' ? ('unknown' as const) : onset])); // prettier-ignore
  const bytes = new Uint8Array(gzipSync(encodePublishedPack({ version: '1', date: '2026-11-30', onsets, variants })));
  const identity = { id: 'published', version: '1', date: '', licence: '', sha256: '' };
  await vault.loadPublished({ identity, kind: 'published', bytes });
  const answer = await vault.published({ genes, isMinor });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

/** What became of the only change: a verdict, or which count it fell to. */
export function outcomeOf({ genes, withheld }: PublishedAnswer): string {
  if (withheld !== null) return `withheld: ${withheld}`;
  const [gene] = genes;
  if (gene === undefined) return 'no gene';
  const [hit] = gene.hits;
  if (hit !== undefined) return wordOf(hit);
  if (gene.noCall > 0) return 'no call';
  return gene.read > 0 ? 'not there' : 'not in file';
}

function wordOf({ verdict, isHemizygous, standing }: PublishedHit): string {
  return `${verdict}${isHemizygous ? ' of one' : ''}, ${standing}`;
}
