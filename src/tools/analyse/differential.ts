import { readFileSync } from 'node:fs';
import path from 'node:path';
import { marksOf, packMarks } from '../../domain/changes/list-marks.ts';
import type { PackIdentity } from '../../domain/identity.ts';
import { type Candidate, Differential, type NamedFit } from '../../domain/rare/differential.ts';
import { type PhenopacketRefusal, type RareTelling, readPhenopacket } from '../../domain/rare/phenopacket.ts';
import { decodeHpoPack } from '../../reference/hpo-pack.ts';
import { MANIFEST } from '../../reference/manifest.ts';

/** One place of the differential in the report. */
interface ReportedDisease {
  id: string;
  /** From 1. */
  rank: number;
  score: number;
  /** Signs that the list knows of it. */
  signs: number;
  /** How each told sign stands to it. */
  fits: { told: string; fit: NamedFit['fit']; by: string | null; share: number | null }[];
}

/** What `--phenopacket` adds to a report. */
interface ReportedDifferential {
  differential: ReportedDisease[];
  /** What was told, as the file has it. */
  differentialFrom: RareTelling;
  /** Every disease of the list with a mark of what it says of it: a later report tells new diseases and other descriptions by it. */
  differentialKnows: Record<string, string>;
}

/** What a phenopacket comes to. */
export interface RankedPacket {
  reported: ReportedDifferential;
  /** Genes of the diseases that the room would show, in their order. */
  genes: string[];
}

/** Diseases whose genes are looked into: those that the room shows. */
const LOOKED_INTO = 20;
/** Places that are reported. */
const REPORTED = 100;
/** Steps of a score and of a share: the same figures on every machine. */
const [STEPS, SHARE_STEPS] = [1e6, 1e3];

/** The list, as reports name it. */
export function listIdentity(): PackIdentity[] {
  return MANIFEST.flatMap(({ identity, kind }) => (kind === 'hpo' ? [identity] : []));
}

/** What `--phenopacket` adds: the differential of what the file tells, whatever the genome is; or why the file is none. */
export function differentialOf(
  root: string,
  file: string,
): RankedPacket | { refused: PhenopacketRefusal | 'not-readable' } {
  const text = textOf(file);
  if (text === null) return { refused: 'not-readable' };
  const telling = readPhenopacket(text);
  if ('refused' in telling) return telling;
  const pack = decodeHpoPack(readFileSync(path.join(root, 'public/packs/hpo.bin')));
  if (!pack.ok) throw new Error(`the bundled list cannot be read: ${pack.error.code}`);
  const { candidates } = new Differential(pack.value).answer(telling, REPORTED);
  const genes = candidates.slice(0, LOOKED_INTO).flatMap(({ disease }) => disease.genes);
  return {
    reported: {
      differential: candidates.map(reported),
      differentialFrom: telling,
      differentialKnows: packMarks(marksOf(pack.value)),
    },
    genes: [...new Set(genes)],
  };
}

function reported({ rank, disease, score, signs, fits }: Candidate): ReportedDisease {
  return {
    id: disease.id,
    rank,
    score: Math.round(STEPS * score) / STEPS,
    signs,
    fits: fits.map(({ told, fit, by, share }) => ({ told: told.id, fit, by: by?.id ?? null, share: share === null ? null : Math.round(SHARE_STEPS * share) / SHARE_STEPS })), // prettier-ignore
  };
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
