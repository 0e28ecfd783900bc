import { parseOutsideJson } from '../report/unseen-text.ts';
import { yearsOf } from './onset.ts';

/** What a person, or a file, tells: ids of HPO as they stand. */
export interface RareTelling {
  present: readonly string[];
  absent: readonly string[];
  sex: 'female' | 'male' | null;
  /** ISO 8601 durations (`P3Y6M`), or an HPO word for a stage of life where the file has that; null where not told. */
  age: string | null;
  onset: string | null;
}

/** Why a text is no phenopacket of which something can be read. */
export type PhenopacketRefusal = 'not-json' | 'not-a-phenopacket' | 'no-features';

type Json = Readonly<Record<string, unknown>>;

/** Reads a phenopacket of version 1 or 2 (also the proband of a family). Names and identifiers of the person are not kept. */
export function readPhenopacket(text: string): RareTelling | { refused: PhenopacketRefusal } {
  let parsed: unknown;
  try {
    parsed = parseOutsideJson(text);
  } catch {
    return { refused: 'not-json' };
  }
  const outer = objectOf(parsed);
  const packet = objectOf(outer?.phenopacket) ?? objectOf(outer?.proband) ?? outer;
  if (packet === null || !Array.isArray(packet.phenotypicFeatures)) return { refused: 'not-a-phenopacket' };
  const features = listOf(packet.phenotypicFeatures).flatMap(readFeature);
  if (features.length === 0) return { refused: 'no-features' };
  const subject = objectOf(packet.subject) ?? {};
  const present = features.filter(({ isAbsent }) => !isAbsent);
  const onsets = [...listOf(packet.diseases).map((disease) => timeOf(disease.onset)), ...present.map(({ onset }) => onset)]; // prettier-ignore
  return {
    present: unique(present.map(({ id }) => id)),
    absent: unique(features.filter(({ isAbsent }) => isAbsent).map(({ id }) => id)),
    sex: sexOf(subject.sex),
    age: timeOf(subject.timeAtLastEncounter) ?? timeOf(subject.ageAtCollection),
    onset: earliest(onsets.filter((onset) => onset !== null)),
  };
}

/** A feature of which an onset is told begins there; one that is excluded was looked for and not there. */
function readFeature(feature: Json): { id: string; isAbsent: boolean; onset: string | null }[] {
  const id = objectOf(feature.type)?.id;
  if (typeof id !== 'string' || !/^HP:\d{7}$/.test(id)) return [];
  return [{ id, isAbsent: feature.excluded === true || feature.negated === true, onset: timeOf(feature.onset) }]; // prettier-ignore
}

/** An age, the start of a range of ages, or a stage of life. */
function timeOf(value: unknown): string | null {
  const time = objectOf(value);
  if (time === null) return null;
  const age = objectOf(time.age);
  const start = objectOf(objectOf(time.ageRange)?.start);
  const stage = objectOf(time.ontologyClass)?.label;
  const told = age?.iso8601duration ?? start?.iso8601duration ?? stage ?? time.age;
  return typeof told === 'string' && yearsOf(told) !== null ? told : null;
}

function earliest(times: readonly string[]): string | null {
  return times.reduce<string | null>((first, time) => (first === null || (yearsOf(time) ?? 0) < (yearsOf(first) ?? 0) ? time : first), null); // prettier-ignore
}

function sexOf(value: unknown): RareTelling['sex'] {
  return value === 'FEMALE' || value === 1 ? 'female' : value === 'MALE' || value === 2 ? 'male' : null;
}

function objectOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(objectOf).filter((one) => one !== null) : [];
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

/** What a phenopacket is written from. */
export interface PhenopacketContent {
  telling: RareTelling;
  /** The label of a term by its id. */
  labelOf: (id: string) => string;
  /** Release of HPO that the ids belong to. */
  hpoVersion: string;
  /** When it was written, ISO 8601. */
  created: string;
}

/** Writes a phenopacket of version 2, as JSON. The person is `proband`; no name is in it. */
export function writePhenopacket({ telling, labelOf, hpoVersion, created }: PhenopacketContent): string {
  const { sex, age, onset } = telling;
  const duration = (time: string): object =>
    time.startsWith('P') ? { age: { iso8601duration: time } } : stageOf(time);
  const feature = (id: string, isAbsent: boolean): object => ({
    type: { id, label: labelOf(id) },
    ...(isAbsent ? { excluded: true } : {}),
  });
  const subject = {
    id: 'proband',
    ...(age === null ? {} : { timeAtLastEncounter: duration(age) }),
    sex: sex === null ? 'UNKNOWN_SEX' : sex.toUpperCase(),
  };
  const features = [...telling.present.map((id) => feature(id, false)), ...telling.absent.map((id) => feature(id, true))]; // prettier-ignore
  const first = features[0];
  if (onset !== null && first !== undefined && telling.present.length > 0) features[0] = { ...first, onset: duration(onset) }; // prettier-ignore
  return JSON.stringify(
    {
      id: 'sequester-differential',
      subject,
      phenotypicFeatures: features,
      metaData: {
        created,
        createdBy: 'Sequester',
        resources: [
          { id: 'hp', name: 'human phenotype ontology', url: 'http://purl.obolibrary.org/obo/hp.owl', version: hpoVersion, namespacePrefix: 'HP', iriPrefix: 'http://purl.obolibrary.org/obo/HP_' }, // prettier-ignore
        ],
        phenopacketSchemaVersion: '2.0',
      },
    },
    null,
    2,
  );
}

/** HPO's terms for stages of life, by their labels in the lists. */
const STAGES: Readonly<Record<string, string>> = {
  'Antenatal onset': 'HP:0030674',
  'Congenital onset': 'HP:0003577',
  'Neonatal onset': 'HP:0003623',
  'Infantile onset': 'HP:0003593',
  'Childhood onset': 'HP:0011463',
  'Juvenile onset': 'HP:0003621',
  'Adult onset': 'HP:0003581',
  'Middle age onset': 'HP:0003596',
  'Late onset': 'HP:0003584',
};

function stageOf(label: string): object {
  const id = STAGES[label];
  return id === undefined ? {} : { ontologyClass: { id, label } };
}
