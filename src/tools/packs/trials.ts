import path from 'node:path';
import { encodeTrialPack } from '../../reference/trial-pack.ts';
import { readSampleTrials } from '../trials/tables.ts';
import type { BuiltPack } from './built-pack.ts';

/** Compiles the trials that the room of tumours brings to learn with. */
export function buildTrialPack(root: string): BuiltPack {
  const trials = readSampleTrials(path.join(root, 'src/reference/tables/trials'));
  const date = trials.reduce((latest, { curated }) => (curated > latest ? curated : latest), '');
  return {
    id: 'trials',
    kind: 'trials',
    path: 'packs/trials.bin',
    version: date,
    date,
    licence: 'facts only',
    citation: `Facts of ${String(trials.length)} trials curated for the demonstration of MatchMiner (dfci/matchminer-api), ${date}; ClinicalTrials.gov`,
    bytes: encodeTrialPack(trials),
  };
}
