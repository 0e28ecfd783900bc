import type { PackIdentity } from '../../identity.ts';
import { type DrugIndex, indexDrugs } from './drug-index.ts';
import type { DrugEntry, DrugGuideline, DrugPack, DrugSource } from './drug-pack.ts';

/** A pack of drugs with what it is: its version and its licence stand wherever its rows are shown. */
export interface IdentifiedDrugPack extends DrugPack {
  identity: PackIdentity;
}

/** Every drug of the packs, ready to be looked up. Holds nothing of a person. */
export interface DrugCatalogue {
  index: DrugIndex;
  drug: (name: string) => DrugEntry | null;
  /** Guidelines of a drug, CPIC before DPWG. */
  guidelines: (drug: string) => readonly DrugGuideline[];
  /** The pack that a source's rows come from; FDA flags come with the drugs. */
  packOf: (source: DrugSource) => PackIdentity | null;
  /** Drugs that a gene has a guideline or an FDA text for, in order of the alphabet. */
  drugsOfGene: (gene: string) => readonly string[];
}

/** Makes a catalogue of the packs. */
export function openCatalogue(packs: readonly IdentifiedDrugPack[]): DrugCatalogue {
  const drugs = packs.flatMap((pack) => pack.drugs);
  const byName = new Map(drugs.map((drug) => [drug.name, drug]));
  const guidelines = new Map<string, DrugGuideline[]>();
  for (const guideline of packs.flatMap((pack) => pack.guidelines)) {
    guidelines.set(guideline.drug, [...(guidelines.get(guideline.drug) ?? []), guideline]);
  }
  const genesOf = (drug: string): string[] => [...new Set((guidelines.get(drug) ?? []).flatMap(({ genes }) => genes))];
  const named = (drug: DrugEntry): string[] => [
    ...genesOf(drug.name),
    ...drug.fdaSeen.flatMap(({ lookup }) => lookup.map(({ gene }) => gene)),
    ...drug.pairs.filter(({ fdaLabel }) => fdaLabel !== '').map(({ gene }) => gene),
  ];
  const ofGene = new Map<string, Set<string>>();
  for (const drug of drugs) {
    for (const gene of named(drug)) ofGene.set(gene, (ofGene.get(gene) ?? new Set()).add(drug.name));
  }
  return {
    index: indexDrugs(
      drugs,
      packs.flatMap((pack) => pack.classes),
      genesOf,
    ),
    drug: (name) => byName.get(name) ?? null,
    guidelines: (drug) => guidelines.get(drug) ?? [],
    packOf: (source) => {
      const holds = (pack: DrugPack): boolean =>
        source === 'FDA' ? pack.drugs.length > 0 : pack.guidelines.some((guideline) => guideline.source === source);
      return packs.find(holds)?.identity ?? null;
    },
    drugsOfGene: (gene) => [...(ofGene.get(gene) ?? [])].sort(),
  };
}
