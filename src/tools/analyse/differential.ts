import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Differential } from '../../domain/rare/differential.ts';
import { type PhenopacketRefusal, readPhenopacket } from '../../domain/rare/phenopacket.ts';
import { decodeHpoPack } from '../../reference/hpo-pack.ts';

/** One place of the differential in the report. */
export interface ReportedDisease {
  id: string;
  /** From 1. */
  rank: number;
  score: number;
}

/** What a phenopacket comes to. */
export interface RankedPacket {
  differential: ReportedDisease[];
  /** Genes of the diseases that the room would show, in their order. */
  genes: string[];
}

/** Diseases whose genes are looked into: those that the room shows. */
const LOOKED_INTO = 20;
/** Places that are reported. */
const REPORTED = 100;
/** Steps of a score: the same figures on every machine. */
const STEPS = 1e6;

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
  const list = new Differential(pack.value);
  const differential = list.rank(telling, REPORTED).map(({ id, score }, place) => ({ id, rank: place + 1, score: Math.round(STEPS * score) / STEPS })); // prettier-ignore
  const genes = list.answer(telling, LOOKED_INTO).candidates.flatMap(({ disease }) => disease.genes);
  return { differential, genes: [...new Set(genes)] };
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
