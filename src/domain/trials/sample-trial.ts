import type { OncoTree } from '../tumour/oncotree.ts';
import { readProteinChange } from '../tumour/protein-change.ts';
import type { AlterationCondition, Condition, LeafCondition } from './condition.ts';
import { readMarker } from './read-genomic.ts';
import { readMatch } from './read-condition.ts';
import { readTumourType } from './read-clinical.ts';
import type { Trial, TrialPlace } from './trial.ts';
import { notUnderstood } from './values.ts';

/** A trial as the tables of samples tell it: facts, no sentences. */
export interface SampleTrial {
  /** NCT number. */
  id: string;
  phase: string;
  /** Word of the registry on the day of curation. */
  status: string;
  /** ISO day. */
  curated: string;
  drugs: readonly string[];
  /** Names of OncoTree, `_SOLID_`, with receptors where one was written: `Breast ER+/HER2-`. */
  tumourTypes: readonly string[];
  /** Alterations that it names: `BRAF V600E`, `KRAS any`, `MET copies`, `ALK fusion`, `KRAS wildtype`, `MSI-H`. */
  named: readonly string[];
  /** Alterations by which some arm excludes people. */
  excluded: readonly string[];
  isForAdults: boolean;
  /** Steps, arms and doses with their trees in CTML; none where only the facts above are kept. */
  places: readonly { level: TrialPlace['level']; code: string; match: unknown }[];
}

/**
 * A sample as a trial. One with trees is read as any other. Of one without, the facts do not say which of them belong to the same arm, so that it is never more than
 * "ask": its tumour types and its age can rule people out, what it names in genes is listed beside.
 */
export function trialOfSample(sample: SampleTrial, tree: OncoTree): Trial {
  const { id, phase, status, curated, drugs, places } = sample;
  const shared = { opening: 'closed', within: null, label: '' } as const;
  const own: TrialPlace[] = places.map(({ level, code, match }, at) => ({ ...shared, level, code, condition: readMatch(match, `places[${at}].match`, tree) })); // prettier-ignore
  return {
    id,
    title: '',
    phase,
    drugs,
    opening: 'closed',
    status,
    curated,
    isSample: true,
    named: own.length > 0 ? [] : sample.named.map((text, at) => namedLeaf(text, `named[${at}]`)),
    excluded: own.length > 0 ? [] : sample.excluded.map((text, at) => namedLeaf(text, `excluded[${at}]`)),
    places: own.length > 0 ? own : [{ ...shared, level: 'trial', code: '', condition: factsOf(sample, tree) }],
  };
}

function factsOf({ tumourTypes, isForAdults }: SampleTrial, tree: OncoTree): Condition {
  const types = tumourTypes.map((text, at) => typeOf(text, `tumour_types[${at}]`, tree));
  const parts: Condition[] = [];
  if (types.length > 0) parts.push({ kind: 'or', path: 'tumour_types', parts: types });
  if (isForAdults) parts.push({ kind: 'adult', path: 'age' });
  return { kind: 'and', path: '', parts: [...parts, { kind: 'arms-not-kept', path: '' }] };
}

function typeOf(text: string, path: string, tree: OncoTree): Condition {
  const [, name = text, marks = ''] = /^(.*?) ((?:(?:ER|PR|HER2)[+-]\/?)+)$/.exec(text) ?? [];
  const type = readTumourType(name, path, tree) ?? notUnderstood(path, 'tumour-type', 'tumour_types', text);
  const receptors = [...marks.matchAll(/(ER|PR|HER2)([+-])/g)].map(([, receptor = '', sign]): LeafCondition => ({ kind: 'receptor', path, receptor: receptor.toLowerCase() as 'er' | 'pr' | 'her2', isPositive: sign === '+' })); // prettier-ignore
  return receptors.length === 0 ? type : { kind: 'and', path, parts: [type, ...receptors] };
}

function namedLeaf(text: string, path: string): LeafCondition {
  const marker = readMarker('ms_status', text, path);
  if (marker?.kind === 'microsatellites') return marker;
  const [gene = '', ...rest] = text.split(' ');
  const what = rest.join(' ');
  const leaf: AlterationCondition & { path: string } = { kind: 'alteration', path, gene, category: 'mutation', protein: null, residue: null, exon: null, smallClass: null, copies: null, partner: null }; // prettier-ignore
  if (what === 'any' || what === '') return leaf;
  if (what === 'copies') return { ...leaf, category: 'copies' };
  if (what === 'fusion') return { ...leaf, category: 'fusion' };
  if (what === 'wildtype') return { kind: 'wildtype', path, gene };
  if (/^[A-Z]\d+$/.test(what)) return { ...leaf, residue: what };
  const change = readProteinChange(what);
  return change === null ? notUnderstood(path, 'value', 'protein_change', text) : { ...leaf, protein: change.text };
}
