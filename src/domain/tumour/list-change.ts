import { type AnyOf, readChange } from './change-words.ts';
import type { CivicIndex } from './civic-index.ts';
import { readFusion, SYMBOL } from './list-fusion.ts';
import { isCodon, readNamed } from './named-change.ts';
import type { Unread } from './not-understood.ts';
import { oneLetter, readProteinChange } from './protein-change.ts';
import { genesWith, nearGenes, variantsOf } from './suggest-variants.ts';

/**
 * What one part of a list says of a gene, in all ways in which it may be meant.
 *
 * @param before - the gene that an earlier part of the line named
 * @param isAbsent - whether it is said not to be there
 */
export function readListChange(
  index: CivicIndex,
  written: string,
  { before, isAbsent }: { before: string | null; isAbsent: boolean },
): AnyOf | Unread {
  const text = written
    .replace(/^(?:NM|NP|NG|ENST|ENSP)_?[\d.]+\s*\(([A-Z0-9-]+)\)\s*:\s*/i, '$1 ')
    .replace(/^(?:NM|NP|ENST|ENSP)_?[\d.]+[:\s]\s*/i, '')
    .replace(/^HER-?2\s?[/(]\s?neu\)?(?=\s)/i, 'HER2')
    .replace(/\s+/g, ' ');
  // A marker whose value was not understood.
  if (/^MSI$/i.test(text)) return { reason: 'several', suggestions: ['MSI-H', 'MSI-L', 'MSS'] };
  if (/^(?:TMB|MSI|MMR)\b/i.test(text)) return { reason: 'unclear', suggestions: [] };
  const any = stopOrAny(index, text, before);
  if (any !== null) return any;
  const both = readBoth(index, text, isAbsent);
  if (both !== null) return both;
  const fused = readFusion(index, text);
  if (fused !== null) return fused;
  const [first = '', ...others] = text.split(/[\s:(]+/);
  const rest = text
    .slice(first.length)
    .replace(/^[\s:]+/, '')
    .replace(/^\(([^()]*)\)$/, '$1');
  const symbol = index.symbol(first.replace(/[,:]$/, ''));
  const joined = readJoined(index, text);
  if (joined !== null) return joined;
  if (index.knowsGene(symbol)) {
    if (others.length === 0) return { reason: 'no-change', suggestions: variantsOf(index, symbol) };
    return readNamed(index, symbol, rest) ?? { reason: 'no-change', suggestions: variantsOf(index, symbol) };
  }
  const bare = readProteinChange(text.replace(/\s/g, ''));
  const elsewhere = bare === null ? [] : genesWith(index, bare.text);
  // The list has this change in other genes only.
  const isOther = elsewhere.length > 0 && !index.ofGene(before ?? '').some((at) => index.knowledge.variants[at]?.needs.flat().some((need) => need.kind === 'protein' && need.gene === before && need.change.text === bare?.text)); // prettier-ignore
  if (bare !== null && before !== null && !isOther) return [[{ kind: 'protein', gene: before, change: bare, allele: null, exon: null, consequence: null }]]; // prettier-ignore
  if (bare !== null) return { reason: 'no-gene', suggestions: elsewhere };
  const turned = readTurned(index, text);
  if (turned !== null) return turned;
  // "ALK-ve" is no gene of its own.
  const isPart = symbol.includes('-') && index.knowsGene(index.symbol(symbol.split('-')[0] ?? ''));
  const change = !isPart && SYMBOL.test(symbol) && rest !== '' ? readChange(symbol, rest) : null;
  const near = nearGenes(index, symbol).map((gene) => (rest === '' ? gene : `${gene} ${rest}`));
  if (change !== null && near.length === 0) return change;
  return { reason: rest === '' ? 'unclear' : 'no-gene', suggestions: near };
}

/** "G719X" is a stop for some and any change of the codon for others; only with `p.`, and where the list has no such codon, is it a stop. */
function stopOrAny(index: CivicIndex, text: string, before: string | null): Unread | null {
  const found = /(?:^|[\s:(/-])(p\.)?\(?([A-Z]|[A-Z][a-z]{2})(\d{1,5})(?:X|Xaa)\b/i.exec(text) ?? /^[A-Z0-9]{3,}?()([A-Z])(\d{2,5})X$/i.exec(text);
  if (found === null) return null;
  const first = index.symbol(text.split(/[\s:(/-]+/)[0] ?? '');
  const gene = index.knowsGene(first) ? first : (before ?? '');
  const codon = `${oneLetter(found[2] ?? '') ?? ''}${found[3] ?? ''}`;
  if (oneLetter(found[2] ?? '') === null) return null;
  const isHeld = index.ofGene(gene).some((at) => index.knowledge.variants[at]?.needs.flat().some((need) => (need.kind === 'codon' && need.codon === Number(found[3])) || (need.kind === 'protein' && need.change.first === Number(found[3]))));
  if (found[1] && !isHeld && !/xaa\b/i.test(text)) return null;
  return { reason: 'several', suggestions: gene === '' ? [] : [`${gene} ${codon}*`, `${gene} ${codon}`] };
} // prettier-ignore

/** "KRAS/NRAS wild type": the same of both genes. With a slash it is a fusion only where that is said. */
function readBoth(index: CivicIndex, text: string, isAbsent: boolean): AnyOf | Unread | null {
  const found = /^([A-Z0-9]+)\s?\/\s?([A-Z0-9]+)\s+(.+)$/i.exec(text);
  if (found === null || /fusion|rearrange|transloc/i.test(text)) return null;
  const genes = [found[1] ?? '', found[2] ?? ''].map((symbol) => index.symbol(symbol));
  if (!genes.every((gene) => index.knowsGene(gene))) return null;
  const each = genes.map((gene) => readNamed(index, gene, found[3] ?? ''));
  const all = each.flatMap((one) => one?.[0] ?? []);
  if (!each.every((one) => one?.length === 1)) return { reason: 'unclear', suggestions: [] };
  // "KRAS/BRAF V600E" and "KRAS/NRAS mutation" do not say in which of the two.
  const isShared = all.every(({ kind }) => kind === 'wildtype' || (isAbsent && kind === 'category'));
  return isShared ? [all] : { reason: 'several', suggestions: genes.map((gene) => `${gene} ${found[3] ?? ''}`) };
}

/** "EGFRvIII", "METex14", "BRAFV600E": a gene of the list with something right behind it. */
function readJoined(index: CivicIndex, text: string): AnyOf | null {
  const [first = '', ...rest] = text.split(' ');
  if (index.knowsGene(index.symbol(first)) || first.length < 5) return null;
  for (let cut = first.length - 2; cut >= 3; cut--) {
    const gene = index.symbol(first.slice(0, cut));
    if (!index.knowsGene(gene)) continue;
    const behind = [first.slice(cut).replace(/^[-_:]/, ''), ...rest].join(' ');
    const named = /^v?III$/i.test(behind) ? 'VIII' : /^ex(?:on)?\d+$/i.test(behind) ? `${behind} skipping` : behind;
    const change = readNamed(index, gene, named);
    if (change !== null && !isCodon(change)) return change;
  }
  return null;
}

/** "amplification of ERBB2", "exon 19 deletion in EGFR", "loss of CDKN2A". */
function readTurned(index: CivicIndex, text: string): AnyOf | null {
  const found = /^(.+?)\s+(?:of|in|at)\s+(?:the\s+)?(\S+)(?:\s+gene)?$/i.exec(text);
  if (found === null) return null;
  const gene = index.symbol(found[2] ?? '');
  return index.knowsGene(gene) ? readChange(gene, found[1] ?? '') : null;
}
