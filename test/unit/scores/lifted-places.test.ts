import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Build } from '../../../src/domain/genotype/genome.ts';
import { fromGenomeKey, genomeKey, parseChromosome } from '../../../src/domain/genotype/genome.ts';
import { type LiftMap, liftKeys, withLiftedPlaces } from '../../../src/domain/scores/lift-map.ts';
import { packScore } from '../../../src/domain/scores/packed-score.ts';
import { termAlleles } from '../../../src/domain/scores/term-alleles.ts';
import { parseScoringFile } from '../../../src/formats/scoring-file.ts';
import { decodeLiftPack, encodeLiftPack } from '../../../src/reference/lift-pack.ts';
import { vectorRows } from '../../support/vectors.ts';

const decoded = decodeLiftPack(readFileSync('public/packs/liftover.bin'));
const MAPS: readonly LiftMap[] = decoded.ok ? decoded.value : [];

function keyOf(chromosome: string, position: string): number {
  const name = parseChromosome(chromosome);
  return name === null ? 0 : genomeKey(name, Number(position));
}

describe('places of one build on another', () => {
  for (const row of vectorRows('scores/lifted-places.tsv')) {
    const get = (name: string): string => row.get(name) ?? '';
    test(`${get('source')} ${get('chromosome')}:${get('position')}`, () => {
      const map = MAPS.find((one) => one.source === get('source') && one.target === get('target'));
      if (map === undefined) throw new Error('no map');
      const { keys, minusStrand } = liftKeys(map, Uint32Array.of(keyOf(get('chromosome'), get('position'))));
      const wanted = keyOf(get('lifted_chromosome'), get('lifted_position'));
      // What only scraps of repeats carry over counts as lost here: never another place than UCSC's.
      if (keys[0] !== 0) expect([keys[0], minusStrand?.[0] === 1]).toEqual([wanted, get('strand') === '-']);
      if (wanted === 0) expect(keys[0]).toBe(0);
    });
  }

  test('few ordinary places are lost', () => {
    const rows = vectorRows('scores/lifted-places.tsv').filter((row) => row.get('strand') === '+');
    const found = rows.filter((row) => {
      const map = MAPS.find((one) => one.source === row.get('source') && one.target === row.get('target'));
      const key = Uint32Array.of(keyOf(row.get('chromosome') ?? '', row.get('position') ?? ''));
      return map !== undefined && liftKeys(map, key).keys[0] !== 0;
    });
    expect(found.length).toBeGreaterThan(0.8 * rows.length);
  });

  test('the pack survives its encoding, and no byte of it is believed unseen', () => {
    const bytes = encodeLiftPack(MAPS);
    expect(decodeLiftPack(bytes)).toEqual({ ok: true, value: MAPS });
    expect(decodeLiftPack(bytes.subarray(0, -1)).ok).toBe(false);
  });
});

describe('a score of another build', () => {
  const score = (build: string, rows: readonly string[]): ReturnType<typeof packScore> => {
    const text = [`#pgs_id=PGS900001`, `#genome_build=${build}`, 'chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight', ...rows].join('\n'); // prettier-ignore
    const parsed = parseScoringFile(new TextEncoder().encode(text));
    if (!parsed.ok) throw new Error(parsed.error.code);
    return packScore(withLiftedPlaces(parsed.value, MAPS));
  };
  const placeOf = (packed: ReturnType<typeof packScore>, build: Build): string[] =>
    Array.from(packed.builds[build]?.keys ?? [], (key) => Object.values(fromGenomeKey(key)).join(':'));

  // Both places of rs6669800 and rs3934834 as vendors and dbSNP have them.
  test.each([
    ['GRCh38', 'GRCh37', ['1\t967941\tA\tG\t1', '1\t1070426\tT\tC\t1'], ['1:903321', '1:1005806']],
    ['GRCh37', 'GRCh38', ['1\t903321\tA\tG\t1', '1\t1005806\tT\tC\t1'], ['1:967941', '1:1070426']],
  ] as const)('%s is carried over to %s', (from, to, rows, places) => {
    const packed = score(from, rows);
    expect(placeOf(packed, to)).toEqual(places);
    expect(packed.lifted).toMatchObject({ [to]: from });
  });

  test('NCBI36 reaches both others', () => {
    expect(Object.keys(score('NCBI36', ['1\t893184\tA\tG\t1']).builds).sort()).toEqual(['GRCh37', 'GRCh38', 'NCBI36']);
  });

  test('a score that names no build is left as it is', () => {
    expect(score('NR', ['1\t903321\tA\tG\t1']).lifted).toBeUndefined();
  });

  test('on the other strand single bases are complemented, longer alleles are lost', () => {
    const minus = vectorRows('scores/lifted-places.tsv').filter((row) => row.get('strand') === '-' && row.get('source') === 'GRCh37'); // prettier-ignore
    const place = minus
      .map((row) => `${row.get('chromosome') ?? ''}\t${row.get('position') ?? ''}`)
      .find((one) => {
        const [chromosome = '', position = ''] = one.split('\t');
        const map = MAPS.find(({ source }) => source === 'GRCh37');
        return map !== undefined && liftKeys(map, Uint32Array.of(keyOf(chromosome, position))).keys[0] !== 0;
      });
    if (place === undefined) throw new Error('no such place in the vectors');
    const packed = score('GRCh37', [`${place}\tA\tG\t1`, `${place}\tAC\tA\t1`]);
    expect(packed.builds.GRCh38?.keys.length).toBe(1);
    expect(termAlleles(packed.terms, 0, 'GRCh38')).toEqual({ effect: 'T', other: 'C' });
    expect(termAlleles(packed.terms, 1, 'GRCh38')).toEqual({ effect: 'AC', other: 'A' });
  });
});
