import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { randomBits } from '../../../src/tools/calibration/reliability.ts';
import { bestProxies, toldBy } from '../../../src/tools/packs/proxies/best-proxies.ts';
import { type PanelVariant, readPanel } from '../../../src/tools/packs/proxies/panel.ts';

const PEOPLE = 60;
const random = randomBits(5);
const drawn = (frequency: number): Uint8Array => Uint8Array.from({ length: 2 * PEOPLE }, () => (random() < frequency ? 1 : 0)); // prettier-ignore
const variant = (id: string, haplotypes: Uint8Array): PanelVariant => ({ id, chromosome: '1', position: 1000, ref: 'A', alt: 'G', haplotypes }); // prettier-ignore

const [a, b, noise] = [variant('a', drawn(0.4)), variant('b', drawn(0.3)), variant('noise', drawn(0.5))];

describe('neighbours that tell a variant', () => {
  it.each<[what: string, target: Uint8Array, best: string, slope: number]>([
    ['one and the same', a.haplotypes, 'a', 1],
    ['its opposite: the alleles go apart', a.haplotypes.map((bit) => 1 - bit), 'a', -1],
    ['another one', b.haplotypes, 'b', 1],
  ])('%s', (_, target, best, slope) => {
    const one = bestProxies(variant('t', target), [noise, a, b])?.one;
    expect(one?.neighbours.map(({ id }) => id)).toEqual([best]);
    expect(one?.slopes[0]).toBeCloseTo(slope, 12);
    expect(one?.r2).toBeCloseTo(1, 12);
  });

  it('two tell what one cannot', () => {
    // Haplotypes never have both: the variant is there where either is.
    const apart = variant('b', b.haplotypes.map((bit, at) => (a.haplotypes[at] === 1 ? 0 : bit))); // prettier-ignore
    const either = variant('t', a.haplotypes.map((bit, at) => bit | (apart.haplotypes[at] ?? 0))); // prettier-ignore
    const found = bestProxies(either, [noise, a, apart]);
    expect(found?.one.r2).toBeLessThan(0.8);
    expect(found?.two?.neighbours.map(({ id }) => id).sort()).toEqual(['a', 'b']);
    expect(found?.two?.r2).toBeCloseTo(1, 10);
    for (const slope of found?.two?.slopes ?? [NaN]) expect(slope).toBeCloseTo(1, 10);
  });

  it('chance is taken off, and does not hold among others', () => {
    const many = Array.from({ length: 40 }, (_, at) => variant(`n${String(at)}`, drawn(0.5)));
    const target = variant('t', drawn(0.4));
    const found = bestProxies(target, many);
    expect(found?.two?.r2).toBeGreaterThan(0.05);
    expect(found?.two?.adjusted).toBeLessThan(found?.two?.r2 ?? NaN);
    const others = new Map(many.map(({ id }) => [id, drawn(0.5)]));
    if (found?.two == null) throw new Error('no pair');
    expect(toldBy(found.two, drawn(0.4), ({ id }) => others.get(id) ?? new Uint8Array(0))).toBeLessThan(0.05);
  });

  it('nothing is said where nothing varies', () => {
    expect(bestProxies(variant('t', new Uint8Array(120)), [a])).toBeNull();
    expect(bestProxies(a, [variant('still', new Uint8Array(120))])).toBeNull();
    expect(bestProxies(a, [])).toBeNull();
  });
});

describe('a panel is read', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sequester-panel-'));
  const write = (name: string, bytes: Uint8Array | string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };
  const vcf = [
    '##fileformat=VCFv4.2',
    '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tone\ttwo',
    'chr1\t100\trs1\tA\tG\t.\t.\t.\tGT:DS\t0|1:1\t1|1:2',
    '1\t200\trs2\tA\tAT\t.\t.\t.\tGT\t0|1\t1|1',
    '1\t300\trs3\tA\tG\t.\t.\t.\tGT\t0/1\t1|1',
    '1\t400\trs4\tA\tG\t.\t.\t.\tGT\t.|1\t1|1',
    '1\t500\trs5\tC\tT\t.\t.\t.\tGT\t0|0\t1|0',
  ].join('\n');
  const expected = [
    { id: 'rs1', chromosome: '1', position: 100, ref: 'A', alt: 'G', haplotypes: Uint8Array.of(0, 1, 1, 1) },
    { id: 'rs5', chromosome: '1', position: 500, ref: 'C', alt: 'T', haplotypes: Uint8Array.of(0, 0, 1, 0) },
  ];

  it('from a VCF, plain or packed: only phased single bases', () => {
    expect(readPanel(write('panel.vcf', vcf))).toEqual(expected);
    expect(readPanel(write('panel.vcf.gz', gzipSync(vcf)))).toEqual(expected);
  });

  it('from a BCF', () => {
    const bytes = bcfOf('##contig=<ID=1>\n#CHROM\n\0', [
      { position: 100, texts: ['rs1', 'A', 'G'], genotypes: [2, 5, 4, 5] },
      // The second allele of the first person is not phased, and in the next record it is missing.
      { position: 300, texts: ['rs3', 'A', 'G'], genotypes: [2, 4, 4, 5] },
      { position: 400, texts: ['rs4', 'A', 'G'], genotypes: [2, 1, 4, 5] },
      { position: 500, texts: ['rs5', 'C', 'T'], genotypes: [2, 3, 4, 3] },
    ]);
    expect(readPanel(write('panel.bcf', gzipSync(bytes)))).toEqual(expected);
  });
});

/** BCF 2.2 of two people, with a genotype field only. */
function bcfOf(header: string, records: { position: number; texts: string[]; genotypes: number[] }[]): Buffer {
  const head = Buffer.concat([Buffer.from('BCF\x02\x02', 'latin1'), Buffer.from(Uint32Array.of(header.length).buffer), Buffer.from(header)]); // prettier-ignore
  const bodies = records.map(({ position, texts, genotypes }) => {
    const fixed = Buffer.alloc(24);
    fixed.writeInt32LE(position - 1, 4);
    fixed.writeInt32LE(1, 8);
    fixed.writeUInt16LE(2, 18);
    fixed.writeUInt32LE((1 << 24) | 2, 20);
    const typed = texts.map((text) => Buffer.concat([Buffer.of((text.length << 4) | 7), Buffer.from(text)]));
    const shared = Buffer.concat([fixed, ...typed, Buffer.of(0)]);
    const individual = Buffer.concat([Buffer.of(0x11, 1, 0x21), Buffer.from(genotypes)]);
    return Buffer.concat([Buffer.from(Uint32Array.of(shared.length, individual.length).buffer), shared, individual]);
  });
  return Buffer.concat([head, ...bodies]);
}
