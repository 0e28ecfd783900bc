import { Fhir } from 'fhir/fhir.js';
import { describe, expect, it } from 'vitest';
import { ga4ghDigest } from '../../../src/bytes/ga4gh-digest.ts';
import { fhirBundle } from '../../../src/domain/export/fhir/bundle.ts';
import { content } from '../../support/exported.ts';

interface Observed {
  resourceType: string;
  status: string;
  meta?: { profile: string[] };
  category: { coding: { code: string }[] }[];
  valueCodeableConcept?: { text?: string; coding?: { code: string }[] };
  dataAbsentReason?: { coding: { code: string }[] };
  derivedFrom?: { reference: string }[];
  component?: { code: { coding: { code: string }[] }; valueCodeableConcept?: { text?: string; coding?: { code: string }[] }; valueString?: string }[];
  prediction?: { rationale: string }[];
  conclusion?: string;
} // prettier-ignore

const bundle = JSON.parse(fhirBundle(content(), ga4ghDigest)) as { entry: { fullUrl: string; resource: Observed }[] };
const resources = bundle.entry.map(({ resource }) => resource);
const ofProfile = (name: string): Observed[] => resources.filter(({ meta }) => meta?.profile[0]?.endsWith(`/${name}`));
const NORMAL = ['LA25391-6', 'LA25393-2'];

describe('a FHIR bundle', () => {
  it('is valid R4', () => {
    const { messages } = new Fhir().validate(bundle, { errorOnUnexpected: true });
    expect(messages.filter(({ severity }) => /^(error|fatal)$/.test(severity ?? ''))).toEqual([]);
  });

  it('a broken one is refused by the same judge', () => {
    const broken = structuredClone(bundle) as unknown as { entry: { resource: Record<string, unknown> }[] };
    for (const { resource } of broken.entry) if (resource.resourceType === 'Observation') delete resource.status;
    expect(new Fhir().validate(broken, { errorOnUnexpected: true }).valid).toBe(false);
  });

  it('is preliminary throughout and orders nothing', () => {
    const stated = resources.filter(({ resourceType }) => resourceType !== 'Patient');
    expect(stated.every(({ status }) => status === 'preliminary')).toBe(true);
    expect(JSON.stringify(bundle)).not.toMatch(/MedicationRequest|"Task"|medication-recommendation/);
  });

  it('keeps the rules of the guide’s profiles', () => {
    const observations = resources.filter(({ resourceType }) => resourceType === 'Observation');
    const urls = new Set(bundle.entry.map(({ fullUrl }) => fullUrl));
    expect(urls.size).toBe(bundle.entry.length);
    for (const { category, derivedFrom = [] } of observations) {
      expect(category.map(({ coding }) => coding.map(({ code }) => code))).toEqual([['laboratory'], ['GE']]);
      expect(derivedFrom.every(({ reference }) => urls.has(reference))).toBe(true);
    }
    for (const implied of [...ofProfile('therapeutic-implication'), ...ofProfile('diagnostic-implication')]) {
      expect(implied.derivedFrom?.length).toBeGreaterThan(0);
      expect(implied.valueCodeableConcept).toBeUndefined();
    }
    for (const genotype of [...ofProfile('genotype'), ...ofProfile('haplotype')])
      expect(genotype.valueCodeableConcept?.text).toBeTruthy();
  });

  it.each([
    ['CYP2C19', 'CYP2C19 *1/*2'],
    ['CYP2C9', 'CYP2C9 *1/*2, not certain'],
    ['TPMT', 'TPMT: Nothing found in what was read'],
    ['NUDT15', 'NUDT15 *1/*1'],
    ['CYP2B6', 'CYP2B6: Not assessed'],
    ['HLA-B', 'HLA-B: Not assessed'],
  ])('says of %s: %s', (gene, text) => {
    const texts = ofProfile('genotype').map(({ valueCodeableConcept }) => valueCodeableConcept?.text ?? '');
    expect(texts.filter((one) => one.startsWith(gene))).toEqual([text]);
  });

  it('never gives the code of a usual result where nothing was found or assessed', () => {
    const coded = ofProfile('therapeutic-implication').flatMap(({ component = [] }) => component);
    const usual = coded.filter(({ valueCodeableConcept }) =>
      valueCodeableConcept?.coding?.some(({ code }) => NORMAL.includes(code)),
    );
    expect(usual.map(({ valueCodeableConcept }) => valueCodeableConcept?.text)).toEqual(['NUDT15: Normal Metabolizer']);
    expect(coded.map(({ valueCodeableConcept }) => valueCodeableConcept?.text)).toContain('TPMT: Nothing found in what was read'); // prettier-ignore
  });

  it.each([
    [0, 'LA9633-4', undefined],
    [1, 'LA9633-4', undefined],
    [2, 'LA9634-2', undefined],
    [3, 'LA18198-4', undefined],
    [4, undefined, 'not-performed'],
  ])('finding %i keeps its verdict', (index, value, absent) => {
    const found = ofProfile('variant').slice(-5)[index];
    expect(found?.valueCodeableConcept?.coding?.[0]?.code).toBe(value);
    expect(found?.dataAbsentReason?.coding[0]?.code).toBe(absent);
  });

  it('gives a percentile only where the report does', () => {
    const said = resources.flatMap(({ prediction = [] }) => prediction.map(({ rationale }) => rationale));
    expect(said[0]).toMatch(/^Not assessed: no percentile is given \(score\/no-reference\); 5 of 10 rows/);
    expect(said[1]).toMatch(/^Percentile 60.5 \(95 % interval 40 to 80\) among people like EUR; 5 of 10 rows/);
  });

  it('the report names what was not assessed', () => {
    const conclusion = resources.at(-1)?.conclusion ?? '';
    expect(conclusion).toContain('Nothing found in what was read: TPMT.');
    expect(conclusion).toContain('Read, not certain: CYP2C9.');
    expect(conclusion).toContain('Not assessed: CYP2B6, HLA-B.');
  });

  it('tells the place and bases of a variant, its state and VRS id, and the drug’s code', () => {
    const text = JSON.stringify(ofProfile('variant')[0]);
    for (const part of ['94781859', '"G"', '"A"', 'LA6706-1', 'ga4gh:VA.', 'LA26806-2']) expect(text).toContain(part);
    expect(JSON.stringify(ofProfile('therapeutic-implication')[0])).toContain('"code":"32968"');
  });
});
