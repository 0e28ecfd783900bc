import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPeople } from '../../../src/tools/peers/ancestry/people-file.ts';
import { run } from '../../../src/tools/peers/ancestry.ts';
import { drawPerson, numbersFrom } from '../../support/ancestry.ts';

const SITES = 600;
const PEOPLE = 32;
const GROUPS = ['AFR', 'EAS', 'EUR', 'SAS'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ancestry-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Writes a panel of synthetic people as the peers' panels are laid out: no real genotype is kept in this repository. */
function writePanel(name: string, isLabelledRight: boolean): string {
  const random = numbersFrom(77);
  const ancestral = Array.from({ length: SITES }, () => 0.2 + 0.6 * random());
  const people = GROUPS.flatMap((group) => {
    const own = ancestral.map((p) => Math.min(0.95, Math.max(0.05, p + 0.5 * (random() - 0.5))));
    return Array.from({ length: PEOPLE }, () => ({ group, dosage: drawPerson(own, random) }));
  });
  const stride = Math.ceil(people.length / 4);
  const packed = new Uint8Array(stride * SITES);
  people.forEach(({ dosage }, person) => {
    dosage.forEach((copies, site) => {
      const at = site * stride + (person >> 2);
      packed[at] = (packed[at] ?? 0) | (copies << ((person & 3) * 2));
    });
  });
  const target = path.join(folder, name);
  mkdirSync(target);
  const labels = people.map(({ group }, person) => (isLabelledRight ? group : (GROUPS[person % GROUPS.length] ?? '')));
  writeFileSync(path.join(target, 'geno.2bit.gz'), gzipSync(packed));
  writeFileSync(path.join(target, 'samples.tsv'), `sample\tpopulation\tgroup\tstudy\n${labels.map((group, person) => `s${String(person)}\t${group}1\t${group}\ttest`).join('\n')}\n`); // prettier-ignore
  writeFileSync(path.join(target, 'variants.tsv.gz'), gzipSync(`rsid\tchrom\tpos37\tref\talt\torientation\n${ancestral.map((_, site) => `.\t1\t${String(1000 * (site + 1))}\tA\tC\tasis`).join('\n')}\n`)); // prettier-ignore
  return target;
}

test('reads two bits a person, site by site', () => {
  const people = readPeople(writePanel('read', true));
  expect(people.groups).toHaveLength(GROUPS.length * PEOPLE);
  expect(people.sites[2]).toEqual({ chromosome: '1', position: 3000, ref: 'A', alt: 'C' });
  expect(people.dosage.every((dosage) => dosage.length === SITES && dosage.every((copies) => copies <= 2))).toBe(true);
});

test('people of distinct groups are called right, and flagged once their group is left out', async () => {
  const { failed, lines } = await run(writePanel('distinct', true));
  expect(lines.join('\n')).toMatch(/right group: 100\.0 %/);
  expect(lines.filter((line) => /flagged without \w+: 100\.0 %/.test(line))).toHaveLength(GROUPS.length);
  expect(failed).toBeLessThanOrEqual(1);
});

test('labels that mean nothing fail', async () => {
  const { failed, lines } = await run(writePanel('shuffled', false));
  expect(failed).toBeGreaterThan(0);
  expect(lines[0]).toMatch(/right group: expected at least 98\.0 %/);
});

test('a folder without panels is said to be skipped', async () => {
  expect(await run(path.join(folder, 'nothing'))).toMatchObject({ passed: 0, failed: 0, skipped: 1 });
});
