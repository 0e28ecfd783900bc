import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBytes, formatCount, formatDate, formatShare } from '../../../src/i18n/format.ts';

describe('numbers for people', () => {
  it('groups counts', () => {
    expect(formatCount(638531)).toBe('638,531');
  });

  it('gives sizes in the unit that reads best', () => {
    expect(formatBytes(17_600_000)).toBe('17.6 MB');
    expect(formatBytes(0)).toBe('0 byte');
    expect(formatBytes(2_147_483_648)).toBe('2.1 GB');
  });

  it('never rounds a share to all or nothing that is neither', () => {
    expect(formatShare(0)).toBe('0%');
    expect(formatShare(1)).toBe('100%');
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (share) => {
        expect(formatShare(share)).not.toBe('0%');
        expect(formatShare(share)).not.toBe('100%');
      }),
    );
  });

  it('shows a date that means a year as a year', () => {
    expect(formatDate('2019-01-01')).toBe('2019');
    expect(formatDate('2026-02-14')).toBe('Feb 14, 2026');
    expect(formatDate('as deposited')).toBe('as deposited');
  });
});
