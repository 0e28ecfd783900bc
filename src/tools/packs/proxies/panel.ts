import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A variant of a panel of phased people: single bases, two alleles. */
export interface PanelVariant {
  id: string;
  chromosome: string;
  /** On GRCh37, 1-based. */
  position: number;
  ref: string;
  alt: string;
  /** One byte a haplotype, 1 where it has the alternate allele; the two of a person lie side by side. */
  haplotypes: Uint8Array;
}

/** Reads phased genotypes from a VCF (4.x, plain or packed) or a BCF 2. Variants with missing or unphased genotypes, and others than two single bases, are left out. */
export function readPanel(file: string): PanelVariant[] {
  const raw = readFileSync(file);
  const bytes = raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw;
  const variants = bytes.toString('latin1', 0, 3) === 'BCF' ? readBcf(bytes) : readVcf(bytes.toString('utf8'));
  return [...variants].filter(({ ref, alt }) => /^[ACGT]$/.test(ref) && /^[ACGT]$/.test(alt));
}

function* readVcf(text: string): Generator<PanelVariant> {
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const cells = line.trimEnd().split('\t');
    const [chromosome = '', position = '', id = '', ref = '', alt = ''] = cells;
    const haplotypes = haplotypesOf(cells.slice(9));
    if (haplotypes !== null) yield { id, chromosome: chromosome.replace('chr', ''), position: Number(position), ref, alt, haplotypes }; // prettier-ignore
  }
}

function haplotypesOf(cells: readonly string[]): Uint8Array | null {
  const haplotypes = new Uint8Array(2 * cells.length);
  for (const [person, cell] of cells.entries()) {
    if (!/^[01]\|[01](?::|$)/.test(cell)) return null;
    haplotypes[2 * person] = Number(cell[0]);
    haplotypes[2 * person + 1] = Number(cell[2]);
  }
  return haplotypes;
}

/** BCF 2 (VCF specification, section 6). The first field of each person has to be the genotype, in a byte an allele. */
function* readBcf(bytes: Buffer): Generator<PanelVariant> {
  const headerBytes = bytes.readUInt32LE(5);
  const header = bytes.toString('latin1', 9, 9 + headerBytes);
  const contigs = [...header.matchAll(/##contig=<ID=([^,>]+)/g)].map(([, name = '']) => name);
  for (let at = 9 + headerBytes; at < bytes.length;) {
    const [shared, individual] = [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)];
    const record = at + 8;
    const alleles = bytes.readUInt16LE(record + 18);
    const people = bytes.readUInt32LE(record + 20) & 0xffffff;
    const id = textAt(bytes, record + 24);
    const ref = textAt(bytes, id.end);
    const alt = textAt(bytes, ref.end);
    const genotypes = genotypesAt(bytes, record + shared, people);
    if (alleles === 2 && genotypes !== null) {
      const chromosome = (contigs[bytes.readInt32LE(record)] ?? '').replace('chr', '');
      yield { id: id.text, chromosome, position: bytes.readInt32LE(record + 4) + 1, ref: ref.text, alt: alt.text, haplotypes: genotypes }; // prettier-ignore
    }
    at = record + shared + individual;
  }
}

function textAt(bytes: Buffer, at: number): { text: string; end: number } {
  const short = (bytes[at] ?? 0) >> 4;
  const isLong = short === 15;
  const start = at + (isLong ? 3 : 1);
  const length = isLong ? (bytes[at + 2] ?? 0) : short;
  return { text: bytes.toString('latin1', start, start + length), end: start + length };
}

/** `GT` of all people: a typed key, the type `2 × int8`, and for each allele its number plus one, doubled, with the phase below. */
function genotypesAt(bytes: Buffer, at: number, people: number): Uint8Array | null {
  const TWO_BYTES = 0x21;
  if (bytes[at + 2] !== TWO_BYTES) return null;
  const haplotypes = new Uint8Array(2 * people);
  for (let index = 0; index < haplotypes.length; index++) {
    const code = bytes[at + 3 + index] ?? 0;
    const allele = (code >> 1) - 1;
    const isPhased = index % 2 === 0 || (code & 1) === 1;
    if (!isPhased || allele < 0 || allele > 1) return null;
    haplotypes[index] = allele;
  }
  return haplotypes;
}
