import type { Chromosome } from '../../domain/genotype/genome.ts';
import { parseChromosome } from '../../domain/genotype/genome.ts';

/** A place on another build; `minusStrand` where the target runs the other way. */
export interface Lifted {
  chromosome: Chromosome;
  position: number;
  minusStrand: boolean;
}

interface Block {
  /** 0-based first base in the source. */
  start: number;
  size: number;
  targetStart: number;
  chain: Chain;
}

interface Chain {
  score: number;
  target: string;
  targetSize: number;
  minusStrand: boolean;
}

/**
 * Positions of one build in another, by a UCSC chain file (format: genome.ucsc.edu/goldenPath/help/chain.html).
 * Used to build tables; the app itself never lifts over. Of several chains the one with the highest score counts.
 */
export class ChainMap {
  private readonly blocks = new Map<string, Block[]>();
  private readonly longest = new Map<string, number>();

  /** @param inverted read the file backwards: from its query build to its target build */
  constructor(text: string, inverted = false) {
    let place: { source: string; at: number; targetAt: number; chain: Chain } | null = null;
    for (const line of text.split('\n')) {
      const fields = line.trim().split(/\s+/);
      if (fields[0] === 'chain') place = openChain(fields, inverted);
      else if (place !== null && fields[0] !== '' && fields[0] !== undefined) {
        const [size = 0, first = 0, second = 0] = fields.map(Number);
        this.add(place.source, { start: place.at, size, targetStart: place.targetAt, chain: place.chain });
        place.at += size + (inverted ? second : first);
        place.targetAt += size + (inverted ? first : second);
      }
    }
    for (const blocks of this.blocks.values()) blocks.sort((a, b) => a.start - b.start);
  }

  private add(source: string, block: Block): void {
    const blocks = this.blocks.get(source);
    if (blocks === undefined) this.blocks.set(source, [block]);
    else blocks.push(block);
    this.longest.set(source, Math.max(this.longest.get(source) ?? 0, block.size));
  }

  /** The place of a 1-based position, or null where it is lost or lands on no chromosome. */
  lift(chromosome: Chromosome, position: number): Lifted | null {
    const source = chromosome === 'MT' ? 'chrM' : `chr${chromosome}`;
    const blocks = this.blocks.get(source) ?? [];
    const zero = position - 1;
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((blocks[middle]?.start ?? Infinity) <= zero) low = middle + 1;
      else high = middle;
    }
    let best: Block | null = null;
    const reach = zero - (this.longest.get(source) ?? 0);
    for (let index = low - 1; index >= 0; index--) {
      const block = blocks[index];
      if (block === undefined || block.start < reach) break;
      if (zero < block.start + block.size && block.chain.score > (best?.chain.score ?? -1)) best = block;
    }
    return best === null ? null : targetOf(best, zero);
  }
}

function openChain(
  fields: readonly string[],
  inverted: boolean,
): { source: string; at: number; targetAt: number; chain: Chain } {
  const [, score = '', tName = '', tSize = '', , tStart = '', , qName = '', qSize = '', qStrand = '', qStart = ''] =
    fields;
  const minusStrand = qStrand === '-';
  if (!inverted) {
    const chain = { score: Number(score), target: qName, targetSize: Number(qSize), minusStrand };
    return { source: tName, at: Number(tStart), targetAt: Number(qStart), chain };
  }
  if (minusStrand)
    return {
      source: `${qName}-`,
      at: 0,
      targetAt: 0,
      chain: { score: 0, target: tName, targetSize: Number(tSize), minusStrand },
    };
  const chain = { score: Number(score), target: tName, targetSize: Number(tSize), minusStrand };
  return { source: qName, at: Number(qStart), targetAt: Number(tStart), chain };
}

function targetOf({ start, targetStart, chain }: Block, zero: number): Lifted | null {
  const forward = targetStart + (zero - start);
  const chromosome = chain.target.includes('_') ? null : parseChromosome(chain.target);
  if (chromosome === null) return null;
  return {
    chromosome,
    position: (chain.minusStrand ? chain.targetSize - 1 - forward : forward) + 1,
    minusStrand: chain.minusStrand,
  };
}
