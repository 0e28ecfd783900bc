import { genomeKey, parseChromosome } from '../../domain/genotype/genome.ts';
import { randomFrom } from './random.ts';

const SEED = 2;
/** Rows of a genome-wide score on HapMap3 sites, about. */
export const TEXT_SCORE_ROWS = 1_100_000;
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
