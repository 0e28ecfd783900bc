import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Build } from '../../domain/genotype/genome.ts';
import { genomeKey, parseChromosome } from '../../domain/genotype/genome.ts';
import type { LiftMap } from '../../domain/scores/lift-map.ts';
import { encodeLiftPack } from '../../reference/lift-pack.ts';
import type { BuiltPack } from './built-pack.ts';
import { LIFT_FILES } from './lift-table.ts';
import { field, parseTable } from './tsv.ts';

const TABLES = 'src/reference/tables/liftover';

/** Compiles the maps by which an imported score is read in a file of another build. */
export function buildLiftPack(root: string): BuiltPack {
  const texts = LIFT_FILES.map(({ table }) => readFileSync(path.join(root, TABLES, table), 'utf8'));
  const maps = LIFT_FILES.map(({ source, target }, index) => readMap(texts[index] ?? '', { source, target }));
  const fact = (name: string): string => new RegExp(`^# ${name}: (.*)$`, 'm').exec(texts[0] ?? '')?.[1] ?? '';
  return {
    id: 'liftover',
    kind: 'liftover',
    path: 'packs/liftover.bin',
    version: fact('version'),
    date: fact('date'),
    licence: fact('licence'),
    bytes: encodeLiftPack(maps),
  };
}

/** Reads one table; stretches come out in the order of their keys. */
export function readMap(text: string, builds: { source: Build; target: Build }): LiftMap {
  const stretches = parseTable(text).rows.flatMap((row) => {
    const key = keyOf(field(row, 'chromosome'), field(row, 'start'));
    const to = keyOf(field(row, 'target'), field(row, 'target_start'));
    const minus = field(row, 'strand') === '-' ? 1 : 0;
    let [at, targetAt] = [key, to];
    return field(row, 'blocks').split(' ').map((block) => {
      const [length = 0, gap = 0, targetGap = 0] = block.split(':').map(Number);
      const stretch = { start: at, length, to: targetAt, minus };
      at += length + gap;
      targetAt += minus === 1 ? -(length + targetGap) : length + targetGap;
      return stretch;
    }); // prettier-ignore
  });
  stretches.sort((a, b) => a.start - b.start);
  return {
    ...builds,
    start: Uint32Array.from(stretches, ({ start }) => start),
    length: Uint32Array.from(stretches, ({ length }) => length),
    to: Uint32Array.from(stretches, ({ to }) => to),
    minus: Uint8Array.from(stretches, ({ minus }) => minus),
  };
}

function keyOf(chromosome: string, position: string): number {
  const name = parseChromosome(chromosome);
  return name === null ? 0 : genomeKey(name, Number(position));
}
