import { genomeKey } from '../domain/genotype/genome.ts';
import { FrequencyTable } from '../domain/scores/frequency-table.ts';
import type { Result } from '../errors/result.ts';
import { fail, ok } from '../errors/result.ts';
import { delimiterOf, splitFields, textLines } from './scoring-lines.ts';
import { parsePlace } from './scoring-values.ts';

const COLUMNS = ['chrom', 'pos', 'ref', 'alt', 'alt_frequency'] as const;

/**
 * Reads a table `chrom, pos, ref, alt, alt_frequency` (header line; positions in the build of the genotype file).
 * Rows without a number in 0..1 or without a place are passed over: they say nothing.
 *
 * Errors: `score/unreadable-file` where a column is missing.
 */
export function parseFrequencyTable(bytes: Uint8Array): Result<FrequencyTable> {
  const table = new FrequencyTable();
  let at: number[] | null = null;
  let delimiter: ReturnType<typeof delimiterOf> = '\t';
  for (const line of textLines(bytes)) {
    if (line.trim() === '' || line.startsWith('##')) continue;
    if (at === null) {
      delimiter = delimiterOf(line);
      const names = splitFields(line.replace(/^#/, '').toLowerCase(), delimiter);
      at = COLUMNS.map((name) => names.indexOf(name));
      if (at.includes(-1)) return fail('score/unreadable-file');
      continue;
    }
    const fields = splitFields(line, delimiter);
    const [chromosome = '', position = '', ref = '', alt = '', frequency = ''] = at.map((index) => fields[index] ?? '');
    const place = parsePlace(chromosome, position);
    const altFrequency = frequency === '' ? NaN : Number(frequency);
    if (typeof place === 'string' || !(altFrequency >= 0 && altFrequency <= 1)) continue;
    table.add(genomeKey(place.chromosome, place.position), {
      ref: ref.toUpperCase(),
      alt: alt.toUpperCase(),
      altFrequency,
    });
  }
  return at === null ? fail('score/unreadable-file') : ok(table);
}
