import type { BroughtScore } from '../../domain/scores/brought-score.ts';
import { licenceClass, mayUseScore, type UseProfile } from '../../domain/scores/licence.ts';
import { type LiftMap, withLiftedPlaces } from '../../domain/scores/lift-map.ts';
import { type PackedScore, packScore } from '../../domain/scores/packed-score.ts';
import type { ScoreDefinition } from '../../domain/scores/score-definition.ts';
import { fail, ok, type Result } from '../../errors/result.ts';
import { SourceError } from '../../formats/source-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { type References, watchedKeys } from '../references.ts';
import { readScoringFile } from './scoring-files.ts';
import { fileHash, Shelf } from './shelf.ts';

/** Most scores of the visit that are kept at once: each is computed again under every option. */
const MOST_SCORES = 64;
/** Hex digits of a file's hash that name a score which names itself nothing. */
const ID_DIGITS = 8;

/** Gives a kernel for the unpacking of one file, and takes it back wiped. */
export interface KernelSource {
  take(): Promise<Kernel>;
  release(kernel: Kernel): void;
  discard(kernel: Kernel): void;
}

interface ShelvedScore {
  packed: PackedScore;
  facts: BroughtScore;
}

/** Scores of files that a person brought: read here, in the worker without network, and kept for the visit. */
export class BroughtScores {
  readonly #kernels: KernelSource;
  readonly #shelf = new Shelf<ShelvedScore>();

  constructor(kernels: KernelSource) {
    this.#kernels = kernels;
  }

  /** The scores, ready to be computed, in the order in which they came. */
  get scores(): PackedScore[] {
    return this.#shelf.items.map(({ packed }) => packed);
  }

  factsOf(id: string): BroughtScore | null {
    return this.#shelf.find(id)?.facts ?? null;
  }

  remove(id: string): void {
    this.#shelf.remove(id);
  }

  /**
   * Reads one file; each score that it holds is kept. A file that is here already says what was kept of it and is not kept twice.
   *
   * Errors: those of {@link openSource} and of {@link ScoringFileReader}, `score/licence-forbids`, `score/too-many`.
   */
  async add(
    file: Blob,
    { profile, bundledIds, lifts }: { profile: UseProfile; bundledIds: ReadonlySet<string>; lifts: readonly LiftMap[] },
  ): Promise<Result<BroughtScore[]>> {
    if (file.size === 0) return fail('input/empty');
    const sha256 = await fileHash(file);
    if (!sha256.ok) return sha256;
    const known = this.#shelf.ofFile(sha256.value);
    if (known.length > 0) return ok(known.map(({ facts }) => facts));
    const definitions = await this.#read(file, `score-${sha256.value.slice(0, ID_DIGITS)}`);
    if (!definitions.ok) return definitions;
    const { value } = definitions;
    if (!value.every(({ header }) => mayUseScore(licenceClass(header.licence, header.id), profile)))
      return fail('score/licence-forbids');
    if (this.#shelf.items.length + value.length > MOST_SCORES) return fail('score/too-many');
    return ok(
      value.map((definition) =>
        this.#shelve(withLiftedPlaces(definition, lifts), { file, sha256: sha256.value, bundledIds }),
      ),
    );
  }

  #shelve(
    definition: ScoreDefinition,
    { file, sha256, bundledIds }: { file: Blob; sha256: string; bundledIds: ReadonlySet<string> },
  ): BroughtScore {
    const { header } = definition;
    const id = this.#shelf.freeId(header.id);
    const packed = { ...packScore({ ...definition, header: { ...header, id } }), sha256 };
    const facts: BroughtScore = {
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
    this.#shelf.add({ packed, facts });
    return facts;
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

/** The packs with the scores that a person brought: those take the place of bundled ones of the same id, and stand at the end. */
export function withBrought(bundled: References, brought: readonly PackedScore[]): References {
  if (brought.length === 0) return bundled;
  const ids = new Set(brought.map(({ header }) => header.id));
  const scores = [...bundled.scores.filter(({ header }) => !ids.has(header.id)), ...brought];
  return { ...bundled, scores, brought, watch: watchedKeys(bundled, scores) };
}
