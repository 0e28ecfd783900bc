import type { CivicIndex } from './civic-index.ts';
import { readListChange } from './list-change.ts';
import { Doubts, foundOrNot, isDoubtful } from './list-doubt.ts';
import { type KnownGenes, labelled, plainLetters, statementsOf, wildTypeGenes } from './list-lines.ts';
import { readMarkers } from './markers.ts';
import { genesOf } from './match-change.ts';
import type { Unread } from './not-understood.ts';
import { type Alteration, type Change, type Markers, NO_MARKERS } from './profile.ts';
import { MOST_SUGGESTIONS } from './suggest-variants.ts';

/** A part of a list that tells nothing that can be used. It is shown, never dropped. */
export interface NotUnderstood extends Unread {
  told: string;
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

/** Marks of what a person is born with. */
const INHERITED = /\b(?:germ-?line|inherited|hereditary|constitutional|congenital)\b/i;
const ABSENT =
  /\b(?:NEGATIVE|NOT (?:DETECTED|FOUND|AMPLIFIED|IDENTIFIED|PRESENT|REARRANGED|MUTATED|DELETED)|UNDETECTED|ABSENT)\b/i;

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
  #readBeside(told: string, before: string | null): readonly Change[] | Unread {
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

  #readChanges(told: string, before: string | null): readonly Change[] | Unread {
    if (INHERITED.test(told)) return { reason: 'inherited', suggestions: [] };
    const isAbsent = /^no\s/i.test(told) || (ABSENT.test(told) && !/\bwild[- ]?type\b/i.test(told));
    const text = isAbsent ? told.replace(/^no\s+(?:evidence of\s+)?/i, '').replace(ABSENT, (word) => meantBy(word)).trim() : told; // prettier-ignore
    const read = readListChange(this.#index, text, { before, isAbsent });
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
