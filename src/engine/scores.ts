import { sha256Of } from '../bytes/sha256.ts';
import type { ImportedScore } from '../domain/scores/imported-score.ts';
import { type LiftMap, withLiftedPlaces } from '../domain/scores/lift-map.ts';
import { licenceClass, mayUseScore, type UseProfile } from '../domain/scores/licence.ts';
import { packScore, type PackedScore } from '../domain/scores/packed-score.ts';
import type { ScoreDefinition } from '../domain/scores/score-definition.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { ScoringFileReader } from '../formats/scoring-file.ts';
import { SourceError } from '../formats/source-error.ts';
import { openSource } from '../formats/source.ts';
import { kernelEngine } from './kernel/inflate.ts';
import type { Kernel } from './kernel/kernel.ts';
import { kernelRowEngine } from './kernel/score-rows.ts';
import { type References, watchedKeys } from './references.ts';

/** Most scores of the visit that are kept at once: each is computed again under every option. */
const MOST_SCORES = 64;
/** Hex digits of a file's hash that name a score which names itself nothing. */
const ID_DIGITS = 8;
/** How much more room is made than the first piece of a file foretells: room that is never written to takes no memory. */
const RESERVE_SLACK = 1.1;

/** Gives a kernel for the unpacking of one file, and takes it back wiped. */
export interface KernelSource {
  take(): Promise<Kernel>;
  release(kernel: Kernel): void;
  discard(kernel: Kernel): void;
}

interface Shelved {
  packed: PackedScore;
  facts: ImportedScore;
}

/** Scoring files that somebody brought: parsed here, in the worker without network, and kept for the visit. */
export class ScoreShelf {
  readonly #kernels: KernelSource;
  #shelved: Shelved[] = [];

  constructor(kernels: KernelSource) {
    this.#kernels = kernels;
  }

  /** The scores, ready to be computed, in the order in which they came. */
  get scores(): PackedScore[] {
    return this.#shelved.map(({ packed }) => packed);
  }

  factsOf(id: string): ImportedScore | null {
    return this.#shelved.find(({ facts }) => facts.id === id)?.facts ?? null;
  }

  remove(id: string): void {
    this.#shelved = this.#shelved.filter(({ facts }) => facts.id !== id);
  }

  /**
   * Reads one file; each score that it holds is kept. A file that is here already says what was kept of it and is not kept twice.
   *
   * Errors: those of {@link openSource} and of {@link ScoringFileReader}, `score/licence-forbids`, `score/too-many`.
   */
  async add(
    file: Blob,
    { profile, bundledIds, lifts }: { profile: UseProfile; bundledIds: ReadonlySet<string>; lifts: readonly LiftMap[] },
  ): Promise<Result<ImportedScore[]>> {
    if (file.size === 0) return fail('input/empty');
    const sha256 = await hashOf(file);
    if (!sha256.ok) return sha256;
    const known = this.#shelved.filter(({ facts }) => facts.sha256 === sha256.value);
    if (known.length > 0) return ok(known.map(({ facts }) => facts));
    const definitions = await this.#read(file, `score-${sha256.value.slice(0, ID_DIGITS)}`);
    if (!definitions.ok) return definitions;
    const { value } = definitions;
    if (!value.every(({ header }) => mayUseScore(licenceClass(header.licence, header.id), profile)))
      return fail('score/licence-forbids');
    if (this.#shelved.length + value.length > MOST_SCORES) return fail('score/too-many');
    return ok(
      value.map((definition) =>
        this.#shelve(withLiftedPlaces(definition, lifts), { file, sha256: sha256.value, bundledIds }),
      ),
    );
  }

  #shelve(
    definition: ScoreDefinition,
    { file, sha256, bundledIds }: { file: Blob; sha256: string; bundledIds: ReadonlySet<string> },
  ): ImportedScore {
    const { header } = definition;
    const id = this.#freeId(header.id);
    const packed = { ...packScore({ ...definition, header: { ...header, id } }), sha256 };
    const facts: ImportedScore = {
      id,
      trait: header.trait,
      name: header.name,
      citation: header.citation,
      licence: header.licence,
      licenceClass: licenceClass(header.licence, header.id),
      format: header.format,
      rows: packed.rows,
      refused: packed.refused.length,
      declaredRows: header.declaredRows,
      sha256,
      sizeBytes: file.size,
      replacesBundled: bundledIds.has(id),
    };
    this.#shelved.push({ packed, facts });
    return facts;
  }

  /** Another file of the same id gets a number: two harmonised versions of one score may be held side by side. */
  #freeId(id: string): string {
    const isTaken = (name: string): boolean => this.#shelved.some(({ facts }) => facts.id === name);
    if (!isTaken(id)) return id;
    let number = 2;
    while (isTaken(`${id}-${String(number)}`)) number++;
    return `${id}-${String(number)}`;
  }

  async #read(file: Blob, fallbackId: string): Promise<Result<ScoreDefinition[]>> {
    const kernel = await this.#kernels.take();
    let isSound = false;
    try {
      const definitions = await readScoringFile(kernel, file, fallbackId);
      isSound = true;
      return definitions;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      isSound = true;
      return { ok: false, error: error.failure };
    } finally {
      if (isSound) this.#kernels.release(kernel);
      else this.#kernels.discard(kernel);
    }
  }
}

async function readScoringFile(kernel: Kernel, file: Blob, fallbackId: string): Promise<Result<ScoreDefinition[]>> {
  // First of all: it takes its memory before the file's pieces are views of the kernel's.
  const rows = kernelRowEngine(kernel);
  const source = await openSource(file, { engine: kernelEngine(kernel) });
  // The opener speaks of genotype files; here a scoring file was meant.
  if (!source.ok) return source.error.code === 'input/not-genotype-data' ? fail('score/unreadable-file') : source;
  const reader = new ScoringFileReader(fallbackId, rows);
  let isReserved = false;
  for await (const { bytes, bytesRead } of source.value.chunks()) {
    if (!reader.push(bytes)) break;
    if (!isReserved && reader.rows > 0) reader.reserve((reader.rows * file.size * RESERVE_SLACK) / bytesRead);
    isReserved = reader.rows > 0;
  }
  return reader.finish();
}

/**
 * Whether a file is a scoring file, by its first bytes: columns with an effect allele and a weight, or a header that only scoring
 * files have. Damage that shows later, and files of any other kind, are not judged here.
 */
export async function isScoringFile(kernel: Kernel, file: Blob): Promise<boolean> {
  try {
    const rows = kernelRowEngine(kernel);
    const source = await openSource(file, { engine: kernelEngine(kernel) });
    if (!source.ok) return false;
    const reader = new ScoringFileReader(undefined, rows);
    for await (const { bytes } of source.value.chunks()) {
      reader.push(bytes);
      break;
    }
    return reader.isRecognised;
  } catch (error) {
    if (error instanceof SourceError) return false;
    throw error;
  }
}

async function hashOf(file: Blob): Promise<Result<string>> {
  try {
    return ok(await sha256Of(await file.arrayBuffer()));
  } catch {
    return fail('input/unreadable');
  }
}

/** The packs with the scores that were brought: those take the place of bundled ones of the same id, and stand at the end. */
export function withImported(bundled: References, imported: readonly PackedScore[]): References {
  if (imported.length === 0) return bundled;
  const ids = new Set(imported.map(({ header }) => header.id));
  const scores = [...bundled.scores.filter(({ header }) => !ids.has(header.id)), ...imported];
  return { ...bundled, scores, imported, watch: watchedKeys(bundled.pgx, scores) };
}
