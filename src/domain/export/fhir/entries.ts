import { type Concept, GUIDE, loinc, LOINC, tbd } from './codes.ts';

/** A resource of FHIR as JSON. */
export type Resource = Readonly<Record<string, unknown>> & { resourceType: string };

export interface Reference {
  reference: string;
}

/** Resources of one bundle, each under an address that the others name it by. */
export class Entries {
  readonly #seed: string;
  readonly #entries: { fullUrl: string; resource: Resource }[] = [];

  /** @param seed - 16 hexadecimal digits: the addresses of one input are the same each time, those of two are not */
  constructor(seed: string) {
    this.#seed = /^[0-9a-f]{16}$/.test(seed) ? seed : '0'.repeat(16);
  }

  /** Adds a resource and says how it is referred to. */
  add(resource: Resource): Reference {
    const [seed, count] = [this.#seed, this.#entries.length + 1];
    const uuid = `${seed.slice(0, 8)}-${seed.slice(8, 12)}-8${seed.slice(12, 15)}-8${seed.slice(15)}00-${count.toString(16).padStart(12, '0')}`;
    this.#entries.push({ fullUrl: `urn:uuid:${uuid}`, resource });
    return { reference: `urn:uuid:${uuid}` };
  }

  get all(): readonly { fullUrl: string; resource: Resource }[] {
    return this.#entries;
  }
}

type Profile = 'variant' | 'haplotype' | 'genotype' | 'therapeutic-implication' | 'diagnostic-implication';

const CODES: Readonly<Record<Profile, Concept>> = {
  variant: loinc('69548-6', 'Genetic variant assessment'),
  haplotype: loinc('84414-2', 'Haplotype name'),
  genotype: loinc('84413-4', 'Genotype display name'),
  'therapeutic-implication': tbd('therapeutic-implication'),
  'diagnostic-implication': tbd('diagnostic-implication'),
};

/** Every observation of a genome is in both categories, each in an entry of its own. */
const CATEGORIES = [
  ['http://terminology.hl7.org/CodeSystem/observation-category', 'laboratory'],
  ['http://terminology.hl7.org/CodeSystem/v2-0074', 'GE'],
].map(([system, code]) => ({ coding: [{ system, code }] }));

/** An observation of a profile of the guide; always preliminary. Fields that are undefined or empty lists are left out. */
export function observation(profile: Profile, subject: Reference, fields: Readonly<Record<string, unknown>>): Resource {
  const said = Object.entries(fields).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return {
    resourceType: 'Observation',
    meta: { profile: [`${GUIDE}/StructureDefinition/${profile}`] },
    status: 'preliminary',
    category: CATEGORIES,
    code: CODES[profile],
    subject,
    ...Object.fromEntries(said),
  };
}

/** A component under a code of LOINC. */
export function part(code: string, display: string, value: Readonly<Record<string, unknown>>): object {
  return { code: { coding: [{ system: LOINC, code, display }] }, ...value };
}

/** A component under one of the guide's own codes. */
export function ownPart(code: string, value: Readonly<Record<string, unknown>>): object {
  return { code: tbd(code), ...value };
}

/** What is concluded, in words. */
export function conclusion(text: string): object {
  return ownPart('conclusion-string', { valueString: text });
}

/** Which gene is meant. HGNC's numbers are not in the tables here: the symbol stands as text. */
export function geneStudied(gene: string): object {
  return part('48018-6', 'Gene studied [ID]', { valueCodeableConcept: { text: gene } });
}
