import { type AnyOf, readChange } from './change-words.ts';
import type { CivicIndex } from './civic-index.ts';
import { isStateWord } from './list-doubt.ts';
import { genesOf } from './match-change.ts';
import { isCodon } from './named-change.ts';
import type { Unread } from './not-understood.ts';
import type { Found } from './profile.ts';
import { variantsOf } from './suggest-variants.ts';

/** How a symbol of a gene is written. */
export const SYMBOL = /^[A-Z][A-Z0-9]{1,9}(?:-[A-Z0-9]{1,5})?$/;

/** Two genes with a hyphen, `::` or a slash between, at least one of them of the list or with the word fusion behind. */
export function readFusion(index: CivicIndex, text: string): AnyOf | Unread | null {
  const pair = /^([A-Z0-9]{2,})\s?(?:-|–|::|\/)\s?([A-Z0-9]{2,})(?:\s+(?:(?:gene )?fusion(?: gene)?|rearrangement|translocation|fused|positive))*(?:\s+(.+))?$/i.exec(text);
  const [first = ''] = text.split(' ');
  if (pair === null || (/[-/:]/.test(first) && index.knowsGene(index.symbol(first)))) return null;
  const [one, other] = [pair[1] ?? '', pair[2] ?? ''].map((symbol) => index.symbol(symbol));
  if (one === undefined || other === undefined || one === other) return null;
  // The words behind the pair say it; "ROS1-unrearranged" does not.
  const isFusion = /\b(?:fusions?|rearrange(?:d|ments?)|translocat\w+|fused)\b/i.test(text.slice(text.search(/\s/) + 1)) && /\s/.test(text);
  // "BRAF/V600E" and "FLT3-ITD" are a gene and its change.
  const behind = index.knowsGene(one) && !index.knowsGene(other) && pair[3] === undefined ? readChange(one, pair[2] ?? '') : null;
  // "AR-V7" is a form of the transcript, not a codon.
  if (behind !== null) return isCodon(behind) ? { reason: 'unclear', suggestions: variantsOf(index, one) } : behind;
  // Without the word fusion, both are genes of the list; with it, neither is a word of a state ("ALK-neg fusion").
  if ([one, other].some((gene) => !index.knowsGene(gene) && (!isFusion || isStateWord(gene)))) {
    const known = [one, other].some((gene) => index.knowsGene(gene));
    if (!known) return null;
    const isState = [one, other].some((gene) => !index.knowsGene(gene) && (isStateWord(gene) || !SYMBOL.test(gene)));
    return isFusion || !/^[A-Z0-9]+\s?\//i.test(text) ? { reason: 'unclear', suggestions: isState ? [] : [`${one}-${other} fusion`] } : null;
  }
  // "ALK/ROS1 fusion" is of either, unless the list itself knows the one fusion of both.
  const isSlash = /^[A-Z0-9]+\s?\//i.test(text);
  if (isSlash && isFusion && !isListedFusion(index, one, other)) return { reason: 'several', suggestions: [`${one}-${other} fusion`, `${one} fusion`, `${other} fusion`] };
  // "EML4/ALK" and "KRAS - BRAF" may be a fusion, or two genes.
  if (!isFusion && (isSlash || /^[A-Z0-9]+\s/i.test(text))) return pair[3] === undefined ? { reason: 'unclear', suggestions: [`${one}-${other} fusion`] } : null;
  const fusion: Found = { kind: 'fusion', gene: one, partner: other };
  const rest = pair[3];
  if (rest === undefined) return [[fusion]];
  const inner = [one, other].map((gene) => readChange(gene, rest)).find((change) => change !== null);
  // In a fusion the change lies in the gene of the list, which names it so.
  const gene = [other, one].find((symbol) => index.knowsGene(symbol)) ?? other;
  const change = inner === undefined ? null : readChange(gene, rest);
  // "EML4-ALK v3" is a form of the fusion, not a codon.
  if (change !== null && isCodon(change)) return { reason: 'unclear', suggestions: [`${one}-${other}`] };
  return change === null ? null : change.map((all) => [fusion, ...all]);
} // prettier-ignore

function isListedFusion(index: CivicIndex, one: string, other: string): boolean {
  return index.ofGene(one).some((at) => index.knowledge.variants[at]?.needs.flat().some((need) => need.kind === 'fusion' && genesOf(need).includes(one) && genesOf(need).includes(other))); // prettier-ignore
}
