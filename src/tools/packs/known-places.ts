import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Tables with the columns `rsid`, `chrom` and `pos37`, in a folder of facts. */
const TABLES = [
  'frequencies/score_variant_af.tsv.gz', 'frequencies/score_rsids.tsv', 'chips/chips_23andme_v4_full.tsv.gz', 'chips/23andme_v3.tsv.gz', 'chips/omniexpress.tsv.gz',
  'chips/humanhap550.tsv.gz', 'chips/low_quality_positions.tsv', 'chips/ancestrydna_v1.tsv.gz', 'chips/ancestrydna_v2.tsv.gz', 'chips/ftdna_v3_gsa.tsv.gz',
  'ancestry/aim/kidd55.tsv', 'ancestry/freq/hgdp7_af_100k.tsv.gz', 'ancestry/freq/ref_af.tsv.gz', 'ancestry/pc/kg3_vb2_100k_4pc_loadings.tsv.gz',
]; // prettier-ignore

/** Places on GRCh37, `chromosome:position`, by rsid. An rsid of which sources say two different places has none. */
export function readPlaces(facts: string): Map<string, string> {
  const places = new Map<string, string>();
  const torn = new Set<string>();
  const put = (rsid: string, chromosome: string, position: string): void => {
    if (!rsid.startsWith('rs') || position === '') return;
    const place = `${chromosome.replace('chr', '')}:${position.split('.')[0] ?? ''}`;
    const before = places.get(rsid);
    if (before !== undefined && before !== place) torn.add(rsid);
    places.set(rsid, place);
  };
  for (const table of TABLES) {
    const raw = readFileSync(path.join(facts, table));
    const text = (table.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8');
    const [head = '', ...lines] = text.split('\n');
    const columns = ['rsid', 'chrom', 'pos37'].map((name) => head.split('\t').indexOf(name));
    for (const line of lines) {
      const cells = line.split('\t');
      const [rsid = '', chromosome = '', position = ''] = columns.map((at) => cells[at] ?? '');
      put(rsid, chromosome, position);
    }
  }
  const panels = path.join(facts, 'reference_haplotypes');
  for (const name of readdirSync(panels).filter((one) => one.endsWith('.bcf'))) {
    for (const [rsid, chromosome, position] of bcfSites(gunzipSync(readFileSync(path.join(panels, name)))))
      put(rsid, chromosome, String(position));
  }
  for (const rsid of torn) places.delete(rsid);
  return places;
}

/** Ids and places of a BCF 2 file (VCF specification, section 6): of each record only the fixed part and the id are looked at. */
function* bcfSites(bytes: Buffer): Generator<[id: string, chromosome: string, position: number]> {
  const headerBytes = bytes.readUInt32LE(5);
  const header = bytes.toString('latin1', 9, 9 + headerBytes);
  const contigs = [...header.matchAll(/##contig=<ID=([^,>]+)/g)].map(([, name = '']) => name);
  let at = 9 + headerBytes;
  while (at < bytes.length) {
    const [shared, individual] = [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)];
    const short = (bytes[at + 32] ?? 0) >> 4;
    const isLong = short === 15;
    const start = at + (isLong ? 35 : 33);
    const length = isLong ? (bytes[at + 34] ?? 0) : short;
    const chromosome = contigs[bytes.readInt32LE(at + 8)] ?? '';
    yield [bytes.toString('latin1', start, start + length), chromosome, bytes.readInt32LE(at + 12) + 1];
    at += 8 + shared + individual;
  }
}
