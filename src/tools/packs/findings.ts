import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  ACMG_LABELS,
  CALL_CLASSES,
  FINDING_TOPICS,
  type FindingPack,
  type FindingVariant,
  ONSETS,
} from '../../domain/findings/finding-pack.ts';
import { parseChromosome } from '../../domain/genotype/genome.ts';
import { encodeFindingPack } from '../../reference/finding-pack.ts';
import type { BuiltPack } from './built-pack.ts';
import { COMMON_FREQUENCY } from './finding-choices.ts';
import { field, parseTable } from './tsv.ts';

type Row = Readonly<Record<string, string>>;

/** Columns of `tables/findings/variants.tsv`, in their order. */
export const FINDING_COLUMNS = [
  'rsid', 'aliases', 'gene', 'name', 'hgvs_c', 'hgvs_p', 'chromosome', 'position37', 'position38', 'ref', 'alt', 'effect', 'chip_letter',
  'other_bases', 'condition', 'inheritance', 'kind', 'call_class', 'call_class_source', 'topic', 'onset', 'onset_source', 'acmg', 'clinvar',
  'weak_on', 'place_sources', 'frequency', 'frequency_group', 'frequency_source',
] as const; // prettier-ignore

const VERSION = '1';
const DATE = '2026-11-30';

/** Compiles the single-gene variants that consumer tests report. */
export function buildFindingPack(root: string): BuiltPack {
  const pack = findingPackFromTables(path.join(root, 'src/reference/tables/findings'));
  return {
    id: 'findings',
    kind: 'findings',
    path: 'packs/findings.bin',
    version: VERSION,
    date: DATE,
    licence: 'plain facts; onset of diseases: Orphanet, CC BY 4.0',
    bytes: encodeFindingPack(pack),
  };
}

/** Everything the tables say, as the app's domain has it. */
export function findingPackFromTables(folder: string): FindingPack {
  const rows = (name: string): readonly Row[] => parseTable(readFileSync(path.join(folder, name), 'utf8')).rows;
  return {
    version: VERSION,
    date: DATE,
    variants: rows('variants.tsv').map(variantOf),
    figures: rows('figures.tsv').map((row) => ({
      id: field(row, 'id'),
      value: field(row, 'value'),
      of: field(row, 'of'),
      citation: field(row, 'citation'),
    })),
  };
}

function oneOf<T extends string>(list: readonly T[], value: string): T {
  const found = list.find((item) => item === value);
  if (found === undefined) throw new Error(`unknown word ${value}`);
  return found;
}

function listOf(text: string): string[] {
  return text.split(/[,;]/).filter((item) => item !== '');
}

function variantOf(row: Row): FindingVariant {
  const chromosome = parseChromosome(field(row, 'chromosome'));
  if (chromosome === null) throw new Error(`no chromosome ${field(row, 'chromosome')}`);
  const frequency = field(row, 'frequency');
  return checked({
    rsid: field(row, 'rsid'),
    aliases: listOf(field(row, 'aliases')),
    gene: field(row, 'gene'),
    name: field(row, 'name'),
    hgvsC: field(row, 'hgvs_c'),
    hgvsP: field(row, 'hgvs_p'),
    chromosome,
    position37: Number(field(row, 'position37')),
    position38: Number(field(row, 'position38')),
    ref: field(row, 'ref'),
    alt: field(row, 'alt'),
    effect: field(row, 'effect'),
    chipLetter: field(row, 'chip_letter'),
    otherBases: listOf(field(row, 'other_bases')),
    condition: field(row, 'condition'),
    inheritance: field(row, 'inheritance'),
    kind: field(row, 'kind'),
    callClass: oneOf(CALL_CLASSES, field(row, 'call_class')),
    isCommon: frequency !== '' && Number(frequency) >= COMMON_FREQUENCY,
    callClassSource: field(row, 'call_class_source'),
    topic: oneOf(FINDING_TOPICS, field(row, 'topic')),
    onset: oneOf(ONSETS, field(row, 'onset')),
    onsetSource: field(row, 'onset_source'),
    acmg: oneOf(ACMG_LABELS, field(row, 'acmg')),
    clinvar: field(row, 'clinvar'),
    weakOn: listOf(field(row, 'weak_on')),
    placeSources: oneOf(['one', 'several'] as const, field(row, 'place_sources')),
  });
}

/** A row that contradicts itself stops the build. */
function checked(variant: FindingVariant): FindingVariant {
  const { rsid, ref, alt, effect, chipLetter, callClassSource } = variant;
  const refuse = (why: string): never => {
    throw new Error(`${rsid}: ${why}`);
  };
  if (!/^[ACGT]+$/.test(ref) || !/^[ACGT]+$/.test(alt) || ref === alt) refuse('no alleles');
  if (effect !== ref && effect !== alt) refuse('the allele that is looked for is neither of the two');
  const other = effect === ref ? alt : ref;
  // A chip's I and D say which of the two alleles is the longer one; a base is written as it is.
  const letter = ref.length === 1 && alt.length === 1 ? effect : effect.length > other.length ? 'I' : 'D';
  if (letter !== chipLetter) refuse(`the chip's letter is ${chipLetter}, the alleles say ${letter}`);
  if (callClassSource === '') refuse('a class without a source');
  return variant;
}
