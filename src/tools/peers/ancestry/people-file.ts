import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { NO_DOSAGE } from '../../../domain/genotype/dosage.ts';

/** A site of a panel. */
export interface PanelSite {
  chromosome: string;
  /** GRCh37, 1-based. */
  position: number;
  ref: string;
  alt: string;
}

/** People with known labels and their genotypes. */
export interface LabelledPeople {
  sites: PanelSite[];
  groups: string[];
  populations: string[];
  /** By person: copies of alt at each site, `NO_DOSAGE` where missing. */
  dosage: Uint8Array[];
}

const MISSING = 3;

function readRows(file: string): Map<string, string>[] {
  const bytes = readFileSync(file);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  const [head = '', ...lines] = text.split('\n').filter((line) => line !== '');
  const names = head.split('\t');
  return lines.map((line) => new Map(line.split('\t').map((cell, index) => [names[index] ?? '', cell])));
}

/** Reads a folder of `variants.tsv.gz`, `samples.tsv` and `geno.2bit.gz` (variant by variant, two bits a person from the low bits up). */
export function readPeople(folder: string): LabelledPeople {
  const samples = readRows(path.join(folder, 'samples.tsv'));
  const sites = readRows(path.join(folder, 'variants.tsv.gz')).map((row) => ({
    chromosome: row.get('chrom') ?? '',
    position: Number(row.get('pos37')),
    ref: row.get('ref') ?? '',
    alt: row.get('alt') ?? '',
  }));
  const packed = gunzipSync(readFileSync(path.join(folder, 'geno.2bit.gz')));
  const stride = Math.ceil(samples.length / 4);
  const dosage = samples.map((_, person) => {
    const shift = (person & 3) * 2;
    return Uint8Array.from({ length: sites.length }, (__, site) => {
      const copies = ((packed[site * stride + (person >> 2)] ?? 0) >> shift) & 3;
      return copies === MISSING ? NO_DOSAGE : copies;
    });
  });
  const column = (name: string): string[] => samples.map((row) => row.get(name) ?? '');
  return { sites, groups: column('group'), populations: column('population'), dosage };
}
