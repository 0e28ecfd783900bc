import { describe, expect, it } from 'vitest';
import type { AnalysisClient } from '../../../src/rpc/client.ts';
import { KEPT_PAGES, PAGE_ROWS, PART_ROWS } from '../../../src/state/row-window.svelte.ts';
import { Variants } from '../../../src/state/variants.svelte.ts';
import { asking } from '../../support/asking.ts';

/** A vault with `total` rows that counts the pages it is asked for. */
function vaultOf(total: number): Pick<AnalysisClient, 'ask'> & { asked: number[] } {
  const asked: number[] = [];
  const answers = asking({
    find: (text) => {
      if (text === '') return Promise.resolve({ from: 0, to: total });
      const row = Number(text);
      return Promise.resolve(Number.isNaN(row) ? null : { from: row, to: row + 1 });
    },
    rows: (from, count) => {
      asked.push(from);
      const rows = Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, index) => ({
        row: from + index,
        id: null,
        chromosome: '1' as const,
        position: from + index,
        genotype: 'AA',
      }));
      return Promise.resolve(rows);
    },
  });
  return { ...answers, asked };
}

describe('the rows of the open file', () => {
  it('come in pages, each asked for once while it is kept', async () => {
    const vault = vaultOf(1000);
    const variants = new Variants(vault);
    await variants.open();
    expect(variants.total).toBe(1000);
    expect(variants.row(0)?.position).toBe(0);
    expect(variants.row(PAGE_ROWS)).toBeNull();
    await Promise.all([variants.need(PAGE_ROWS - 1, PAGE_ROWS + 1), variants.need(0, PAGE_ROWS + 1)]);
    expect(variants.row(PAGE_ROWS)?.position).toBe(PAGE_ROWS);
    expect(vault.asked).toEqual([0, PAGE_ROWS]);
    await variants.need(-100, 5000);
    expect(variants.row(999)?.position).toBe(999);
    expect(variants.row(1000)).toBeNull();
  });

  it('are given up from the least recently needed page on', async () => {
    const vault = vaultOf(100 * PAGE_ROWS);
    const variants = new Variants(vault);
    await variants.open();
    for (let page = 1; page < KEPT_PAGES + 5; page++) {
      await variants.need(page * PAGE_ROWS, page * PAGE_ROWS + 1);
      await variants.need(0, 1);
    }
    expect(variants.row(0)).not.toBeNull();
    expect(variants.row(PAGE_ROWS)).toBeNull();
    expect(variants.row((KEPT_PAGES + 4) * PAGE_ROWS)).not.toBeNull();
  });

  it('are shown in parts that hold the active row', async () => {
    const variants = new Variants(vaultOf(5_000_000));
    await variants.open();
    expect(variants.part).toEqual({ from: 0, to: PART_ROWS });
    for (const row of [PART_ROWS, 2_500_000, 4_999_999, Infinity, -5, 17]) {
      variants.moveTo(row);
      const { from, to } = variants.part;
      expect(variants.active).toBe(Math.max(0, Math.min(row, 4_999_999)));
      expect(from).toBeLessThanOrEqual(variants.active);
      expect(to).toBeGreaterThan(variants.active);
      expect(to - from).toBe(PART_ROWS);
    }
  });

  it('are found by what a text means; an empty search leaves it', async () => {
    const variants = new Variants(vaultOf(1000));
    await variants.open();
    await variants.find(' 600 ');
    expect(variants.search).toEqual({ text: '600', found: { from: 600, to: 601 } });
    expect(variants.active).toBe(600);
    await variants.find('nonsense');
    expect(variants.search).toEqual({ text: 'nonsense', found: null });
    expect(variants.active).toBe(600);
    await variants.find('');
    expect(variants.search).toBeNull();
    expect(variants.active).toBe(0);
  });

  it('of an earlier file never stand among those of a later one', async () => {
    const vault = vaultOf(1000);
    const variants = new Variants(vault);
    await variants.open();
    const late = variants.need(500, 501);
    variants.clear();
    await late;
    expect(variants.row(500)).toBeNull();
    expect(variants.total).toBe(0);
    expect(variants.loaded).toBe(false);
  });
});
