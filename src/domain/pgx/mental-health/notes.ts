import type { DrugReport } from '../../report/report.ts';
import type { Circumstance, ClinicalFactors } from './factors.ts';

/** Codes of notes. `source`: a row of a guideline stands behind it; `question`: nothing read here does, so it is one to ask. */
export const NOTES = {
  'note/rows-for-children': 'source',
  'note/children-elsewhere': 'question',
  'note/older': 'question',
  'note/differs-by-indication': 'source',
  'note/diagnosis-not-used': 'question',
  'note/rows-for-earlier-use': 'source',
  'note/earlier-side-effects': 'question',
  'note/earlier-no-benefit': 'question',
  'note/earlier-use': 'question',
  'note/pregnancy': 'question',
  'note/liver': 'question',
  'note/kidney': 'question',
  'note/qt': 'question',
} as const;
export type NoteCode = keyof typeof NOTES;

/** One note, with the medicines that it is about; none = all of the view. */
export interface Note {
  code: NoteCode;
  drugs: readonly string[];
}

const CIRCUMSTANCE_NOTES: Readonly<Record<Circumstance, NoteCode>> = {
  pregnancy: 'note/pregnancy',
  liver: 'note/liver',
  kidney: 'note/kidney',
  qt: 'note/qt',
};

/** Whom a row is written for, beyond everybody: read from the guideline's own population words. */
export type Audience = 'children' | 'adults' | 'new-users' | 'long-users';

/** The audience of a row; `null` where it is for everybody or for a group that no factor here decides. */
export function audienceOf(population: string | undefined): Audience | null {
  const words = population ?? '';
  if (/^ped/i.test(words)) return 'children';
  if (/^adults$/i.test(words)) return 'adults';
  if (/ naive$/i.test(words)) return 'new-users';
  return / use >\s?3\s?mos$/i.test(words) ? 'long-users' : null;
}

/** Whether a row is written for this person, as far as the factors say. What they do not say rules nothing out. */
export function concerns(row: DrugReport, factors: ClinicalFactors): boolean {
  const audience = audienceOf(row.population);
  if (audience === 'children') return factors.age === null || factors.age === 'child';
  if (audience === 'adults') return factors.age !== 'child';
  const earlier = factors.earlier[row.drug];
  if (audience === 'long-users') return earlier === undefined || earlier === 'over-three-months';
  return audience !== 'new-users' || earlier !== 'over-three-months';
}

function drugsOf(rows: readonly DrugReport[]): string[] {
  return [...new Set(rows.map(({ drug }) => drug))].sort();
}

function ageNotes(rows: readonly DrugReport[], { age }: ClinicalFactors): Note[] {
  if (age === 'older') return [{ code: 'note/older', drugs: [] }];
  if (age !== 'child') return [];
  const written = drugsOf(rows.filter(({ population }) => audienceOf(population) === 'children'));
  const rest: Note = { code: 'note/children-elsewhere', drugs: [] };
  return written.length === 0 ? [rest] : [{ code: 'note/rows-for-children', drugs: written }, rest];
}

function diagnosisNotes(rows: readonly DrugReport[], { diagnoses }: ClinicalFactors): Note[] {
  if (diagnoses.length === 0) return [];
  const drugs = drugsOf(rows.filter(({ codes }) => codes?.includes('indication_specific') === true));
  return drugs.length === 0
    ? [{ code: 'note/diagnosis-not-used', drugs: [] }]
    : [{ code: 'note/differs-by-indication', drugs }];
}

function earlierNotes(rows: readonly DrugReport[], { earlier }: ClinicalFactors): Note[] {
  const having = (wanted: string): string[] =>
    Object.keys(earlier)
      .filter((drug) => earlier[drug] === wanted)
      .sort();
  const long = having('over-three-months');
  const written = drugsOf(rows.filter(({ drug, population }) => long.includes(drug) && audienceOf(population) === 'long-users')); // prettier-ignore
  const notes: Note[] = [
    { code: 'note/rows-for-earlier-use', drugs: written },
    { code: 'note/earlier-use', drugs: long.filter((drug) => !written.includes(drug)) },
    { code: 'note/earlier-side-effects', drugs: having('side-effects') },
    { code: 'note/earlier-no-benefit', drugs: having('no-benefit') },
  ];
  return notes.filter(({ drugs }) => drugs.length > 0);
}

/** Notes that the factors call for, over the rows of the view. They change no result and rank nothing. */
export function notesFor(rows: readonly DrugReport[], factors: ClinicalFactors): Note[] {
  const circumstances = factors.circumstances.map((one): Note => ({ code: CIRCUMSTANCE_NOTES[one], drugs: [] }));
  return [
    ...earlierNotes(rows, factors),
    ...diagnosisNotes(rows, factors),
    ...ageNotes(rows, factors),
    ...circumstances,
  ];
}
