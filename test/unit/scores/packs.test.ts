import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { GROUPS } from '../../../src/domain/ancestry/groups.ts';
import { MANIFEST } from '../../../src/reference/manifest.ts';
import { SCORE_CARDS } from '../../../src/reference/score-cards.ts';
import { decodeScorePack } from '../../../src/reference/score-pack.ts';
import { buildAllPacks, printManifest, printPackIds } from '../../../src/tools/packs.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

describe('packs', () => {
  const built = buildAllPacks(ROOT);

  test('the tables give the committed manifest, and the committed files its hashes', () => {
    expect(readFileSync(path.join(ROOT, 'src/reference/manifest.ts'), 'utf8')).toBe(printManifest(built));
    expect(readFileSync(path.join(ROOT, 'src/reference/pack-ids.ts'), 'utf8')).toBe(printPackIds(built));
    for (const { file, identity, sizeBytes } of MANIFEST) {
      const bytes = readFileSync(path.join(ROOT, 'public', file));
      expect(bytes.length, file).toBe(sizeBytes);
      expect(createHash('sha256').update(bytes).digest('hex'), file).toBe(identity.sha256);
    }
  });

  test('building twice gives the same bytes', () => {
    const again = buildAllPacks(ROOT);
    expect(again.length).toBe(built.length);
    for (const [index, { path: file, bytes }] of again.entries()) {
      expect(Buffer.compare(bytes, built[index]?.bytes ?? Buffer.of()), file).toBe(0);
    }
  });

  const scores = built.filter((pack) => pack.kind === 'score');

  test.each(['PGS000899', 'PGS000004', 'PGS000001', 'PGS000662', 'PGS000074', 'PGS000065'])(
    '%s is bundled with both builds',
    (id) => {
      const pack = scores.find((one) => one.id === id);
      const decoded = decodeScorePack(pack?.bytes ?? new Uint8Array(0));
      if (!decoded.ok) throw new Error(decoded.error.code);
      const { builds, rows, header } = decoded.value;
      for (const build of ['GRCh37', 'GRCh38'] as const)
        expect(builds[build]?.keys.length).toBeGreaterThan(0.98 * rows);
      expect(header.trait).not.toBe('');
      expect(pack?.licence).not.toBe('');
      expect(pack?.citation).toMatch(/\(\d{4}\)/);
    },
  );

  test('a list has frequencies of a group, or says that it is of few values there', () => {
    const lists = scores.map(({ bytes }) => decodeScorePack(bytes)).filter((one) => one.ok).map(({ value }) => value).filter(({ header }) => header.fewValuesIn !== undefined); // prettier-ignore
    expect(lists.length).toBeGreaterThan(2);
    for (const { header, frequencies } of lists) {
      const known = GROUPS.filter((group) => frequencies[group] !== undefined);
      expect([...known, ...(header.fewValuesIn ?? [])].sort(), header.id).toEqual([...GROUPS].sort());
      expect(known).toContain('EUR');
    }
  });

  test('cards say which lists are in log odds, as the lists do', () => {
    for (const card of SCORE_CARDS.filter(({ notes }) => notes?.includes('hits-only') === true)) {
      const decoded = decodeScorePack(scores.find(({ id }) => id === card.id)?.bytes ?? new Uint8Array(0));
      if (!decoded.ok) throw new Error(decoded.error.code);
      expect([card.id, card.isLogOdds === true]).toEqual([card.id, decoded.value.header.weightType === 'log(OR)']);
    }
  });

  test('no score is bundled whose terms forbid it', () => {
    for (const { licence } of scores) expect(licence).not.toMatch(/academic|non-?commercial|NC|research use|GPL/i);
  });

  test('synthetic people are small', () => {
    for (const pack of built.filter(({ kind }) => kind === 'sample')) expect(pack.bytes.length).toBeLessThan(400_000);
  });
});
