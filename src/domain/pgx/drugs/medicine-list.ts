import { plainTyped } from '../../report/unseen-text.ts';
import type { DrugEntry } from './drug-pack.ts';
import type { DrugIndex, NameKind } from './drug-index.ts';
import { fold } from './fold.ts';

/** A name of a list that means a drug. */
export interface ReadMedicine {
  drug: DrugEntry;
  /** What stands in the list. */
  typed: string;
  by: NameKind;
}

/** What a typed list was read as. */
export interface MedicineList {
  found: readonly ReadMedicine[];
  /** Words that mean no drug here. They are shown, never dropped. */
  unknown: readonly string[];
}

/** Words around a name that say how much of it, in what form and when: they are no names. */
const AROUND = new Set(
  (
    'mg mcg ug µg g gr kg ml l iu ie units unit international per percent ' +
    'tab tabs tablet tablets tbl cap caps capsule capsules pill pills drop drops spray sprays puff puffs inhaler patch ' +
    'patches cream gel ointment injection injections inj ampoule vial solution suspension syrup suppository film coated ' +
    'chewable dispersible effervescent oral orally mouth by via po iv im sc sl pr topical eye ear nasal nose skin ' +
    'er xr sr cr la mr cd xl ec odt ir dr retard slow modified extended sustained prolonged delayed release fast ' +
    'once twice thrice one two three four half daily day days a an the every each hour hours hourly week weeks weekly ' +
    'month months monthly morning mornings noon evening evenings night nights nightly bedtime lunch breakfast dinner ' +
    'meal meals food with without before after at in on of and or plus then for from to until since x times time as ' +
    'needed when required prn od bd bid tid tds qid qds qd qhs qam qpm hs nocte mane stat ' +
    'take takes taking took use uses using my dose doses strength brand generic medicine medicines medication ' +
    'hydrochloride hydrobromide hydrogen hcl hbr sodium potassium calcium magnesium maleate tartrate bitartrate citrate ' +
    'besylate besilate mesylate mesilate succinate fumarate phosphate sulfate sulphate acetate oxalate malate ' +
    'monohydrate dihydrate trihydrate hemihydrate anhydrous ' +
    // German, French and Spanish words of doses and times.
    'tablette tabletten kapsel kapseln tropfen stuck halbe taglich tagl morgens mittags abends nachts nacht fruh zur ' +
    'und mit ohne bei bedarf dem essen einmal zweimal dreimal mal pro tag woche stunden retardiert depot ' +
    'comprime comprimes cpr gelule gelules goutte gouttes fois par jour jours matin midi soir nuit le au si besoin avant ' +
    'apres repas lp demi semaine et ou ' +
    'comprimido comprimidos capsula capsulas gotas veces vez al dia dias cada horas manana tarde noche necesario antes ' +
    'despues comidas semana'
  ).split(' '),
);

/** No name has more words. */
const MAX_WORDS = 8;

interface Word {
  folded: string;
  /** Where it stands in the part. */
  from: number;
  to: number;
}

function wordsOf(part: string): Word[] {
  return [...part.matchAll(/[\p{L}\p{N}\p{M}#%µ]+/gu)].flatMap((match) => {
    const folded = fold(match[0]);
    return folded === '' ? [] : [{ folded, from: match.index, to: match.index + match[0].length }];
  });
}

function isAround({ folded }: Word): boolean {
  return AROUND.has(folded) || /^[x×]?\d/.test(folded) || folded.length < 2;
}

/** Longest name that begins at a word. */
function nameAt(index: DrugIndex, words: readonly Word[], at: number): { length: number; key: string } | null {
  for (let length = Math.min(MAX_WORDS, words.length - at); length > 0; length--) {
    const key = words
      .slice(at, at + length)
      .map(({ folded }) => folded)
      .join(' ');
    if (index.byName.has(key)) return { length, key };
  }
  return null;
}

function readPart(index: DrugIndex, part: string): MedicineList {
  const words = wordsOf(part);
  const found: ReadMedicine[] = [];
  const unknown: string[] = [];
  let run: Word[] = [];
  const text = (from: Word | undefined, to: Word | undefined): string =>
    part.slice(from?.from ?? 0, to?.to ?? 0).trim();
  const endRun = (): void => {
    if (run.length > 0) unknown.push(text(run[0], run.at(-1)));
    run = [];
  };
  for (let at = 0; at < words.length;) {
    const word = words[at];
    const name = nameAt(index, words, at);
    if (name !== null) {
      endRun();
      const typed = text(word, words[at + name.length - 1]);
      for (const hit of index.byName.get(name.key) ?? []) found.push({ drug: hit.drug, typed, by: hit.name.kind });
    } else if (word === undefined || isAround(word)) endRun();
    else run.push(word);
    at += name?.length ?? 1;
  }
  endRun();
  return { found, unknown };
}

/**
 * Reads a typed or pasted list of medicines, one or several to a line. Doses, forms and times of day are passed over;
 * every other word that is no name known here is handed back as unknown.
 */
export function readMedicineList(index: DrugIndex, text: string): MedicineList {
  // A name may hold a comma or a slash, so a line is read as a whole first.
  const parts = plainTyped(text)
    .split(/[\n;•]+/)
    .flatMap((line) => {
      const whole = fold(line);
      return index.byName.has(whole) ? [line] : line.split(/[,+&]|\s-\s/);
    });
  const lists = parts.map((part) => readPart(index, part));
  const found = lists.flatMap((list) => list.found);
  return {
    found: found.filter(({ drug }, i) => found.findIndex((other) => other.drug === drug) === i),
    unknown: [...new Set(lists.flatMap((list) => list.unknown))],
  };
}
