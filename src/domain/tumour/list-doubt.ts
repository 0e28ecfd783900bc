/** Words of absence or doubt. What stands in a line with one is not simply found. */
const DOUBT =
  /\b(?:no|not|non|none|nor|neither|never|nil|negative|negatives|neg|without|lacks?|lacking|free|absen[ct]e?|undetect\w*|un(?:known|certain|clear|mutated|rearranged|amplified|tested|altered|determined|confirmed)|vus|vous|pending|await\w*|fail\w*|insufficient|inadequate|equivocal|indeterminate|inconclusive|suspect\w*|possibl[ey]|probabl[ey]|maybe|likely(?! pathogenic)|query|rul(?:e|ed) out|exclu\w+|benign|wild[- ]?type|wt|normal|intact|retained|preserved|low|relatives?|family|mother|father|history)\b|-ve\b|\(\s?[-–−]\s?\)|(?<!M1|\*)\?/i;
/** A part that begins like this takes away the meaning of "detected" behind it and behind the parts that follow. */
const LEADING = /^(?:no|not|none|neither|never|nil|negative|neg|without|lacks?|lacking|absen[ct]e?|undetected|free)\b/i;
const PRESENT = /\b(?:detected|found|positive|pos|identified|present|confirmed)\b/i;
/** Headings that say only that findings follow. */
const FINDINGS =
  /^(?:(?:the|all|other|pathogenic|likely pathogenic|oncogenic|somatic|genomic|molecular|relevant|significant|clinically|positive|detected|identified|found|present|confirmed|tumou?r|and|or|of|findings?|results?|variants?|mutations?|alterations?|changes?|fusions?|markers?|biomarkers?)\s*)+$/i;

export function isDoubtful(text: string): boolean {
  return DOUBT.test(text);
}

/** Words behind a hyphen that tell a state of the gene: never a partner of a fusion. */
export function isStateWord(word: string): boolean {
  return isDoubtful(word) || PRESENT.test(word) || /^(?:ve|un.+|high|weak|strong|mut\w*|del\w*|amp\w*|loss|lost|gain|rearr?\w*|fus\w*|transloc\w*|over\w*|under\w*|express\w*|status|test\w*|gene|driven|dependent|related|like|type)$/i.test(word); // prettier-ignore
}

/** What the lines above a part and the other parts of its line leave of its meaning. */
export class Doubts {
  /** A heading that was not understood as one of findings: `doubt` where it says absence or doubt itself. */
  #heading: 'none' | 'other' | 'doubt' = 'none';
  #isLine = false;
  #isLed = false;

  /** @returns whether the line is nothing but a heading that says that findings follow */
  startLine(line: string, namesGene: (text: string) => boolean): boolean {
    const before = /^([^:]*):(?!:)/.exec(line)?.[1]?.trim() ?? null;
    const isAlone = /:\s*$/.test(line);
    const isBare = before === null && isDoubtful(line) && !namesGene(line);
    const isOver = before !== null && !/^(?:c|p|g)$/i.test(before.slice(-1)) && !namesGene(before);
    if (before !== null && FINDINGS.test(before)) {
      this.#heading = 'none';
    } else if (isBare || (isOver && isDoubtful(before))) this.#heading = 'doubt';
    else if (isAlone) this.#heading = isDoubtful(line) ? 'doubt' : 'other';
    this.#isLine = isDoubtful(line);
    this.#isLed = false;
    return isAlone && before !== null && FINDINGS.test(before);
  }

  /** Whether a part is in doubt by what stands round it, since no word of its own says whether it was found. To be asked in order. */
  covers(part: string): boolean {
    const isOwn = isDoubtful(part);
    this.#isLed ||= LEADING.test(part);
    if (isOwn) return false;
    if (this.#heading === 'doubt' || this.#isLed) return true;
    return (this.#isLine || this.#heading === 'other') && !PRESENT.test(part);
  }
}
