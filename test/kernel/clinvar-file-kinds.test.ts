import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { clinvarText } from '../support/clinvar-file.ts';
import { background, joined, reported, chipFile, verdictOf, SNV } from '../support/clinvar-genome.ts';
import { chip } from '../support/gene-file.ts';

describe('the file itself', () => {
  const good = clinvarText([SNV]);
  const cut = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => bytes.slice(0, bytes.length - 12);
  const many = clinvarText(Array.from({ length: 4000 }, (_, at) => ({ ...SNV, pos: 5_000_000 + at })));
  test.each<[string, string | Uint8Array<ArrayBuffer>, string]>([
    ['packed', new Uint8Array(gzipSync(good)), 'ok'],
    ['lines that end in CR and LF', good.replaceAll('\n', '\r\n'), 'ok'],
    ['of the other build', clinvarText([SNV], { build: 'GRCh38' }), 'clinvar/other-build'],
    ['of no build', good.replace('##reference=GRCh37\n', ''), 'clinvar/build-unknown'],
    ['packed and cut', cut(new Uint8Array(gzipSync(many))), 'clinvar/cut'],
    ['cut within a line', good.trimEnd().slice(0, -9), 'clinvar/cut'],
    ['of a header only', clinvarText([]), 'clinvar/cut'],
    ['a line with too few fields', `${good}2\t5000001\n`, 'clinvar/cut'],
    [
      'a person’s VCF with notes from ClinVar',
      good.replace('\tINFO\n', '\tINFO\tFORMAT\tME\n'),
      'clinvar/annotated-genome',
    ],
    ['a VCF of something else', good.replace('ID=CLNSIG,', 'ID=OTHER,'), 'clinvar/not-clinvar'],
    ['a table', 'gene\tvariant\nBRCA1\tx\n', 'clinvar/not-clinvar'],
    ['nothing', '', 'input/empty'],
  ])('%s', async (_, file, expected) => {
    const result = await joined(chipFile('rs77\t2\t5000000\tAG'), file);
    expect(result.ok ? 'ok' : result.error.code).toBe(expected);
    if (result.ok) expect(verdictOf(result.value)).toBe('one-copy');
  });

  test('what it says of itself, and what it lacks', async () => {
    const { release, sha256, sizeBytes } = await reported(chipFile(), good);
    expect(release).toMatchObject({ date: '2026-11-22', build: 'GRCh37', rows: 1 });
    expect(release.missingChromosomes).toHaveLength(22);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(sizeBytes).toBe(good.length);
  });

  test('beside a file that cannot be believed as a whole nothing is told', async () => {
    const rows = background.map((row) => row.replace(/\t([ACGT])([ACGT])$/, (_, one: string, two: string) => `\t${'TGCA'.charAt('ACGT'.indexOf(one))}${'TGCA'.charAt('ACGT'.indexOf(two))}`)); // prettier-ignore
    const result = await joined(chip([...rows, 'rs77\t2\t5000000\tAG']), good);
    expect(result.ok ? result.value.hits.length : result.error.code).toBe('clinvar/doubtful-genome');
  });
});
