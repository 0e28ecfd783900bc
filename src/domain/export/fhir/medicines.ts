import type { DrugReport } from '../../pgx/drugs/report.ts';
import type { GenePosition, GeneReport } from '../../pgx/report.ts';
import type { ExportContent } from '../content.ts';
import { geneSentence, geneStanding, NOT_ASSESSED, NOTHING_FOUND } from '../statements.ts';
import type { Digest24 } from '../vrs.ts';
import { type AllelicState, type Concept, LOINC, PHENOTYPE_CODES, RXNORM, words } from './codes.ts';
import { conclusion, type Entries, geneStudied, observation, ownPart, part, type Reference } from './entries.ts';
import { variantObservation } from './variant.ts';

interface Told {
  entries: Entries;
  subject: Reference;
  method: string;
  digest: Digest24;
}

/** Genes and what guidelines say of them; the genotype of each gene, by its name, and all observations in order. */
export function medicineObservations({ report, facts }: ExportContent, told: Told): Reference[] {
  const results: Reference[] = [];
  const genotypes = new Map<string, Reference>();
  for (const [gene, called] of Object.entries(report.pgx)) {
    const variants = called.sites
      .filter(({ variant }) => variant)
      .map((site) => siteVariant({ gene, site }, facts.sites[gene] ?? [], told));
    const haplotypes = haplotypesOf(gene, called, told);
    const genotype = told.entries.add(
      observation('genotype', told.subject, {
        valueCodeableConcept: words(genotypeText(gene, called)),
        interpretation: interpretationOf(called),
        method: words(told.method),
        derivedFrom: [...haplotypes, ...variants],
        component: [geneStudied(gene), conclusion(geneSentence(called))],
      }),
    ); // prettier-ignore
    genotypes.set(gene, genotype);
    results.push(...variants, ...haplotypes, genotype);
  }
  for (const drug of report.drugs) {
    // What FDA texts say of this very result is not known here.
    if (drug.source === 'FDA') continue;
    const from = drug.genes.map((gene) => genotypes.get(gene)).filter((one) => one !== undefined);
    if (from.length > 0) results.push(told.entries.add(implication(drug, from, { report, facts, told })));
  }
  return results;
}

/** The name of a genotype only where it is one; no result reads as a usual one. */
function genotypeText(gene: string, called: GeneReport): string {
  const names = called.labels.join(' or ');
  const standing = geneStanding(called);
  if (standing === 'result') return `${gene} ${names}`;
  if (standing === 'carried') return `${gene} ${names}, not certain`;
  return standing === 'open' ? `${gene}: ${NOTHING_FOUND}` : `${gene}: ${NOT_ASSESSED}`;
}

function interpretationOf(called: GeneReport): Concept[] | undefined {
  const standing = geneStanding(called);
  if (standing === 'result') return undefined;
  return [words(standing === 'carried' ? 'Not certain' : standing === 'open' ? NOTHING_FOUND : NOT_ASSESSED)];
}

function siteVariant(
  { gene, site }: { gene: string; site: GenePosition },
  defined: ExportContent['facts']['sites'][string],
  { entries, subject, method, digest }: Told,
): Reference {
  const known = defined.find(({ position }) => position === site.position);
  const alleles = site.genotype === null || site.genotype.includes('.') ? [] : site.genotype.split('/');
  const carried = [...new Set(alleles)].filter((allele) => allele !== known?.ref && /^[ACGT]+$/.test(allele));
  return entries.add(
    variantObservation(
      {
        gene,
        rsid: site.rsid,
        build: 'GRCh38',
        chromosome: known?.chromosome ?? null,
        position: known === undefined ? null : site.position,
        ref: known?.ref ?? null,
        alt: carried.length === 1 ? (carried[0] ?? null) : null,
        state: stateOf(alleles),
        presence: 'present',
        conclusion: `${site.state === 'imputed' ? 'Imputed, not measured' : 'Read'}: ${site.genotype ?? 'another allele than the reference'}${site.weak === true ? '; chips of this kind agree badly with others here' : ''}`,
        method,
      },
      subject,
      digest,
    ),
  );
}

function stateOf(alleles: readonly string[]): AllelicState | null {
  if (alleles.length === 0) return null;
  if (alleles.length === 1) return 'hemizygous';
  return new Set(alleles).size === 1 ? 'homozygous' : 'heterozygous';
}

/** The two alleles, where there is one pair and one can go by it. */
function haplotypesOf(gene: string, called: GeneReport, { entries, subject, method }: Told): Reference[] {
  const [pair, ...ties] = called.guidance;
  if (geneStanding(called) !== 'result' || pair === undefined || ties.length > 0) return [];
  return [...new Set(pair)].map((allele) =>
    entries.add(
      observation('haplotype', subject, {
        valueCodeableConcept: words(`${gene} ${allele}`),
        component: [geneStudied(gene), conclusion(`Inferred from ${method}`)],
      }),
    ),
  );
}

function implication(
  drug: DrugReport,
  derivedFrom: readonly Reference[],
  { report, facts, told }: Pick<ExportContent, 'report' | 'facts'> & { told: Told },
) {
  const rxnorm = facts.rxnorm[drug.drug];
  const medication: Concept = {
    ...(rxnorm === undefined ? {} : { coding: [{ system: RXNORM, code: rxnorm, display: drug.drug }] }),
    text: drug.drug,
  };
  return observation('therapeutic-implication', told.subject, {
    extension: artifacts(drug),
    derivedFrom,
    component: [
      ...drug.genes.map((gene) => ownPart('therapeutic-implication', { valueCodeableConcept: phenotypeOf(gene, report.pgx[gene]) })), // prettier-ignore
      part('51963-7', 'Medication assessed [ID]', { valueCodeableConcept: medication }),
      ...(drug.strength === null ? [] : [part('93044-6', 'Level of evidence', { valueCodeableConcept: words(`${drug.source}: ${drug.strength}`) })]), // prettier-ignore
      conclusion(adviceText(drug)),
    ],
  });
}

/** A code only for a result that one can go by. */
function phenotypeOf(gene: string, called: GeneReport | undefined): Concept {
  if (called === undefined) return words(`${gene}: ${NOT_ASSESSED}`);
  const code = PHENOTYPE_CODES[called.phenotype ?? ''];
  const isResult = geneStanding(called) === 'result';
  return {
    ...(isResult && code !== undefined ? { coding: [{ system: LOINC, code: code[0], display: code[1] }] } : {}),
    text: `${gene}: ${isResult && called.phenotype !== null ? called.phenotype : genotypeText(gene, called).slice(gene.length).replace(/^:? /, '')}`,
  };
}

/** What the guideline's entry comes to here; never its wording and never an order. */
function adviceText({ source, category, certainty, missingGenes = [], date, superseded, population }: DrugReport): string {
  const whom = population === undefined ? '' : ` (for: ${population})`;
  const old = superseded === true ? ' A later guideline replaces it.' : '';
  const dated = `${source} guideline${date === null ? '' : ` of ${date}`}${whom}`;
  if (certainty === undefined)
    return `${NOT_ASSESSED}: ${dated} goes by ${missingGenes.length === 0 ? 'a result that is not here' : `${missingGenes.join(', ')}, without a result here`}.${old}`;
  const how = certainty === 'certain' ? '' : certainty === 'likely' ? ' The result is likely, not certain.' : ' The result is uncertain.';
  return `${dated} has an entry for this result (category: ${category.replaceAll('_', ' ')}).${how}${old} Read the guideline itself; this is no order.`;
} // prettier-ignore

function artifacts({ url, pmid }: DrugReport): object[] {
  const said = [
    ...(url === null ? [] : [{ type: 'citation', url }]),
    ...(pmid === null ? [] : [{ type: 'citation', citation: `PMID ${pmid}` }]),
  ];
  return said.map((valueRelatedArtifact) => ({
    url: 'http://hl7.org/fhir/StructureDefinition/workflow-relatedArtifact',
    valueRelatedArtifact,
  }));
}
