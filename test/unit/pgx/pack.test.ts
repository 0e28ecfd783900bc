import { describe, expect, it } from 'vitest';
import { referenceAllele } from '../../../src/domain/pgx/definition.ts';
import { decodePgxPack } from '../../../src/reference/pgx-pack.ts';
import { buildPgxPacks } from '../../../src/tools/packs/pgx.ts';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const bytes = buildPgxPacks(ROOT)[0]?.bytes ?? new Uint8Array(0);

describe('the pharmacogenomics pack', () => {
  it('is the same bytes every time', () => {
    expect(buildPgxPacks(ROOT)[0]?.bytes).toEqual(bytes);
  });

  it('holds every gene, position and allele of the tables', () => {
    const decoded = decodePgxPack(bytes);
    if (!decoded.ok) throw new Error('does not decode');
    const { genes, groups } = decoded.value;
    expect(genes.length).toBe(23);
    expect(groups.length).toBe(9);
    expect(genes.reduce((sum, gene) => sum + gene.positions.length, 0)).toBe(1221);
    expect(genes.reduce((sum, gene) => sum + gene.alleles.length, 0)).toBe(1393);
    for (const gene of genes) {
      if (gene.chromosome === null) continue;
      const defined = referenceAllele(gene)?.definition.length ?? 0;
      expect(defined, gene.gene).toBe(gene.positions.filter(({ roles }) => !roles.includes('extra')).length);
    }
  });

  it('refuses anything else', () => {
    const refuses = (broken: Uint8Array): void => {
      expect(decodePgxPack(broken)).toEqual({ ok: false, error: { code: 'reference/pack-schema' } });
    };
    refuses(new Uint8Array(0));
    refuses(bytes.subarray(0, bytes.length - 1));
    refuses(Uint8Array.of(...bytes, 0));
    const other = bytes.slice();
    other[4] = 99;
    refuses(other);
  });

  it('never throws, whatever byte is wrong', () => {
    for (let at = 5; at < bytes.length; at += 97) {
      const broken = bytes.slice();
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      expect(() => decodePgxPack(broken)).not.toThrow();
    }
  });
});
