import { editDistance } from '../rare/words.ts';
import { type AnyOf, readChange } from './change-words.ts';
import type { CivicIndex } from './civic-index.ts';
import { genesOf } from './match-change.ts';
import { Doubts, foundOrNot, isDoubtful, isStateWord } from './list-doubt.ts';
import { type KnownGenes, labelled, plainLetters, statementsOf, wildTypeGenes } from './list-lines.ts';
import { readMarkers } from './markers.ts';
import { isCodon, readNamed } from './named-change.ts';
import { type Alteration, type Change, type Found, type Markers, NO_MARKERS } from './profile.ts';
import { oneLetter, readProteinChange } from './protein-change.ts';

/** Why a part of a list was not understood. */
export type NotUnderstoodReason =
  | 'no-gene'
  | 'no-change'
  | 'several'
  | 'unclear'
  /** What stands round it leaves open whether it was found. */
  | 'doubt'
  /** It is said to be inherited, or to be of a relative: no change of the tumour. */
  | 'inherited';

/** A part of a list that tells nothing that can be used. It is shown, never dropped. */
export interface NotUnderstood {
  told: string;
  reason: NotUnderstoodReason;
  /** What may have been meant, each to be typed as it stands. */
  suggestions: readonly string[];
}

export interface TypedList {
  alterations: readonly Alteration[];
  /** Markers that were told; null for the others. */
  markers: Markers;
  notUnderstood: readonly NotUnderstood[];
  /** Parts that said once more what an earlier part had said. */
  repeated: readonly string[];
  /** Symbols of genes that the list does not hold, as they were read. */
  unknownGenes: readonly string[];
}

const SYMBOL = /^[A-Z][A-Z0-9]{1,9}(?:-[A-Z0-9]{1,5})?$/;
/** Marks of what a person is born with. */
const INHERITED = /\b(?:germ-?line|inherited|hereditary|constitutional|congenital)\b/i;
const ABSENT =
  /\b(?:NEGATIVE|NOT (?:DETECTED|FOUND|AMPLIFIED|IDENTIFIED|PRESENT|REARRANGED|MUTATED|DELETED)|UNDETECTED|ABSENT)\b/i;
const MOST_SUGGESTIONS = 6;

/** Reads what a person typed or pasted of a tumour: lines, or parts with commas and semicolons, each one change or one marker. */
export function readTypedList(text: string, index: CivicIndex): TypedList {
  const reader = new ListReader(index);
  const genes: KnownGenes = { isGene: (word) => index.knowsGene(index.symbol(word)) };
  const doubts = new Doubts(genes);
  // A line that ends with a comma goes on in the next.
  for (const line of plainLetters(text).replace(/,[ \t]*[\r\n]+/g, ', ').split(/[\n\r]+/)) {
    for (const statement of statementsOf(doubts.startLine(line.trim()), genes)) {
      doubts.startStatement(statement);
      const unchanged = wildTypeGenes(statement, genes);
      if (unchanged !== null) reader.unchanged(statement.trim(), unchanged);
      else readParts(statement, reader, doubts);
    }
  }
  return reader.list;
} // prettier-ignore

function readParts(statement: string, reader: ListReader, doubts: Doubts): void {
  for (const piece of statement.split(';')) {
    let gene: string | null = null;
    for (const part of piece.split(/,(?!\d)|\s\+\s/)) {
      const told = part.trim().replace(/^[-*•]\s+/, '');
      gene = doubts.covers(told) ? reader.doubt(told) : reader.read(told, gene);
    }
  }
}

/** Names of the list that begin like what is being typed. */
export function suggestVariants(text: string, index: CivicIndex, most = 8): string[] {
  const typed = text.trim().toUpperCase().replace(/\s+/g, ' ');
  if (typed.length < 2) return [];
  const [first = '', ...rest] = typed.split(' ');
  const gene = index.symbol(first);
  const wanted = rest.length > 0 || index.knowsGene(gene) ? [gene, ...rest].join(' ') : typed;
  const { variants } = index.knowledge;
  return variants
    .map((variant, at) => ({ name: `${variant.gene} ${variant.name}`, items: index.itemsOf(at).length }))
    .filter(({ name }) => name.toUpperCase().startsWith(wanted))
    .sort((a, b) => b.items - a.items || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

class ListReader {
  readonly #index: CivicIndex;
  readonly #alterations: Alteration[] = [];
  readonly #notUnderstood: NotUnderstood[] = [];
  readonly #repeated: string[] = [];
  readonly #unknownGenes = new Set<string>();
  #markers: Markers = NO_MARKERS;

  constructor(index: CivicIndex) {
    this.#index = index;
  }

  get list(): TypedList {
    return {
      alterations: this.#alterations,
      markers: this.#markers,
      notUnderstood: this.#notUnderstood,
      repeated: this.#repeated,
      unknownGenes: [...this.#unknownGenes],
    };
  }

  /** Keeps a part of which its line or its heading leaves open whether it was found. */
  doubt(told: string): null {
    const suggestions = readMarkers(told) === null ? foundOrNot(told) : [];
    if (told !== '') this.#notUnderstood.push({ told, reason: 'doubt', suggestions });
    return null;
  }

  /** Genes of which one statement says that they are wild type. */
  unchanged(told: string, genes: readonly string[]): void {
    for (const gene of genes) this.#add({ kind: 'wildtype', gene: this.#index.symbol(gene), told });
  }

  /** @returns the gene that the next part of the line may speak of */
  read(told: string, gene: string | null): string | null {
    if (told === '') return gene;
    const markers = readMarkers(told);
    if (markers !== null) {
      this.#addMarkers(told, markers);
      return null;
    }
    const changes = this.#readBeside(told, gene);
    if ('reason' in changes) {
      this.#notUnderstood.push({ told, ...changes });
      return null;
    }
    for (const change of changes) this.#add({ ...change, told });
    // Only where one gene was named can the next part mean it.
    const genes = new Set(changes.flatMap(genesOf));
    return genes.size === 1 ? ([...genes][0] ?? null) : null;
  }

  /** A part as a whole, else the findings that it joins by "and", where every one of them is understood by itself. */
  #readBeside(told: string, before: string | null): readonly Change[] | Omit<NotUnderstood, 'told'> {
    const whole = this.#readChanges(told, before);
    if (!('reason' in whole)) return whole;
    const found = labelled(told);
    const isLabel = found !== null && found.rest !== '' && !('reason' in this.#readChanges(found.rest, null));
    // "Lung: EGFR L858R" may be a site, a person or a sample.
    if (isLabel && !INHERITED.test(told)) return { reason: 'unclear', suggestions: [found.rest] };
    const sides = told.split(/\s+(?:and|with|plus|&)\s+/i);
    if (sides.length < 2) return whole;
    const all: Change[] = [];
    let gene = before;
    for (const side of sides) {
      const read =
        isDoubtful(side) && !/^\S+ (?:wild[- ]?type|wt)$/i.test(side) ? whole : this.#readChanges(side, gene);
      if ('reason' in read) return whole;
      all.push(...read);
      gene = read[0]?.gene ?? null;
    }
    return all;
  }

  #addMarkers(told: string, markers: Partial<Markers>): void {
    const signatures = { ...this.#markers.signatures, ...markers.signatures };
    const next = { ...this.#markers, ...markers, signatures };
    const known = Object.keys(markers) as (keyof Markers)[];
    // Two parts that contradict each other: the second is not taken.
    const isOther = known.some((key) => key !== 'signatures' && this.#markers[key] !== null && this.#markers[key] !== next[key]); // prettier-ignore
    if (isOther) this.#notUnderstood.push({ told, reason: 'several', suggestions: [] });
    else if (JSON.stringify(next) === JSON.stringify(this.#markers)) this.#repeated.push(told);
    else this.#markers = next;
  }

  #add(alteration: Alteration): void {
    const bare = JSON.stringify({ ...alteration, told: '' });
    if (this.#alterations.some((held) => JSON.stringify({ ...held, told: '' }) === bare))
      this.#repeated.push(alteration.told); // prettier-ignore
    else {
      this.#alterations.push(alteration);
      for (const gene of genesOf(alteration)) if (!this.#index.knowsGene(gene)) this.#unknownGenes.add(gene);
    }
  }

  #readChanges(told: string, before: string | null): readonly Change[] | Omit<NotUnderstood, 'told'> {
    if (INHERITED.test(told)) return { reason: 'inherited', suggestions: [] };
    const isAbsent = /^no\s/i.test(told) || (ABSENT.test(told) && !/\bwild[- ]?type\b/i.test(told));
    const text = isAbsent ? told.replace(/^no\s+(?:evidence of\s+)?/i, '').replace(ABSENT, (word) => meantBy(word)).trim() : told; // prettier-ignore
    const read = this.#readText(text, before, isAbsent);
    if ('reason' in read) return read;
    if (read.length !== 1) return { reason: 'several', suggestions: read.slice(0, MOST_SUGGESTIONS).map((all) => all.map(nameOf).join(' + ')) }; // prettier-ignore
    const [changes = []] = read;
    // A share of nothing is no finding, and "AR V7" is a form of the transcript.
    const isNothing = /(?:^|[\s=:(])0+(?:[.,]0+)?\s?%/.test(told);
    const isForm = changes.some((change) => change.kind === 'codon' && change.ref === 'V' && change.codon < 10);
    if (isNothing || isForm) return { reason: 'unclear', suggestions: [] };
    if (!isAbsent) return changes;
    return changes.flatMap((change): Change[] => {
      if (change.kind === 'wildtype' || change.kind === 'absent' || change.gene === null) return [];
      const isAny = change.kind === 'category' && change.category === 'mutation';
      return [isAny ? { kind: 'wildtype', gene: change.gene } : { kind: 'absent', gene: change.gene, what: change }];
    });
  }

  #readText(written: string, before: string | null, isAbsent: boolean): AnyOf | Omit<NotUnderstood, 'told'> {
    const text = written
      .replace(/^(?:NM|NP|NG|ENST|ENSP)_?[\d.]+\s*\(([A-Z0-9-]+)\)\s*:\s*/i, '$1 ')
      .replace(/^(?:NM|NP|ENST|ENSP)_?[\d.]+[:\s]\s*/i, '')
      .replace(/^HER-?2\s?[/(]\s?neu\)?(?=\s)/i, 'HER2')
      .replace(/\s+/g, ' ');
    // A marker whose value was not understood.
    if (/^MSI$/i.test(text)) return { reason: 'several', suggestions: ['MSI-H', 'MSI-L', 'MSS'] };
    if (/^(?:TMB|MSI|MMR)\b/i.test(text)) return { reason: 'unclear', suggestions: [] };
    const any = this.#stopOrAny(text, before);
    if (any !== null) return any;
    const both = this.#readBoth(text, isAbsent);
    if (both !== null) return both;
    const fused = this.#readFusion(text);
    if (fused !== null) return fused;
    const [first = '', ...others] = text.split(/[\s:(]+/);
    const rest = text
      .slice(first.length)
      .replace(/^[\s:]+/, '')
      .replace(/^\(([^()]*)\)$/, '$1');
    const symbol = this.#index.symbol(first.replace(/[,:]$/, ''));
    const joined = this.#joined(text);
    if (joined !== null) return joined;
    if (this.#index.knowsGene(symbol)) {
      if (others.length === 0) return { reason: 'no-change', suggestions: this.#variantsOf(symbol) };
      return readNamed(this.#index, symbol, rest) ?? { reason: 'no-change', suggestions: this.#variantsOf(symbol) };
    }
    const bare = readProteinChange(text.replace(/\s/g, ''));
    const elsewhere = bare === null ? [] : this.#genesWith(bare.text);
    // The list has this change in other genes only.
    const isOther = elsewhere.length > 0 && !this.#index.ofGene(before ?? '').some((at) => this.#index.knowledge.variants[at]?.needs.flat().some((need) => need.kind === 'protein' && need.gene === before && need.change.text === bare?.text)); // prettier-ignore
    if (bare !== null && before !== null && !isOther) return [[{ kind: 'protein', gene: before, change: bare, allele: null, exon: null, consequence: null }]]; // prettier-ignore
    if (bare !== null) return { reason: 'no-gene', suggestions: elsewhere };
    const turned = this.#turned(text);
    if (turned !== null) return turned;
    // "ALK-ve" is no gene of its own.
    const isPart = symbol.includes('-') && this.#index.knowsGene(this.#index.symbol(symbol.split('-')[0] ?? ''));
    const change = !isPart && SYMBOL.test(symbol) && rest !== '' ? readChange(symbol, rest) : null;
    const near = this.#nearGenes(symbol).map((gene) => (rest === '' ? gene : `${gene} ${rest}`));
    if (change !== null && near.length === 0) return change;
    return { reason: rest === '' ? 'unclear' : 'no-gene', suggestions: near };
  }

  /** "G719X" is a stop for some and any change of the codon for others; only with `p.`, and where the list has no such codon, is it a stop. */
  #stopOrAny(text: string, before: string | null): Omit<NotUnderstood, 'told'> | null {
    const found = /(?:^|[\s:(/-])(p\.)?\(?([A-Z]|[A-Z][a-z]{2})(\d{1,5})(?:X|Xaa)\b/i.exec(text) ?? /^[A-Z0-9]{3,}?()([A-Z])(\d{2,5})X$/i.exec(text);
    if (found === null) return null;
    const first = this.#index.symbol(text.split(/[\s:(/-]+/)[0] ?? '');
    const gene = this.#index.knowsGene(first) ? first : (before ?? '');
    const codon = `${oneLetter(found[2] ?? '') ?? ''}${found[3] ?? ''}`;
    if (oneLetter(found[2] ?? '') === null) return null;
    const isHeld = this.#index.ofGene(gene).some((at) => this.#index.knowledge.variants[at]?.needs.flat().some((need) => (need.kind === 'codon' && need.codon === Number(found[3])) || (need.kind === 'protein' && need.change.first === Number(found[3]))));
    if (found[1] && !isHeld && !/xaa\b/i.test(text)) return null;
    return { reason: 'several', suggestions: gene === '' ? [] : [`${gene} ${codon}*`, `${gene} ${codon}`] };
  } // prettier-ignore

  /** "KRAS/NRAS wild type": the same of both genes. With a slash it is a fusion only where that is said. */
  #readBoth(text: string, isAbsent: boolean): AnyOf | Omit<NotUnderstood, 'told'> | null {
    const found = /^([A-Z0-9]+)\s?\/\s?([A-Z0-9]+)\s+(.+)$/i.exec(text);
    if (found === null || /fusion|rearrange|transloc/i.test(text)) return null;
    const genes = [found[1] ?? '', found[2] ?? ''].map((symbol) => this.#index.symbol(symbol));
    if (!genes.every((gene) => this.#index.knowsGene(gene))) return null;
    const each = genes.map((gene) => readNamed(this.#index, gene, found[3] ?? ''));
    const all = each.flatMap((one) => one?.[0] ?? []);
    if (!each.every((one) => one?.length === 1)) return { reason: 'unclear', suggestions: [] };
    // "KRAS/BRAF V600E" and "KRAS/NRAS mutation" do not say in which of the two.
    const isShared = all.every(({ kind }) => kind === 'wildtype' || (isAbsent && kind === 'category'));
    return isShared ? [all] : { reason: 'several', suggestions: genes.map((gene) => `${gene} ${found[3] ?? ''}`) };
  }

  /** Two genes with a hyphen, `::` or a slash between, at least one of them of the list or with the word fusion behind. */
  #readFusion(text: string): AnyOf | Omit<NotUnderstood, 'told'> | null {
    const pair = /^([A-Z0-9]{2,})\s?(?:-|–|::|\/)\s?([A-Z0-9]{2,})(?:\s+(?:(?:gene )?fusion(?: gene)?|rearrangement|translocation|fused|positive))*(?:\s+(.+))?$/i.exec(text);
    const [first = ''] = text.split(' ');
    if (pair === null || (/[-/:]/.test(first) && this.#index.knowsGene(this.#index.symbol(first)))) return null;
    const [one, other] = [pair[1] ?? '', pair[2] ?? ''].map((symbol) => this.#index.symbol(symbol));
    if (one === undefined || other === undefined || one === other) return null;
    // The words behind the pair say it; "ROS1-unrearranged" does not.
    const isFusion = /\b(?:fusions?|rearrange(?:d|ments?)|translocat\w+|fused)\b/i.test(text.slice(text.search(/\s/) + 1)) && /\s/.test(text);
    // "BRAF/V600E" and "FLT3-ITD" are a gene and its change.
    const behind = this.#index.knowsGene(one) && !this.#index.knowsGene(other) && pair[3] === undefined ? readChange(one, pair[2] ?? '') : null;
    // "AR-V7" is a form of the transcript, not a codon.
    if (behind !== null) return isCodon(behind) ? { reason: 'unclear', suggestions: this.#variantsOf(one) } : behind;
    // Without the word fusion, both are genes of the list; with it, neither is a word of a state ("ALK-neg fusion").
    if ([one, other].some((gene) => !this.#index.knowsGene(gene) && (!isFusion || isStateWord(gene)))) {
      const known = [one, other].some((gene) => this.#index.knowsGene(gene));
      if (!known) return null;
      const isState = [one, other].some((gene) => !this.#index.knowsGene(gene) && (isStateWord(gene) || !SYMBOL.test(gene)));
      return isFusion || !/^[A-Z0-9]+\s?\//i.test(text) ? { reason: 'unclear', suggestions: isState ? [] : [`${one}-${other} fusion`] } : null;
    }
    // "ALK/ROS1 fusion" is of either, unless the list itself knows the one fusion of both.
    const isSlash = /^[A-Z0-9]+\s?\//i.test(text);
    if (isSlash && isFusion && !this.#isListedFusion(one, other)) return { reason: 'several', suggestions: [`${one}-${other} fusion`, `${one} fusion`, `${other} fusion`] };
    // "EML4/ALK" and "KRAS - BRAF" may be a fusion, or two genes.
    if (!isFusion && (isSlash || /^[A-Z0-9]+\s/i.test(text))) return pair[3] === undefined ? { reason: 'unclear', suggestions: [`${one}-${other} fusion`] } : null;
    const fusion: Found = { kind: 'fusion', gene: one, partner: other };
    const rest = pair[3];
    if (rest === undefined) return [[fusion]];
    const inner = [one, other].map((gene) => readChange(gene, rest)).find((change) => change !== null);
    // In a fusion the change lies in the gene of the list, which names it so.
    const gene = [other, one].find((symbol) => this.#index.knowsGene(symbol)) ?? other;
    const change = inner === undefined ? null : readChange(gene, rest);
    // "EML4-ALK v3" is a form of the fusion, not a codon.
    if (change !== null && isCodon(change)) return { reason: 'unclear', suggestions: [`${one}-${other}`] };
    return change === null ? null : change.map((all) => [fusion, ...all]);
  } // prettier-ignore

  #isListedFusion(one: string, other: string): boolean {
    return this.#index.ofGene(one).some((at) => this.#index.knowledge.variants[at]?.needs.flat().some((need) => need.kind === 'fusion' && genesOf(need).includes(one) && genesOf(need).includes(other))); // prettier-ignore
  }

  /** "EGFRvIII", "METex14", "BRAFV600E": a gene of the list with something right behind it. */
  #joined(text: string): AnyOf | null {
    const [first = '', ...rest] = text.split(' ');
    if (this.#index.knowsGene(this.#index.symbol(first)) || first.length < 5) return null;
    for (let cut = first.length - 2; cut >= 3; cut--) {
      const gene = this.#index.symbol(first.slice(0, cut));
      if (!this.#index.knowsGene(gene)) continue;
      const behind = [first.slice(cut).replace(/^[-_:]/, ''), ...rest].join(' ');
      const named = /^v?III$/i.test(behind) ? 'VIII' : /^ex(?:on)?\d+$/i.test(behind) ? `${behind} skipping` : behind;
      const change = readNamed(this.#index, gene, named);
      if (change !== null && !isCodon(change)) return change;
    }
    return null;
  }

  /** "amplification of ERBB2", "exon 19 deletion in EGFR", "loss of CDKN2A". */
  #turned(text: string): AnyOf | null {
    const found = /^(.+?)\s+(?:of|in|at)\s+(?:the\s+)?(\S+)(?:\s+gene)?$/i.exec(text);
    if (found === null) return null;
    const gene = this.#index.symbol(found[2] ?? '');
    return this.#index.knowsGene(gene) ? readChange(gene, found[1] ?? '') : null;
  }

  #variantsOf(gene: string): string[] {
    return suggestVariants(`${gene} `, this.#index, MOST_SUGGESTIONS);
  }

  #genesWith(change: string): string[] {
    const { variants } = this.#index.knowledge;
    return [...new Set(variants.flatMap(({ gene, needs }) => needs.some(([need]) => need?.kind === 'protein' && need.change.text === change) ? [`${gene} ${change}`] : []))].slice(0, MOST_SUGGESTIONS); // prettier-ignore
  }

  #nearGenes(symbol: string): string[] {
    if (symbol.length < 3) return [];
    return this.#index.genes.filter((gene) => gene.length >= 3 && editDistance(symbol, gene, 1) <= 1).slice(0, MOST_SUGGESTIONS); // prettier-ignore
  }
}

/** What a word of absence leaves of what was looked for. */
function meantBy(word: string): string {
  const last = /(AMPLIFIED|REARRANGED|MUTATED|DELETED)$/i.exec(word);
  return last === null ? '' : (last[1] ?? '');
}

function nameOf(change: Change): string {
  if (change.kind === 'protein') return `${change.gene} ${change.change.text}`;
  if (change.kind === 'codon') return `${change.gene} ${change.ref}${String(change.codon)}`;
  return change.gene ?? '';
}
