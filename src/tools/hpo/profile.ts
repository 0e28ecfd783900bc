import { FREQUENCY_STEPS } from '../../domain/rare/knowledge.ts';

/** Patients that a class stands for: of so many, the middle of the class has the sign. */
const CLASS_PEOPLE = 5;
/** Middles of HPO's and Orphanet's classes: obligate, very frequent, frequent, occasional, very rare, excluded. */
const MIDDLES: Readonly<Record<string, number>> = { B: 1, V: 0.895, F: 0.545, O: 0.17, R: 0.025, X: 0 };

/** Counts of one sign of a disease over its rows. */
export interface SignCounts {
  /** Patients who have it. */
  having: number;
  /** Patients who were looked at. */
  people: number;
  /** Rows that do not say how often. */
  untold: number;
}

/** Adds one code of a table (`3/7`, a letter, nothing) to the counts of its sign. */
export function addCode(counts: SignCounts, code: string): void {
  if (code === '') {
    counts.untold++;
    return;
  }
  const middle = MIDDLES[code];
  const [having, people] = middle === undefined ? code.split('/').map(Number) : [CLASS_PEOPLE * middle, CLASS_PEOPLE];
  if (
    having === undefined ||
    people === undefined ||
    !Number.isFinite(having + people) ||
    having > people ||
    people <= 0
  )
    throw new Error(`frequency ${code}`);
  counts.having += having;
  counts.people += people;
}

/** Signs of one line of a table: `0000252;0001250=3/5;0001263=V,2/3`, added to what is known of the disease. */
export function addSigns(signs: Map<string, SignCounts>, line: string): void {
  for (const part of line.split(';').filter(Boolean)) {
    const [term = '', codes = ''] = part.split('=');
    const counts = signs.get(term) ?? { having: 0, people: 0, untold: 0 };
    signs.set(term, counts);
    for (const code of codes.split(',')) addCode(counts, code);
  }
}

/**
 * How often the sign is there, as the pack stores it: 0 where no row says, null where the sign was only ever looked for in vain.
 * A half is added to those who have it and one to those who were looked at, so that one patient of one is not a certainty.
 */
export function storedFrequency({ having, people, untold }: SignCounts): number | null {
  if (having === 0 && untold === 0) return null;
  if (people === 0) return 0;
  return Math.max(1, Math.round((FREQUENCY_STEPS * (having + 0.5)) / (people + 1)));
}
