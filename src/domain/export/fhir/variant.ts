import type { Chromosome } from '../../genotype/genome.ts';
import { type Digest24, vrsId } from '../vrs.ts';
import { ALLELIC_STATES, type AllelicState, ASSEMBLIES, DBSNP, loinc, PRESENCE } from './codes.ts';
import { conclusion, geneStudied, observation, part, type Reference, type Resource } from './entries.ts';

/** One place of a gene as an observation says it. */
export interface StatedVariant {
  gene: string;
  rsid: string;
  build: 'GRCh37' | 'GRCh38';
  chromosome: Chromosome | null;
  position: number | null;
  ref: string | null;
  alt: string | null;
  state: AllelicState | null;
  hgvsC?: string;
  hgvsP?: string;
  /** `absent`: exactly this change was looked for and not there. `not-in-file`: it was not looked for. */
  presence: 'present' | 'absent' | 'no-call' | 'not-in-file';
  conclusion: string;
  method: string;
}

const HGVS = 'http://varnomen.hgvs.org';

/** The observation of a variant. */
export function variantObservation(variant: StatedVariant, subject: Reference, digest: Digest24): Resource {
  const { presence, build, chromosome, position, ref, alt } = variant;
  const isPlaced = chromosome !== null && position !== null;
  const id = isPlaced && ref !== null && alt !== null ? vrsId({ build, chromosome, position, ref, alt }, digest) : null;
  const components = [
    geneStudied(variant.gene),
    ...(/^rs\d+$/.test(variant.rsid)
      ? [part('81252-9', 'Discrete genetic variant', { valueCodeableConcept: { coding: [{ system: DBSNP, code: variant.rsid, display: variant.rsid }] } })]
      : []),
    ...(isPlaced
      ? [
          part('62374-4', 'Human reference sequence assembly version', { valueCodeableConcept: ASSEMBLIES[build] }),
          part('92822-6', 'Genomic coord system', { valueCodeableConcept: loinc('LA30102-0', '1-based character counting') }),
          part('81254-5', 'Genomic allele start-end', { valueRange: { low: { value: position } } }),
        ]
      : []),
    ...(ref === null ? [] : [part('69547-8', 'Genomic ref allele [ID]', { valueString: ref })]),
    ...(alt === null ? [] : [part('69551-0', 'Genomic alt allele [ID]', { valueString: alt })]),
    ...(variant.state === null ? [] : [part('53034-5', 'Allelic state', { valueCodeableConcept: ALLELIC_STATES[variant.state] })]),
    ...(variant.hgvsC === undefined ? [] : [hgvs('48004-6', 'DNA change (c.HGVS)', variant.hgvsC)]),
    ...(variant.hgvsP === undefined ? [] : [hgvs('48005-3', 'Amino acid change (pHGVS)', variant.hgvsP)]),
    conclusion(variant.conclusion),
  ]; // prettier-ignore
  return observation('variant', subject, {
    ...(id === null ? {} : { identifier: [{ system: 'https://w3id.org/ga4gh/vrs', value: id }] }),
    ...(presence === 'not-in-file'
      ? { dataAbsentReason: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'not-performed' }] } }
      : { valueCodeableConcept: PRESENCE[presence] }),
    method: { text: variant.method },
    component: components,
  }); // prettier-ignore
}

function hgvs(code: string, display: string, name: string): object {
  return part(code, display, { valueCodeableConcept: { coding: [{ system: HGVS, code: name, display: name }] } });
}
