import { describe, expect, it } from 'vitest';
import type { AncestryMap } from '../../../src/domain/ancestry/map.ts';
import { groupLimits, nameAmong } from '../../../src/domain/lab/without-groups.ts';

/** Three clouds on a line; the middle one is wide. */
function mapAt(place: readonly number[]): AncestryMap {
  const groups = ['A', 'B', 'C'];
  const people: number[] = [];
  const groupOf: number[] = [];
  const middles = [0, 5, 10];
  const widths = [1, 4, 1];
  for (let person = 0; person < 180; person++) {
    const group = person % 3;
    const step = Math.floor(person / 3) / 59 - 0.5;
    people.push((middles[group] ?? 0) + (widths[group] ?? 0) * step, (widths[group] ?? 0) * ((person % 7) / 6 - 0.5));
    groupOf.push(group);
  }
  return {
    components: 2,
    groups,
    groupOf: Uint8Array.from(groupOf),
    people: Float32Array.from(people),
    place,
    covariance: [0.01, 0, 0, 0.01],
    markers: 1000,
  };
}

describe('a reference without some groups', () => {
  const map = mapAt([0.1, 0]);
  const limits = groupLimits(map);

  it('names the group that the place is among while it is there', () => {
    const naming = nameAmong(map, limits, new Set());
    expect([naming.group, naming.isNear]).toEqual(['A', true]);
    expect(naming.nearest.reduce((sum, { people }) => sum + people, 0)).toBe(50);
  });

  it('names another when it is taken away, and says that it is not near', () => {
    const naming = nameAmong(map, limits, new Set(['A']));
    expect([naming.group, naming.isNear]).toEqual(['B', false]);
    expect(naming.nearest.map(({ group }) => group)).not.toContain('A');
    expect(nameAmong(map, limits, new Set(['A', 'B'])).group).toBe('C');
  });

  it('names nothing when no group is left', () => {
    const naming = nameAmong(map, limits, new Set(['A', 'B', 'C']));
    expect([naming.group, naming.nearest, naming.isNear]).toEqual([null, [], false]);
  });
});
