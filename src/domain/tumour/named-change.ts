import { type AnyOf, readChange } from './change-words.ts';
import type { CivicIndex } from './civic-index.ts';
import type { Found } from './profile.ts';
import { readProteinChange } from './protein-change.ts';
import { readProfileName } from './variant-name.ts';

/** A change of a gene as people write it, or by a name that only the list has. */
export function readNamed(index: CivicIndex, gene: string, written: string): AnyOf | null {
  const change = readChange(gene, written) ?? readReportWords(gene, written);
  if (change !== null) return change;
  const name = written.trim().toUpperCase();
  const variants = index.ofGene(gene).map((at) => index.knowledge.variants[at]).filter((variant) => variant !== undefined); // prettier-ignore
  const isListed = variants.some((variant) => variant.gene === gene && variant.name.toUpperCase() === name);
  const read = isListed
    ? readProfileName(gene, name, { symbol: (one) => index.symbol(one), isGene: (one) => index.knowsGene(one) })
    : null;
  return read ?? namedPrefix(gene, written);
}

/** What reports write beside a change of the protein: its letters in the transcript, its exon, the share of reads. */
const BESIDE =
  /\bc\.\S+|[([]?(?:\b(?:VAF|AF|MAF|allele frequency|allele fraction)\b[:=\s]*)?\b\d+(?:[.,]\d+)?\s*%[)\]]?|\b(?:in|at|mutations?)\b|\b(?:homo|hetero|hemi)zygous\b/gi;
const EXON =
  /\bex(?:on)?\s?(\d{1,2})\b(?:\s+(?:in-?frame\s+)?(del(?:etions?)?|ins(?:ertions?)?|dup(?:lications?)?)\b)?/i;

/** "exon 21 p.L858R", "c.1799T>A (p.Val600Glu) VAF 23 %": the change of the protein with its exon. */
function readReportWords(gene: string, written: string): AnyOf | null {
  const bare = written.replace(BESIDE, ' ').replace(/[(),;]/g, ' ');
  const exon = EXON.exec(bare);
  const change = readProteinChange(bare.replace(exon?.[0] ?? '', ' ').trim());
  if (change === null) return null;
  // "exon 19 deletion (E746_A750del)": the word has to be what the letters say.
  const word = exon?.[2]?.slice(0, 3).toLowerCase();
  const kinds = { del: ['deletion', 'delins'], ins: ['insertion', 'duplication', 'delins'], dup: ['duplication'] }[
    word ?? ''
  ];
  if (word !== undefined && kinds?.includes(change.kind) !== true) return null;
  return [[{ kind: 'protein', gene, change, allele: null, exon: exon === null ? null : Number(exon[1]), consequence: null }]]; // prettier-ignore
}

/** "ALK fusion G1202R": a fusion and a change in it. */
function namedPrefix(gene: string, written: string): AnyOf | null {
  const found = /^(?:fusions?|rearrange\w*)\s+(.+)$/i.exec(written.trim());
  const change = found === null ? null : readChange(gene, found[1] ?? '');
  return change === null
    ? null
    : change.map((all) => [{ kind: 'fusion', gene, partner: null } satisfies Found, ...all]);
}

/** Whether a change is of a codon alone. */
export function isCodon(change: AnyOf): boolean {
  return change.flat().some(({ kind }) => kind === 'codon');
}
