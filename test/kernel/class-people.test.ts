import { kernelBytes, kernelSha256 } from 'virtual:kernel';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS } from '../../src/domain/analysis/options.ts';
import { APP_VERSION } from '../../src/domain/report/app-version.ts';
import { CLASS_PEOPLE, classFile, classPerson } from '../../src/domain/synthetic/class-people.ts';
import { type ClassSource, classSource } from '../../src/domain/synthetic/class-source.ts';
import { Kernel } from '../../src/engine/kernel/kernel.ts';
import { Vault } from '../../src/engine/vault.ts';
import { readPacks } from '../../src/tools/analyse/node-packs.ts';
import { classZip, peopleCsv } from '../../src/ui/lab/class-zip.ts';

const SYNTHETIC = 'SYNTHETIC DATA, NOT A PERSON';

describe('the people of a class', () => {
  let vault: Vault;
  let source: ClassSource;
  beforeAll(async () => {
    vault = new Vault(await Kernel.compile(kernelBytes), { version: APP_VERSION, kernelSha256 }, (report) => report);
    expect(vault.classParts()).toBeNull();
    expect(vault.loadPacks(readPacks(process.cwd())).ok).toBe(true);
    source = classSource(vault.classParts() ?? expect.fail('no packs'));
  });

  it('are thirty of six groups, five each, every one with an id of their own', () => {
    expect(CLASS_PEOPLE).toHaveLength(30);
    expect(new Set(CLASS_PEOPLE.map(({ id }) => id)).size).toBe(30);
    const kinds = CLASS_PEOPLE.map(({ copies: [one, two] }) => (one === two ? one : 'mixed'));
    for (const kind of ['AFR', 'AMR', 'EAS', 'EUR', 'SAS', 'mixed'])
      expect([kind, kinds.filter((other) => other === kind).length]).toEqual([kind, 5]);
    expect([classPerson('class-07')?.number, classPerson('class-31'), classPerson('sample-ana')]).toEqual([7, null, null]);
    expect(peopleCsv().split('\r\n')).toHaveLength(32);
  }); // prettier-ignore

  // One of each group; whoever is mixed has a place of their own.
  it.each(['class-01', 'class-06', 'class-11', 'class-16', 'class-21', 'class-26'])(
    '%s opens as a file of its group, with scores that can be ranked and genes that can be read',
    async (id) => {
      const person = classPerson(id) ?? expect.fail(id);
      const text = classFile(person, source);
      expect(text).toContain(SYNTHETIC);
      expect(text.length).toBeLessThan(400_000);
      const report = await vault.analyse(new Blob([text]), DEFAULT_OPTIONS, () => undefined);
      if (!report.ok) expect.fail(report.error.code);
      const { file, ancestry, scores, pgx } = report.value;
      expect(file.build).toBe(37);
      const [first, second] = person.copies;
      if (first === second) {
        const [nearest] = Object.entries(ancestry.nearest).sort(([, a], [, b]) => b - a);
        expect([nearest?.[0], ancestry.outside]).toEqual([first, false]);
      } else
        for (const group of [first, second])
          expect(Math.abs((ancestry.mixture[group]?.share ?? 0) - 0.5)).toBeLessThan(0.1);
      expect(scores.filter(({ interpretable }) => interpretable).length).toBeGreaterThan(40);
      expect(Object.values(pgx).filter(({ status }) => status === 'called').length).toBeGreaterThan(5);
    },
  );

  it('come in one archive that says what they are', async () => {
    const told: number[] = [];
    const people = CLASS_PEOPLE.slice(28);
    const zip = await classZip(source, (number) => told.push(number), people);
    expect(told).toEqual([29, 30]);
    // All thirty are 2.3 MB.
    expect(zip.size).toBeLessThan(170_000);
    const entries = unzipSync(new Uint8Array(await zip.arrayBuffer()));
    expect(Object.keys(entries)).toEqual(['README.txt', 'people.csv', 'class-29.txt', 'class-30.txt']);
    const text = (name: string): string => new TextDecoder().decode(entries[name]);
    expect(text('README.txt')).toContain('NOT PEOPLE');
    expect(text('class-30.txt')).toBe(classFile(people[1] ?? expect.fail('person'), source));
    expect(text('class-29.txt')).not.toBe(text('class-30.txt'));
  });
});
