import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { lettersOfRecord, rowOfLetters, rowOfRecord } from '../../../src/domain/export/vcf-row.ts';
import type { VcfCall } from '../../../src/domain/genotype/observed-site.ts';
import { exportPacks } from '../../../src/engine/export/export-desk.ts';
import { knownReference } from '../../../src/engine/export/known-reference.ts';
import { BLOCK_TEXT, writeBgzf } from '../../../src/formats/bgzf-write.ts';
import { packVcf } from '../../../src/formats/vcf-write.ts';
import { nodeReferences } from '../../../src/tools/analyse/node-packs.ts';
import path from 'node:path';

function call(more: Partial<VcfCall> = {}): VcfCall {
  return { kind: 'vcf', rsid: null, ref: 'A', alts: ['G'], genotype: [0, 1], phased: false, phaseSet: null, alleleDepths: null, filter: 'PASS', ...more }; // prettier-ignore
}

describe('rows of a VCF from letters', () => {
  it.each([
    ['AG', 'A', 2, ['G'], '0/1'],
    ['GA', 'A', 2, ['G'], '0/1'],
    ['AA', 'A', 2, [], '0/0'],
    ['GG', 'A', 2, ['G'], '1/1'],
    ['CT', 'A', 2, ['C', 'T'], '1/2'],
    ['G', 'A', 1, ['G'], '1'],
    [null, 'A', 2, [], './.'],
    [null, 'A', 1, [], '.'],
    ['A-', 'A', 2, [], './.'],
  ] as const)('%s with the reference %s', (letters, ref, copies, alts, gt) => {
    expect(rowOfLetters(letters, ref, copies)).toEqual({ ref, alts, gt });
  });

  it.each(['DD', 'DI', 'A?', 'ATG'])('%s is left out', (letters) => {
    expect(rowOfLetters(letters, 'A', 2)).toBe('not-single-bases');
  });
});

describe('rows of a VCF from records', () => {
  it.each([
    [{}, 'A', ['G'], '0/1'],
    [{ phased: true, genotype: [1, 0] }, 'A', ['G'], '1|0'],
    [{ doubt: 'failed-filter' }, 'A', ['G'], './.'],
    [{ genotype: [null, 1] }, 'A', ['G'], './.'],
    [{ genotype: [1] }, 'A', ['G'], '1'],
    [{ alts: ['<NON_REF>'], genotype: [0, 0] }, 'A', [], '0/0'],
    [{ alts: ['<NON_REF>', 'G'], genotype: [0, 2] }, 'A', ['G'], '0/1'],
    [{ alts: ['<NON_REF>', 'G'], genotype: [0, 1] }, 'A', ['G'], './.'],
    [{ ref: 'ac', alts: ['a'], genotype: [0, 1] }, 'AC', ['A'], '0/1'],
  ] as const)('%j', (more, ref, alts, gt) => {
    expect(rowOfRecord(call(more as Partial<VcfCall>))).toEqual({ ref, alts, gt });
  });

  it.each([
    [{ provisionalRef: true }, 'no-reference'],
    [{ alts: ['<DEL>'] }, 'not-single-bases'],
    [{ alts: ['G[1:2['] }, 'not-single-bases'],
    [{ ref: '<X>' }, 'not-single-bases'],
  ] as const)('%j is left out: %s', (more, reason) => {
    expect(rowOfRecord(call(more as Partial<VcfCall>))).toBe(reason);
  });

  it('for another build only letters are carried over', () => {
    expect(lettersOfRecord(call())).toEqual({ letters: 'AG', copies: 2 });
    expect(lettersOfRecord(call({ genotype: [null, null] }))).toEqual({ letters: null, copies: 2 });
    expect(lettersOfRecord(call({ ref: 'AC', alts: ['A'] }))).toBeNull();
  });
});

describe('bgzip', () => {
  it.each([0, 1, BLOCK_TEXT, BLOCK_TEXT + 1, 3 * BLOCK_TEXT])('%i bytes come back, in blocks, closed by an empty one', (size) => {
    const text = Uint8Array.from({ length: size }, (_, index) => (index * 7) % 251);
    const { bytes, blocks } = writeBgzf(text);
    expect(gunzipSync(bytes).equals(text)).toBe(true);
    expect(blocks).toHaveLength(Math.ceil(size / BLOCK_TEXT) + 1);
    for (const at of blocks) expect([...bytes.subarray(at, at + 4), ...bytes.subarray(at + 12, at + 16)]).toEqual([31, 139, 8, 4, 66, 67, 2, 0]);
    expect(bytes.length - (blocks.at(-1) ?? 0)).toBe(28);
  }); // prettier-ignore
});

describe('a packed VCF', () => {
  const lines = Array.from({ length: 9000 }, (_, row) => `${row < 4500 ? '1' : '2'}\t${String(1000 + (row % 4500) * 50)}\trs${String(row)}\tA\tG\t.\t.\t.\tGT\t0/1\n`); // prettier-ignore
  const content = { build: 'GRCh37' as const, body: new TextEncoder().encode(lines.join('')), appVersion: '1', leftOut: { 'no-reference': 3, 'no-place': 0 }, blocks: 0 }; // prettier-ignore
  const { vcf, index } = packVcf(content);
  const text = gunzipSync(vcf).toString();
  const tabix = new DataView(new Uint8Array(gunzipSync(index)).buffer);

  it('says in its header what was left out', () => {
    expect(text).toMatch(/^##fileformat=VCFv4.3\n/);
    expect(text).toContain('##sequesterLeftOut=<ID=no-reference,Count=3>');
    expect(text).not.toContain('ID=no-place');
    expect(text).toContain('is not the reference');
    expect(text.endsWith(lines.slice(-1).join(''))).toBe(true);
  });

  it('has an index whose windows lead to the first line of a stretch', () => {
    expect([...new Uint8Array(tabix.buffer, 0, 4)]).toEqual([84, 66, 73, 1]);
    expect(tabix.getInt32(4, true)).toBe(2);
    // Contig 1: bins, then the linear index; its window 5 begins at 81920.
    let at = 36 + tabix.getInt32(32, true);
    const bins = tabix.getInt32(at, true);
    at += 4;
    for (let bin = 0; bin < bins; bin++) at += 8 + 16 * tabix.getInt32(at + 4, true);
    const low = tabix.getUint32(at + 4 + 8 * 5, true);
    const high = tabix.getUint32(at + 8 + 8 * 5, true);
    const offset = high * 2 ** 32 + low;
    const { blocks } = writeBgzf(gunzipSync(vcf));
    const from = blocks.indexOf(Math.floor(offset / 65536)) * BLOCK_TEXT + (offset % 65536);
    const position = Number(text.slice(from).split('\t')[1]);
    expect(position).toBeGreaterThan(81920);
    expect(position).toBeLessThanOrEqual(81920 + 50);
  });
});

describe('reference bases of the packs', () => {
  const references = nodeReferences(path.resolve(import.meta.dirname, '../../..'));
  if (!references.ok) throw new Error('the packs cannot be read');
  const packs = exportPacks(references.value);
  const [known37, known38] = [knownReference(packs, 'GRCh37'), knownReference(packs, 'GRCh38')];
  const at = (build: typeof known37, rsid: string): string | undefined => build.base.get(build.asked.find((one) => one.rsid === rsid)?.key ?? 0); // prettier-ignore

  it.each([
    // Places whose reference base is another one on the other build.
    ['rs3758581', 'G', 'A'],
    ['rs1135840', 'G', 'C'],
    ['rs776746', 'C', 'T'],
    ['rs4244285', 'G', 'G'],
  ])('%s: %s on GRCh37, %s on GRCh38', (rsid, ref37, ref38) => {
    expect([at(known37, rsid), at(known38, rsid)]).toEqual([ref37, ref38]);
  });

  it('GRCh38 takes no base from panels that state them on GRCh37', () => {
    expect(known37.base.size).toBeGreaterThan(20_000);
    expect(known38.base.size).toBeLessThan(2000);
  });
});
