import { sealFiles } from '../../src/storage/chunks.ts';
import { KDF_FLOOR } from '../../src/storage/kdf.ts';
import { writePersonFile } from '../../src/storage/person-file.ts';
import { DETAILS_VERSION } from '../../src/storage/details.ts';

type Json = Record<string, unknown>;

/** A report as it would have been under older tables: another pack of star alleles, by which one gene had another name. */
export function olderReport(text: string, gene: string): Json {
  const report = JSON.parse(text) as { app: { packs: Json[] }; pgx: Record<string, Json> };
  const packs = report.app.packs.map((pack) => pack.id === 'pgx' ? { ...pack, sha256: '0'.repeat(64), version: '3.0.0', date: '2025-11' } : pack); // prettier-ignore
  const pgx = { ...report.pgx, [gene]: { ...report.pgx[gene], phenotype: 'Indeterminate', asOf: 'CPIC 2025-11' } };
  return { ...report, app: { ...report.app, packs }, pgx };
}

/** An exported person who was last seen with older tables on the given day; `said` is what the app had said then, null for an older app. */
export async function olderPerson(
  file: Blob,
  passphrase: string,
  { at, said }: { at: string; said: Json | null },
): Promise<Buffer> {
  const written = await writePersonFile(
    passphrase,
    async (key, owner, sink) => {
      const sources = await sealFiles([{ file, chosen: {} }], { key, owner, sink });
      if (!sources.ok) return sources;
      const told = said === null ? null : { at, report: said };
      return { ok: true, value: { version: DETAILS_VERSION, name: 'Older', savedAt: `${at}T00:00:00.000Z`, sampleId: null, settings: {}, said: {}, packs: ['pgx older'], told, sources: sources.value } }; // prettier-ignore
    },
    KDF_FLOOR,
  );
  if (!written.ok) throw new Error(written.error.code);
  return Buffer.from(await written.value.arrayBuffer());
}
