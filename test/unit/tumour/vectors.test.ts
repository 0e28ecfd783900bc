import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GenomicAllele } from '../../../src/domain/tumour/profile.ts';
import { takeFile } from '../../../src/domain/tumour/tumour-file.ts';
import { answerTo, builtTumour } from '../../support/tumour.ts';

interface Row extends GenomicAllele {
  items: number[];
}
const { exact, other, assertions } = JSON.parse(readFileSync('test/vectors/tumour/cases.json', 'utf8')) as {
  exact: (Row & { gene: string; variant: string })[];
  other: (Row & { profile: string; unplaced?: number[] })[];
  assertions: { id: number; told: string; tumourType: string | null; amp: string }[];
};

/** Items on exactly this allele, those that ask for both copies included. */
function itemsOn({ build, chromosome, position, ref, alt }: Row): number[] {
  const allele = { build, chromosome, position, ref, alt };
  const file = { kind: 'vcf', build, rows: 1, filtered: 0, excluded: 0, alleles: [{ allele, gene: null, protein: null, exon: null, consequence: null }] } as const; // prettier-ignore
  const { alterations } = takeFile(file, builtTumour().index);
  const { items } = answerTo('', null, { alterations });
  return items
    .filter(({ matchClass, fit, variant }) => matchClass === 'exact' && (fit === 'includes' || variant.includes('HOMOZYGOSITY')))
    .map(({ id }) => id)
    .sort((a, b) => a - b); // prettier-ignore
}

describe('alleles of a tumour', () => {
  it.each(exact)('$build $chromosome:$position $ref>$alt, $gene $variant: all items, and no other', (row) => {
    expect(itemsOn(row)).toEqual(row.items);
  });

  it.each(other)('$chromosome:$position $ref>$alt, $profile: every item that the list holds with its allele', (row) => {
    const found = itemsOn(row);
    expect(row.items.filter((id) => !found.includes(id))).toEqual([]);
    expect(found.filter((id) => row.unplaced?.includes(id))).toEqual([]);
  });
});

it.each(assertions)('assertion $id: $told, $amp', ({ id, told, tumourType, amp }) => {
  expect(answerTo(told, tumourType).assertions.find((one) => one.id === id)?.amp).toBe(amp);
});
