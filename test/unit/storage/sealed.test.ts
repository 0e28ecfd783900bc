import { createDecipheriv, createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodeText } from '../../../src/storage/bytes.ts';
import { detailsBinding, unsealFiles } from '../../../src/storage/chunks.ts';
import { decodeDetails, encodeDetails } from '../../../src/storage/details.ts';
import { argon2idBytes, KDF_COST, KDF_FLOOR } from '../../../src/storage/kdf.ts';
import { decodeLock, encodeLock, type Lock, makeLock, openLock, readLock } from '../../../src/storage/lock.ts';
import { openPersonFile } from '../../../src/storage/person-file.ts';
import { newKey, seal, unseal } from '../../../src/storage/sealed.ts';

const PASSPHRASE = 'nine small stones by the river';
const vector = (name: string): Blob =>
  new Blob([readFileSync(new URL(`../../vectors/storage/${name}`, import.meta.url))]);

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** A lock of which something was changed by somebody who knows how its sum is made. */
function forged(lock: Lock, change: object): Lock {
  const kdf = { ...lock.kdf, ...change };
  const cost = [kdf.name, kdf.memoryKiB, kdf.iterations, kdf.parallelism, hex(kdf.salt)];
  const summed = JSON.stringify(['lock', 1, lock.id, ...cost, hex(lock.key.nonce), hex(lock.key.bytes)]);
  return { ...lock, kdf, sum: createHash('sha256').update(summed).digest('hex') };
}

describe('key from a passphrase', () => {
  // Known answer of the reference implementation of Argon2 (phc-winner-argon2, src/test.c, version 0x13).
  it('is Argon2id as its authors compute it', async () => {
    const kdf = { name: 'argon2id', memoryKiB: 65_536, iterations: 2, parallelism: 1 } as const;
    const derived = await argon2idBytes('password', { ...kdf, salt: encodeText('somesalt') });
    expect(Buffer.from(derived).toString('hex')).toBe(
      '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7',
    );
  });

  it('does not depend on how the keyboard composes letters', async () => {
    const kdf = { name: 'argon2id', memoryKiB: 19_456, iterations: 2, parallelism: 1 } as const;
    const salt = encodeText('0123456789abcdef');
    expect(await argon2idBytes('Zo\u00eb', { ...kdf, salt })).toEqual(
      await argon2idBytes('Zoe\u0308', { ...kdf, salt }),
    );
  });
});

describe('sealed bytes', () => {
  it('open with the same key and binding only, and never look the same twice', async () => {
    const key = await newKey();
    const plain = encodeText('rs0000001 AG');
    const sealed = await seal(key, plain, ['details', 1, 'a']);
    const again = await seal(key, plain, ['details', 1, 'a']);
    expect(sealed.nonce).toHaveLength(12);
    expect(sealed.bytes).toHaveLength(plain.length + 16);
    expect(again.nonce).not.toEqual(sealed.nonce);
    expect(again.bytes).not.toEqual(sealed.bytes);
    expect(await unseal(key, sealed, ['details', 1, 'a'])).toEqual(plain);
    for (const other of [
      ['details', 1, 'b'],
      ['details', 2, 'a'],
      ['chunk', 1, 'a'],
      ['details', '1', 'a'],
    ]) {
      expect(await unseal(key, sealed, other)).toBeNull();
    }
    expect(await unseal(await newKey(), sealed, ['details', 1, 'a'])).toBeNull();
  });
});

describe('lock', () => {
  it('tells a wrong passphrase from a damaged lock, and both from a later version', async () => {
    const lock = await makeLock('0'.repeat(32), await newKey(), PASSPHRASE, KDF_FLOOR);
    expect((await openLock(lock, PASSPHRASE)).ok).toBe(true);
    expect(await openLock(lock, `${PASSPHRASE} `)).toMatchObject({ error: { code: 'storage/wrong-passphrase' } });
    const damaged = lock.key.bytes.slice();
    damaged[3] = (damaged[3] ?? 0) ^ 1;
    const broken = [
      { ...lock, key: { ...lock.key, bytes: damaged } },
      { ...lock, kdf: { ...lock.kdf, iterations: 4 } },
      { ...lock, id: '1'.repeat(32) },
      { ...lock, kdf: { ...lock.kdf, salt: new Uint8Array(3) } },
      null,
      'lock',
      {},
    ];
    for (const one of broken) expect(await readLock(one)).toMatchObject({ error: { code: 'storage/corrupted' } });
    expect(await readLock({ ...lock, version: 3 })).toMatchObject({ error: { code: 'storage/later-version' } });
  });

  it('binds the cost of the key: a cheaper one does not open it even where the sum is made to fit', async () => {
    const lock = await makeLock('0'.repeat(32), await newKey(), PASSPHRASE);
    expect(lock.kdf).toMatchObject(KDF_COST);
    const cheaper = await readLock(forged(lock, { iterations: 2 }));
    if (!cheaper.ok) throw new Error(cheaper.error.code);
    expect(await openLock(cheaper.value, PASSPHRASE)).toMatchObject({ error: { code: 'storage/wrong-passphrase' } });
  });

  it.each([
    { memoryKiB: 4_194_304 },
    { memoryKiB: 8 },
    { iterations: 1 },
    { iterations: 4000 },
    { parallelism: 0 },
    { name: 'pbkdf2' },
  ])('refuses a cost that is too low or too high: %o', async (change) => {
    const lock = await makeLock('0'.repeat(32), await newKey(), PASSPHRASE, KDF_FLOOR);
    expect(await readLock(forged(lock, {}))).toEqual({ ok: true, value: lock });
    expect(await readLock(forged(lock, change))).toMatchObject({ error: { code: 'storage/corrupted' } });
  });

  it('survives being the head of a file', async () => {
    const lock = await makeLock('0'.repeat(32), await newKey(), PASSPHRASE, KDF_FLOOR);
    expect(await decodeLock(encodeLock(lock))).toEqual({ ok: true, value: lock });
    expect(await decodeLock(encodeText('{"kdf":{"salt":"zz"}}'))).toMatchObject({ ok: false });
  });
});

describe('files of earlier versions', () => {
  it.each([
    ['person-v0.sequester', {}, null],
    ['person-v1.sequester', {}, null],
    ['person-v2.sequester', { factors: { age: 'older' }, medicines: { mine: ['codeine'] } }, null],
    ['person-v3.sequester', {}, { at: '2026-01-02', report: { pgx: { TPMT: { phenotype: 'Indeterminate' } } } }],
    ['person-v4.sequester', {}, null],
  ])('%s opens, with today’s details', async (name, said, told) => {
    const opened = await openPersonFile(vector(name), PASSPHRASE);
    if (!opened.ok) throw new Error(opened.error.code);
    const { details } = opened.value;
    expect(details).toMatchObject({
      version: 4,
      told,
      said,
      name: 'Ada Example',
      savedAt: '2026-01-02T03:04:05.000Z',
    });
    expect(details.settings).toEqual({ ambiguous: 'keep' });
    expect(details.sources).toHaveLength(1);
    const files = await unsealFiles(details.sources, opened.value);
    if (!files.ok) throw new Error(files.error.code);
    expect(await files.value[0]?.file.text()).toBe('# a made-up file\nrs1\t1\t100\tAG\n');
  });

  it('are read by hand, with nothing of the app: blocks, lock, nonces and what they are bound to', async () => {
    const bytes = Buffer.from(await vector('person-v1.sequester').arrayBuffer());
    expect(bytes.subarray(0, 8).toString()).toBe('SEQUESTR');
    const blocks: Buffer[] = [];
    for (let at = 8; at < bytes.length;) {
      const end = at + 4 + bytes.readUInt32LE(at);
      blocks.push(bytes.subarray(at + 4, end));
      at = end;
    }
    const [head, details, chunk] = blocks;
    if (head === undefined || details === undefined || chunk === undefined) throw new Error('three blocks');
    const lock = JSON.parse(head.toString()) as {
      id: string;
      kdf: { name: string; memoryKiB: number; iterations: number; parallelism: number; salt: string };
      key: { nonce: string; bytes: string };
    };
    const { kdf } = lock;
    const open = (key: Uint8Array, nonce: Buffer, sealed: Buffer, binding: unknown[]): Buffer => {
      const decipher = createDecipheriv('aes-256-gcm', key, nonce);
      decipher.setAAD(Buffer.from(JSON.stringify(['sequester', ...binding])));
      decipher.setAuthTag(sealed.subarray(-16));
      return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    };
    const passphraseKey = await argon2idBytes(PASSPHRASE, {
      ...kdf,
      name: 'argon2id',
      salt: new Uint8Array(Buffer.from(kdf.salt, 'hex')),
    });
    const key = open(passphraseKey, Buffer.from(lock.key.nonce, 'hex'), Buffer.from(lock.key.bytes, 'hex'), [
      'lock',
      1,
      lock.id,
      kdf.name,
      kdf.memoryKiB,
      kdf.iterations,
      kdf.parallelism,
      kdf.salt,
    ]);
    expect(key).toHaveLength(32);
    const plain = open(key, details.subarray(0, 12), details.subarray(12), ['details', 1, lock.id]);
    expect(JSON.parse(plain.toString())).toMatchObject({ name: 'Ada Example' });
    const packed = open(key, chunk.subarray(0, 12), chunk.subarray(12), ['chunk', 1, lock.id, 0]);
    expect(gunzipSync(packed).toString()).toBe('# a made-up file\nrs1\t1\t100\tAG\n');
  });

  it('a later one is named as such, anything else is damaged', () => {
    const later = encodeText('{"version":5}');
    expect(decodeDetails(later)).toMatchObject({ error: { code: 'storage/later-version' } });
    for (const text of [
      '',
      'null',
      '[]',
      '{"version":1}',
      '{"version":2}',
      '{"version":3,"sources":[null]}',
      '{"version":-1}',
      '{"version":"1"}',
      '\uffff',
    ]) {
      expect(decodeDetails(encodeText(text))).toMatchObject({ error: { code: 'storage/corrupted' } });
    }
    expect(detailsBinding('x')).toEqual(['details', 1, 'x']);
    const whole = {
      version: 4 as const,
      name: 'A',
      savedAt: '',
      sampleId: null,
      sources: [{ packing: 'none' as const, sizeBytes: 1, packedBytes: 1, chunks: 1, chosen: { entry: 'a.txt' } }],
      settings: {},
      said: { medicines: { mine: ['codeine'] } },
      packs: [],
      told: null,
    };
    expect(decodeDetails(encodeDetails(whole))).toEqual({ ok: true, value: whole });
  });
});
