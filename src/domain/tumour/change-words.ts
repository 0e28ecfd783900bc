import type { Category, Change, Found, RegionEffect } from './profile.ts';
import { readProteinChange } from './protein-change.ts';

/** One reading of a text about one gene: all of these changes together. */
export type AllOf = readonly Change[];
/** The readings of a text that names alternatives (`V600E/K`): any of them. */
export type AnyOf = readonly AllOf[];

/** Words by which lists and laboratories name a category. The first that fits counts. */
const CATEGORY_WORDS: readonly (readonly [RegExp, Category])[] = [
  [/^(?:TRUNCATING|TRUNCATED|TRUNCATION|NONSENSE)(?: MUTATIONS?| VARIANTS?)?$/, 'truncating'],
  [/^(?:FRAME ?SHIFT)(?: MUTATIONS?| VARIANTS?| TRUNCATIONS?)?$/, 'frameshift'],
  [/^(?:SPLICE(?: SITE)?|SPLICING)(?: MUTATIONS?| VARIANTS?| ALTERATIONS?)?$/, 'splice'],
  [/^(?:ITD|INTERNAL (?:TANDEM )?DUPLICATION)S?$/, 'itd'],
  [/^(?:AMPLIFICATIONS?|AMPLIFIED|AMP|COPY NUMBER AMPLIFICATION|GENE AMPLIFICATION)$/, 'amplification'],
  [/^(?:GAIN|COPY (?:NUMBER )?GAIN)$/, 'gain'],
  [/^(?:(?:HOMOZYGOUS |BIALLELIC |DEEP |WHOLE GENE )?(?:DELETION|DELETED|DEL)|HOMDEL|NULL \((?:COMPLETE|LARGE) DELETION\))$/, 'deletion'],
  [/^(?:HETEROZYGOUS (?:LOSS|DELETION)|LOH|LOSS OF HETEROZYGOSITY|SHALLOW DELETION)$/, 'heterozygous-loss'],
  [/^(?:LOSS[ -]OF[ -]FUNCTION(?: MUTATIONS?| VARIANTS?)?|INACTIVATING(?: MUTATIONS?)?|DELETERIOUS(?: MUTATIONS?)?|BIALLELIC INACTIVATION)$/, 'loss-of-function'],
  [/^(?:LOSS|LOST)$/, 'loss'],
  [/^(?:GAIN[ -]OF[ -]FUNCTION(?: MUTATIONS?| VARIANTS?)?|ACTIVATING(?: MUTATIONS?)?)$/, 'gain-of-function'],
  [/^(?:REARRANGEMENTS?|REARRANGED|TRANSLOCATIONS?)$/, 'rearrangement'],
  [/^(?:OVER-?EXPRESSION|OVER-?EXPRESSED|HIGH EXPRESSION)$/, 'overexpression'],
  [/^(?:UNDER-?EXPRESSION|LOW EXPRESSION|LOSS OF EXPRESSION)$/, 'underexpression'],
  [/^EXPRESSION$/, 'expression'],
  [/^(?:PROMOTER )?(?:HYPER)?METHYLATION$/, 'methylation'],
  [/^(?:MUTATIONS?|MUTATED|MUTANT|MUT|ANY MUTATION|ALTERATIONS?|ALTERED)$/, 'mutation'],
]; // prettier-ignore

const EFFECTS: readonly (readonly [RegExp, RegionEffect])[] = [
  [/^(?:IN-?FRAME )?(?:DEL|DELS|DELETIONS?)(?: MUTATIONS?)?$/, 'deletion'],
  [/^(?:IN-?FRAME )?(?:INS|INSERTIONS?)(?: MUTATIONS?)?$/, 'insertion'],
  [/^(?:DUP|DUPLICATIONS?)$/, 'duplication'],
  [/^SKIPP(?:ING|ED)(?: MUTATIONS?| VARIANTS?| ALTERATIONS?)?$/, 'skipping'],
  [/^FRAME ?SHIFT(?: MUTATIONS?)?$/, 'frameshift'],
  [/^(?:MUT|MUTATIONS?|MUTATED|MUTANT|VARIANTS?|ALTERATIONS?)$/, 'mutation'],
];

/** Words round a finding that say only that it is one. */
const EMPTY_WORDS = /\b(?:PATHOGENIC|ONCOGENIC|SOMATIC|DETECTED|IDENTIFIED|FOUND|PRESENT|POSITIVE|VARIANT|HOTSPOT)\b/g;

/**
 * Reads what is written of one gene behind its symbol: a change of the protein, a codon, an exon, a category, or the wild type.
 * Null where it is none of these.
 */
export function readChange(gene: string, written: string): AnyOf | null {
  const direct = readOne(gene, written.trim());
  if (direct !== null) return direct;
  const bare = clean(written.toUpperCase().replace(EMPTY_WORDS, ' '));
  return bare === '' ? null : readOne(gene, bare);
}

function readOne(gene: string, written: string): AnyOf | null {
  const text = clean(written);
  const upper = text.toUpperCase();
  const letters = readLetters(gene, text);
  if (letters !== null) return letters;
  if (/^(?:WILD[- ]?TYPE|WT)$/.test(upper)) return [[{ kind: 'wildtype', gene }]];
  const category = CATEGORY_WORDS.find(([pattern]) => pattern.test(upper));
  if (category !== undefined) return [[{ kind: 'category', gene, category: category[1] }]];
  if (/^FUSIONS?(?: POSITIVE)?$/.test(upper)) return [[{ kind: 'fusion', gene, partner: null }]];
  const place = readPlace(gene, upper);
  return place === null ? null : [[place]];
}

/** Letters of the protein or of the transcript, one or several with slashes, perhaps with the word mutation behind. */
function readLetters(gene: string, written: string): AnyOf | null {
  const text = written.replace(/\s+(?:mutations?|mutant|variant)$/i, '').replace(/\s*\(c\.[^)]*\)?$/i, '');
  const small = { allele: null, exon: null, consequence: null };
  if (!/\s/.test(text.trim())) {
    const change = readProteinChange(text);
    if (change !== null) return [[{ kind: 'protein', gene, change, ...small }]];
  }
  const either = /^(?:p\.)?([A-Z])(\d+)([A-Z*])((?:\/[A-Z*])+)$/i.exec(text);
  if (either !== null) {
    const [, ref = '', codon = '', first = '', others = ''] = either;
    return [first, ...others.slice(1).split('/')].flatMap((alt) => {
      const change = readProteinChange(`${ref}${codon}${alt}`);
      return change === null ? [] : [[{ kind: 'protein', gene, change, ...small } satisfies Found]];
    });
  }
  const codons = text.split('/').map((one) => /^(?:p\.|codon )?([ACDEFGHIKLMNPQRSTVWY])(\d{1,5})$/i.exec(one.trim()));
  if (codons.every((one) => one !== null)) {
    return codons.map(([, ref = '', codon = '']) => [{ kind: 'codon', gene, ref: ref.toUpperCase(), codon: Number(codon) }]); // prettier-ignore
  }
  const coding = /^c\.([-*\d]\S*)$/i.exec(text.replace(/−/g, '-'));
  return coding === null ? null : [[{ kind: 'coding', gene, coding: (coding[1] ?? '').trim().toLowerCase() }]];
}

const DOMAINS = /^(.+? DOMAIN|P-LOOP|NON-P-LOOP|PROMOTER|3' ?UTR|5' ?UTR|INTRON \d+)(?: (.+))?$/;

/** An exon or a named part of the gene, with what happened there. */
function readPlace(gene: string, upper: string): Found | null {
  const turned = /^(?:(.+?) (?:IN|OF|AT) )?EX(?:ON)?S?[ .-]?(\d{1,2})(?:[-–&](\d{1,2}))?[ -]?(.*)$/.exec(upper);
  if (turned !== null) {
    const [, before, first = '', last, behind = ''] = turned;
    const word = clean(before ?? behind);
    const effect = word === '' ? 'any' : effectOf(word);
    if (effect === null) return null;
    return { kind: 'exon', gene, first: Number(first), last: Number(last ?? first), effect };
  }
  const domain = DOMAINS.exec(upper.replace(/^TKD\b/, 'TYROSINE KINASE DOMAIN'));
  if (domain === null) return null;
  const [, region = '', word] = domain;
  const effect = word === undefined ? 'any' : effectOf(word);
  return effect === null ? null : { kind: 'region', gene, region: region.toLowerCase(), effect };
}

function effectOf(word: string): RegionEffect | null {
  return EFFECTS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

function clean(text: string): string {
  return text.replace(/[‐‑‒–—−]/g, '-').replace(/\s+/g, ' ').replace(/^[\s:,-]+|[\s:,;.]+$/g, '').trim(); // prettier-ignore
}
