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

/** Places that are reported. */
const REPORTED = 100;
/** Steps of a score: the same figures on every machine. */
const STEPS = 1e6;

/** What `--phenopacket` adds: the differential of what the file tells, whatever the genome is; or why the file is none. */
export function differentialOf(
  root: string,
  file: string,
): ReportedDisease[] | { refused: PhenopacketRefusal | 'not-readable' } {
  const text = textOf(file);
  if (text === null) return { refused: 'not-readable' };
  const telling = readPhenopacket(text);
  if ('refused' in telling) return telling;
  const pack = decodeHpoPack(readFileSync(path.join(root, 'public/packs/hpo.bin')));
  if (!pack.ok) throw new Error(`the bundled list cannot be read: ${pack.error.code}`);
  return new Differential(pack.value).rank(telling, REPORTED).map(({ id, score }, place) => ({ id, rank: place + 1, score: Math.round(STEPS * score) / STEPS })); // prettier-ignore
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
