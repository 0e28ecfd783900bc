import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ExpectedFile, ExpectedRecord } from '../../../src/tools/peers/dtc/expected.ts';
import { checkCase } from '../../../src/tools/peers/dtc.ts';
import { context } from '../../support/read-file.ts';

type Expectation = Omit<
  ExpectedFile,
  'case' | 'records' | 'recordsBySample' | 'duplicates' | 'conflicts' | 'skipped'
> & {
  records?: string[];
  recordsBySample?: Record<string, string[]>;
  duplicates?: number;
  conflicts?: number;
  skipped?: number;
};

interface Vector {
  name: string;
  file: string;
  what: string;
  text?: string;
  base64?: string;
  expect: Expectation;
}

/** Layouts of vendors and containers, and kinds of files that were met in bug reports. */
const vectors = ['input-files', 'text-kinds'].flatMap((name) => {
  const text = readFileSync(new URL(`../../vectors/formats/${name}.json`, import.meta.url), 'utf8');
  return (JSON.parse(text) as { cases: Vector[] }).cases;
});

/** `id chromosome position genotype`, then REF ALT GT, or the alleles as text. */
function recordOf(line: string): ExpectedRecord {
  const [name = '.', chrom = '', pos = '', genotype = '-', ...more] = line.split(' ');
  const record: ExpectedRecord = {
    rsid: name === '.' ? null : name,
    chrom,
    pos: Number(pos),
    genotype: genotype === '-' ? null : genotype,
  };
  if (more.length === 1) return { ...record, alleles: (more[0] ?? '').split('/') };
  const [ref, alt = '', gt = ''] = more;
  if (ref === undefined) return record;
  const all = [ref, ...alt.split(',')];
  const alleles = gt.split(/[/|]/).map((index) => (index === '.' ? null : (all[Number(index)] ?? null)));
  return {
    ...record,
    ref,
    alt: alt.split(','),
    gt,
    alleles: alleles.every((allele) => allele === null) ? null : alleles,
  };
}

function listOf(count: number | undefined): string[] {
  return Array.from({ length: count ?? 0 }, String);
}

function expectedOf({ file, expect: stated }: Vector): ExpectedFile {
  const { records, recordsBySample, duplicates, conflicts, skipped, ...rest } = stated;
  const bySample = Object.entries(recordsBySample ?? {}).map(
    ([sample, lines]) => [sample, lines.map(recordOf)] as const,
  );
  return {
    ...rest,
    case: file,
    records: (records ?? []).map(recordOf),
    recordsBySample: Object.fromEntries(bySample),
    duplicates: listOf(duplicates),
    conflicts: listOf(conflicts),
    skipped: listOf(skipped),
  };
}

describe('input files', () => {
  test('there are vectors for every layout', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(66);
  });

  test.each(vectors.map((vector) => [vector.name, vector] as const))('%s', async (_name, vector) => {
    const bytes = vector.text ?? Buffer.from(vector.base64 ?? '', 'base64');
    expect(await checkCase(context, new Blob([bytes]), expectedOf(vector))).toEqual([]);
  });
});
