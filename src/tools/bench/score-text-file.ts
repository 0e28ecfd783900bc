import { genomeKey, parseChromosome } from '../../domain/genotype/genome.ts';
import { writeFile } from 'node:fs/promises';
import { randomFrom } from './random.ts';

const SEED = 2;
/** Rows of a genome-wide score on HapMap3 sites, about. */
export const TEXT_SCORE_ROWS = 1_100_000;
/** Rows spread over the shortest autosome's known part. */
const MOST_SPREAD = 40_000_000;
const FIRST_POSITION = 10_000;
const HEAD =
  '#pgs_id=PGS999999\n#genome_build=GRCh37\nrsID\tchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\n';

/**
 * A score in the Catalog's format: called rows of the chip file from its first on, and as many more between them as are missing, which stand at
 * the end.
 */
export function textScore(chip: string, scoreRows = TEXT_SCORE_ROWS): string {
  const random = randomFrom(SEED);
  const called = chip.split('\r\n').filter((line) => /^rs\d+\t(?:\d|X)/.test(line) && /\t[ACGT]{1,2}$/.test(line));
  const lines = called.slice(0, scoreRows).map((line) => {
    const [rsid = '', chromosome = '', position = '', letters = ''] = line.split('\t');
    return row([rsid, chromosome, position], letters.slice(-1), random);
  });
  const missing = scoreRows - lines.length;
  for (let index = 0; index < missing; index++) {
    const place = [`rs${String(3_900_000_000 + index)}`, String(1 + (index % 22)), String(11_000_000 + 37 * Math.floor(index / 22))]; // prettier-ignore
    lines.push(row(place, 'A', random));
  }
  return `${HEAD}${lines.join('\n')}\n`;
}

/** The same rows by chromosome and position, as the Catalog's harmonised files have them. */
export function inGenomeOrder(text: string): string {
  const lines = text.slice(HEAD.length).split('\n').filter((line) => line !== ''); // prettier-ignore
  const keyOf = (line: string): number => {
    const [, chromosome = '', position = ''] = line.split('\t', 3);
    const known = parseChromosome(chromosome);
    return known === null ? 0 : genomeKey(known, Number(position));
  };
  const keyed = lines.map((line) => ({ line, key: keyOf(line) })).sort((a, b) => a.key - b.key);
  return `${HEAD}${keyed.map(({ line }) => line).join('\n')}\n`;
}

const BLOCK_ROWS = 100_000;

/** Writes a score of any number of rows in genome order, spread evenly over the autosomes; its bytes. */
export async function writeOrderedScore(file: string, rows: number): Promise<number> {
  const perChromosome = Math.ceil(rows / 22);
  const stride = Math.max(1, Math.floor(MOST_SPREAD / perChromosome));
  const blocks: Buffer[] = [Buffer.from(HEAD)];
  for (let from = 0; from < rows; from += BLOCK_ROWS) {
    const lines = Array.from({ length: Math.min(BLOCK_ROWS, rows - from) }, (_, offset) => {
      const index = from + offset;
      const position = FIRST_POSITION + stride * (index % perChromosome);
      const weight = (((index * 7919) % 20_011) / 1e7 - 0.001).toExponential(6);
      return `rs${String(index + 1)}\t${String(1 + Math.floor(index / perChromosome))}\t${String(position)}\t${'ACGT'.charAt(index % 4)}\t${'CAAC'.charAt(index % 4)}\t${weight}\n`;
    });
    blocks.push(Buffer.from(lines.join('')));
  }
  await writeFile(file, blocks);
  return blocks.reduce((sum, { length }) => sum + length, 0);
}

/** A row of a place (id, chromosome, position) with a random weight. */
function row(place: readonly string[], effect: string, random: () => number): string {
  const other = { A: 'G', G: 'A', C: 'T', T: 'C' }[effect] ?? 'G';
  return [...place, effect, other, (random() - 0.5).toFixed(6)].join('\t');
}

/** The same score as plink takes it: id, allele, weight. */
export function plinkScore(text: string): string {
  return text.split('\n').slice(3).filter((line) => line !== '').map((line) => {
    const [rsid = '', , , effect = '', , weight = ''] = line.split('\t');
    return `${rsid}\t${effect}\t${weight}`;
  }).join('\n'); // prettier-ignore
}
