import { type KnownGenes, labelled, saysThatFindingsFollow, withoutWildTypes } from './list-lines.ts';

/** Words of absence or doubt. What stands in a line with one is not simply found. */
const DOUBT =
  /\b(?:no|not|non|none|nor|neither|never|nil|negative|negatives|neg|without|lacks?|lacking|free|absen[ct]e?|undetect\w*|un(?:known|certain|clear|mutated|rearranged|amplified|tested|altered|determined|confirmed)|vus|vous|pending|await\w*|fail\w*|insufficient|inadequate|equivocal|indeterminate|inconclusive|suspect\w*|possibl[ey]|probabl[ey]|maybe|likely(?! pathogenic)|query|rul(?:e|ed) out|exclu\w+|benign|wild[- ]?type|wt|normal|intact|retained|preserved|low|relatives?|family|mother|father|history|germ-?line|inherited|hereditary|constitutional)\b|-ve\b|\(\s?[-–−]\s?\)|(?<!M1|\*)\?/i;
/** A part that begins like this takes away the meaning of "detected" behind it and behind the parts that follow. */
const LEADING = /^(?:no|not|none|neither|never|nil|negative|neg|without|lacks?|lacking|absen[ct]e?|undetected|free)\b/i;
const PRESENT = /\b(?:detected|found|positive|pos|identified|present|confirmed)\b/i;
export function isDoubtful(text: string): boolean {
  return DOUBT.test(text);
}

/** Words behind a hyphen that tell a state of the gene: never a partner of a fusion. */
export function isStateWord(word: string): boolean {
  return isDoubtful(word) || PRESENT.test(word) || /^(?:ve|un.+|high|weak|strong|mut\w*|del\w*|amp\w*|loss|lost|gain|rearr?\w*|fus\w*|transloc\w*|over\w*|under\w*|express\w*|status|test\w*|gene|driven|dependent|related|like|type)$/i.test(word); // prettier-ignore
}

/** What the lines above a part and the other parts of its line leave of its meaning. */
export class Doubts {
  readonly #genes: KnownGenes;
  /** A heading that was not understood as one of findings: `doubt` where it says absence or doubt itself. */
  #heading: 'none' | 'other' | 'doubt' = 'none';
  #isStatement = false;
  #isLed = false;

  constructor(genes: KnownGenes) {
    this.#genes = genes;
  }

  /** @returns what is left to read of the line: nothing where it is but a heading of findings, and no label that says no more than that findings follow */
  startLine(line: string): string {
    const { label = null, rest = '' } = labelled(line) ?? {};
    const isAlone = label !== null && rest === '';
    const isBare = label === null && isDoubtful(line) && !this.#namesGene(line);
    const isOver = label !== null && !/^(?:c|p|g)$/i.test(label.slice(-1)) && !this.#namesGene(label);
    if (label !== null && saysThatFindingsFollow(label)) {
      this.#heading = 'none';
      return rest;
    }
    if (isBare || (isOver && isDoubtful(label))) this.#heading = 'doubt';
    else if (isAlone) this.#heading = isDoubtful(line) ? 'doubt' : 'other';
    return line;
  }

  /** Begins one of the statements of a line. */
  startStatement(statement: string): void {
    this.#isStatement = isDoubtful(withoutWildTypes(statement, this.#genes));
    this.#isLed = false;
  }

  /** Whether a part is in doubt by what stands round it, since no word of its own says whether it was found. To be asked in order. */
  covers(part: string): boolean {
    const isOwn = isDoubtful(part);
    this.#isLed ||= LEADING.test(part);
    if (isOwn) return false;
    if (this.#heading === 'doubt' || this.#isLed) return true;
    return (this.#isStatement || this.#heading === 'other') && !PRESENT.test(part);
  }

  #namesGene(text: string): boolean {
    return text.split(/[^A-Za-z0-9]+/).some((word) => word.length > 1 && this.#genes.isGene(word));
  }
}

/** What may be meant by a part in doubt, each to be typed as it stands. */
export function foundOrNot(part: string): string[] {
  const bare = part.replace(new RegExp(PRESENT, 'gi'), ' ').replace(/\s+/g, ' ').trim();
  return part.endsWith(':') || bare === '' ? [] : [`${bare} detected`, `${bare} not detected`];
}
