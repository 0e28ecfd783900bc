import type { DrugReport } from '../drugs/report.ts';
import { audienceOf } from './audience.ts';
import type { FiledDrug } from './classes.ts';
import type { Circumstance, ClinicalFactors, Experience } from './factors.ts';

/** Codes of notes. `source`: a row of a guideline stands behind it; `question`: nothing read here does, so it is one to ask. */
export const NOTES = {
  'note/rows-for-children': 'source',
  'note/children-elsewhere': 'question',
  'note/older': 'question',
  'note/differs-by-indication': 'source',
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

/** Whether a row is written for this person, as far as the factors say. What they do not say rules nothing out. */
export function concerns(row: DrugReport, factors: ClinicalFactors): boolean {
  const audience = audienceOf(row.population);
  if (audience === 'children') return factors.age === null || factors.age === 'child';
  if (audience === 'adults') return factors.age !== 'child';
  const earlier = factors.earlier[row.drug];
  if (audience === 'long-users') return earlier === undefined || earlier === 'over-three-months';
  return audience !== 'new-users' || earlier !== 'over-three-months';
}

/** What a note has to know of a drug: it speaks of what guidelines have, whatever this file could read. */
type NotedDrug = Pick<FiledDrug, 'name' | 'audiences' | 'byIndication'>;

function ageNotes(drugs: readonly NotedDrug[], { age }: ClinicalFactors): Note[] {
  if (age === 'older') return [{ code: 'note/older', drugs: [] }];
  if (age !== 'child') return [];
  const written = drugs.filter(({ audiences }) => audiences.includes('children')).map(({ name }) => name);
  const rest: Note = { code: 'note/children-elsewhere', drugs: [] };
  return written.length === 0 ? [rest] : [{ code: 'note/rows-for-children', drugs: written }, rest];
}

function diagnosisNotes(drugs: readonly NotedDrug[], { diagnoses }: ClinicalFactors): Note[] {
  const named = drugs.filter(({ byIndication }) => byIndication).map(({ name }) => name);
  return diagnoses.length === 0 || named.length === 0 ? [] : [{ code: 'note/differs-by-indication', drugs: named }];
}

function earlierNotes(drugs: readonly NotedDrug[], { earlier }: ClinicalFactors): Note[] {
  const having = (wanted: Experience): string[] =>
    Object.keys(earlier)
      .filter((drug) => earlier[drug] === wanted)
      .sort();
  const long = having('over-three-months');
  const written = long.filter((drug) => drugs.some(({ name, audiences }) => name === drug && audiences.includes('long-users'))); // prettier-ignore
  const notes: Note[] = [
    { code: 'note/rows-for-earlier-use', drugs: written },
    { code: 'note/earlier-use', drugs: long.filter((drug) => !written.includes(drug)) },
    { code: 'note/earlier-side-effects', drugs: having('side-effects') },
    { code: 'note/earlier-no-benefit', drugs: having('no-benefit') },
  ];
  return notes.filter((note) => note.drugs.length > 0);
}

/** Notes that the factors call for, over the drugs of the view. They change no result and rank nothing. */
export function notesFor(drugs: readonly NotedDrug[], factors: ClinicalFactors): Note[] {
  const circumstances = factors.circumstances.map((one): Note => ({ code: CIRCUMSTANCE_NOTES[one], drugs: [] }));
  return [...earlierNotes(drugs, factors), ...diagnosisNotes(drugs, factors), ...ageNotes(drugs, factors), ...circumstances]; // prettier-ignore
}
