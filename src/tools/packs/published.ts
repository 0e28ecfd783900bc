import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'fflate';
import { parseChromosome } from '../../domain/genotype/genome.ts';
import type {
  GeneOnset,
  PublishedFrequency,
  PublishedPack,
  PublishedReport,
  PublishedVariant,
} from '../../domain/published/published-pack.ts';
import { encodePublishedPack } from '../../reference/published-pack.ts';
import type { BuiltPack } from './built-pack.ts';
import { field, parseTable } from './tsv.ts';

type Row = Readonly<Record<string, string>>;

/** Columns of `tables/published/variants.tsv`, in their order. */
export const PUBLISHED_COLUMNS = [
  'chromosome', 'position37', 'position38', 'ref', 'alt', 'gene', 'hgvs', 'disease', 'disease_name', 'cases', 'papers', 'weak_on',
  'frequency', 'frequency_group', 'frequency_source',
] as const; // prettier-ignore

/** Stages of `tables/hpo/diseases.tsv` that are adult life. */
const ADULT: ReadonlySet<string> = new Set(['adult', 'middle-age', 'late']);

/** Compiles the changes that were reported as causal in published cases. */
export function buildPublishedPack(root: string): BuiltPack {
  const tables = path.join(root, 'src/reference/tables');
  const pack = publishedPackFromTables(tables);
  return {
    id: 'published',
    kind: 'published',
    path: 'packs/published.bin',
    version: `phenopacket-store-${pack.version}`,
    date: pack.date,
    licence: 'BSD-3-Clause; onset of diseases: HPO licence and Orphanet, CC BY 4.0',
    bytes: packed(encodePublishedPack(pack)),
  };
}

/** Packed with gzip; the same bytes on every machine. */
function packed(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const file = gzipSync(bytes, { level: 9, mem: 12, mtime: new Date(2000, 0, 1) });
  file.fill(0, 4, 8);
  return new Uint8Array(file);
}

/** Reads the tables: of each change one entry with all diseases that it was reported for. */
export function publishedPackFromTables(tables: string): PublishedPack {
  const text = readFileSync(path.join(tables, 'published/variants.tsv'), 'utf8');
  const fact = (name: string): string => new RegExp(`^# ${name}: (.*)$`, 'm').exec(text)?.[1] ?? '';
  const variants = new Map<string, PublishedVariant>();
  for (const row of parseTable(text).rows) {
    const key = ['chromosome', 'position38', 'ref', 'alt', 'gene'].map((column) => field(row, column)).join(':');
    const known = variants.get(key);
    if (known === undefined) variants.set(key, variantOf(row));
    else variants.set(key, { ...known, reports: [...known.reports, reportOf(row)] });
  }
  const genes = new Set([...variants.values()].map(({ gene }) => gene));
  const diseases = parseTable(readFileSync(path.join(tables, 'hpo/diseases.tsv'), 'utf8')).rows;
  return { version: fact('version'), date: fact('date'), onsets: onsetsOf(diseases, genes), variants: [...variants.values()] }; // prettier-ignore
}

function variantOf(row: Row): PublishedVariant {
  const chromosome = parseChromosome(field(row, 'chromosome'));
  const [ref, alt] = [field(row, 'ref'), field(row, 'alt')];
  if (chromosome === null || ref === alt || !/^[ACGT]+$/.test(ref + alt))
    throw new Error(`published: ${field(row, 'hgvs')} has no place or no alleles`);
  const position37 = field(row, 'position37');
  return {
    chromosome,
    position37: position37 === '' ? null : Number(position37),
    position38: Number(field(row, 'position38')),
    ref,
    alt,
    gene: field(row, 'gene'),
    hgvs: field(row, 'hgvs'),
    reports: [reportOf(row)],
    frequency: frequencyOf(row),
    weakOn: field(row, 'weak_on').split(';').filter(Boolean), // prettier-ignore
  };
}

function reportOf(row: Row): PublishedReport {
  return {
    disease: field(row, 'disease'),
    name: field(row, 'disease_name'),
    cases: Number(field(row, 'cases')),
    papers: field(row, 'papers').split(';').filter((one) => /^\d+$/.test(one)), // prettier-ignore
  };
}

function frequencyOf(row: Row): PublishedFrequency | null {
  const share = field(row, 'frequency');
  if (share === '') return null;
  return { share: Number(share), group: field(row, 'frequency_group'), source: field(row, 'frequency_source') };
}

/**
 * When the diseases of each gene begin, over every disease that the list knows of it: one that begins in adult life only makes the gene `adult`;
 * of a gene whose diseases have no known beginning nothing is known.
 */
function onsetsOf(diseases: readonly Row[], genes: ReadonlySet<string>): Map<string, GeneOnset> {
  const found = new Map<string, GeneOnset>([...genes].sort().map((gene) => [gene, 'unknown']));
  for (const row of diseases) {
    const stages = field(row, 'onset').split(';').filter(Boolean); // prettier-ignore
    if (stages.length === 0) continue;
    const isAdult = stages.every((stage) => ADULT.has(stage));
    for (const gene of field(row, 'genes').split(';')) {
      if (!genes.has(gene)) continue;
      if (isAdult) found.set(gene, 'adult');
      else if (found.get(gene) === 'unknown') found.set(gene, 'earlier');
    }
  }
  return found;
}
