import type { AnalysisOptions } from '../domain/analysis/options.ts';
import { type AncestryInference, inferAncestry, noAncestry } from '../domain/ancestry/infer-ancestry.ts';
import type { AncestryMap } from '../domain/ancestry/map.ts';
import { type AncestryPanel, type AncestryReference, FEW_OF_FIRST_MARKERS } from '../domain/ancestry/panel.ts';
import type { AncestryReport } from '../domain/ancestry/report.ts';
import { inferredReference } from '../domain/ancestry/score-shares.ts';
import { NO_DOSAGE } from '../domain/genotype/dosage.ts';
import { type Build, CHROMOSOME_OFFSETS } from '../domain/genotype/genome.ts';
import { haploidRange, type MergeRules } from '../domain/scores/score-engine.ts';
import type { ScoreOptions } from '../domain/scores/score-options.ts';
import { countStrands, isFileOnPlusStrand } from '../domain/scores/strand-proof.ts';
import { STATUS } from '../domain/scores/term-status.ts';
import { presenceAt } from './coverage.ts';
import { isVariantsOnly } from './file-facts.ts';
import type { Genome } from './genome.ts';
import type { Kernel } from './kernel/kernel.ts';
import { KernelScoreEngine } from './kernel/score.ts';

/** Rows that only a whole genome has: its VCF lists variants everywhere, so that a marker it leaves out equals the reference. */
const WHOLE_GENOME_ROWS = 2_500_000;
/** Share of the variants expected at the markers that such a file must list. */
const WHOLE_GENOME_SHARE = 0.8;

/** Places a genome among the reference people, by the markers of the pack that it has on its own build. */
export function placeGenome(kernel: Kernel, reference: AncestryReference | null, genome: Genome): AncestryInference {
  const nowhere = (reason: string): AncestryInference => ({ report: noAncestry(reason), location: null });
  if (reference === null) return nowhere('no-reference');
  if (genome.build === null) return nowhere('build-unknown');
  if (reference.main.columns[genome.build] === undefined) return nowhere('not-on-this-build');
  const own = dosagesAt(kernel, reference.main, genome);
  if (own === null) return nowhere('variants-only');
  const { wide } = reference;
  const more = wide === undefined || hasEnough(own) ? null : dosagesAt(kernel, wide, genome);
  const [panel, main] = wide === undefined || more === null ? [reference.main, own] : [wide, more];
  return inferAncestry(
    { ...reference, main: panel },
    {
      main,
      regions: reference.regions === null ? null : dosagesAt(kernel, reference.regions, genome),
    },
  );
}

/** Whether so many markers were read that a mixture can be told from them. */
function hasEnough(dosage: Uint8Array): boolean {
  return dosage.reduce((read, copies) => read + (copies === NO_DOSAGE ? 0 : 1), 0) >= FEW_OF_FIRST_MARKERS;
}

/**
 * Places somebody who has every marker's most likely genotype, for nothing: the first placing of a worker takes several times as long as
 * any later one, and now nobody waits for it.
 */
export function rehearse({ ancestry }: { ancestry: AncestryReference | null }): void {
  if (ancestry === null) return;
  const likeliest = ({ mean }: AncestryPanel): Uint8Array => Uint8Array.from(mean, Math.round);
  inferAncestry(ancestry, { main: likeliest(ancestry.main), regions: null });
}

type Inferring = { kernel: Kernel; references: { ancestry: AncestryReference | null } };

/** How close the genome lies to reference people, unless the person has switched that off. Nothing of it goes into medicines. */
export function inferReport(
  { kernel, references }: Inferring,
  options: AnalysisOptions,
  genome: Genome,
): AncestryReport {
  if (options.ancestry === 'skip') return noAncestry('skipped');
  return placeGenome(kernel, references.ancestry, genome).report;
}

/** Options with the reference that was inferred, unless one was chosen by hand; why there is none; and whether the file's strand is proved. */
export function referencedBy(
  { kernel, references }: Inferring,
  options: AnalysisOptions,
  { ancestry, genome }: { ancestry: AncestryReport; genome: Genome },
): AnalysisOptions & Pick<ScoreOptions, 'noReferenceReason' | 'plusStrand'> {
  const known = references.ancestry;
  const asked = { ...options, plusStrand: known !== null && isOnPlusStrand(kernel, known.main, genome) };
  if (options.reference !== undefined || known === null) return asked;
  const inferred = inferredReference(ancestry, known.main);
  if (inferred !== null) return { ...asked, reference: inferred };
  return ancestry.outside ? { ...asked, noReferenceReason: 'score/outside-reference' } : asked;
}

/** Whether the markers whose alleles are known on the plus strand read as these in a file. None of them is A/T or C/G. */
function isOnPlusStrand(kernel: Kernel, { columns, mean }: AncestryPanel, { build, sex, table }: Genome): boolean {
  const markers = build === null ? undefined : columns[build];
  if (build === null || markers === undefined) return false;
  const engine = new KernelScoreEngine(kernel, table.addresses);
  return isFileOnPlusStrand(countStrands(engine.merge(markers, mean.length, markerRules(build, sex))));
}

/** Markers are read by their letters, A/T and C/G never. */
function markerRules(build: Build, sex: Genome['sex']): MergeRules {
  return {
    recordsOnly: false,
    keepAmbiguous: false,
    haploidX: haploidRange(build),
    haploidFrom: CHROMOSOME_OFFSETS[24] ?? 0,
    sex,
    maleX: 2,
  };
}

/** The map of the reference people with this genome's place; null where it has none. */
export function mapGenome(kernel: Kernel, reference: AncestryReference | null, genome: Genome): AncestryMap | null {
  const { location } = placeGenome(kernel, reference, genome);
  if (reference === null || location === null) return null;
  const { components, groups, groupOf, people } = reference.main;
  const { coordinates, covariance, markers } = location;
  return { components, groups, groupOf, people, place: [...coordinates], covariance: [...covariance], markers };
}

/** Copies of each marker's alternate allele; null where the file does not say what it leaves out. */
function dosagesAt(kernel: Kernel, panel: AncestryPanel, { build, sex, table, records }: Genome): Uint8Array | null {
  const columns = build === null ? undefined : panel.columns[build];
  if (build === null || columns === undefined) return null;
  const rules = markerRules(build, sex);
  const { status, dosage } = new KernelScoreEngine(kernel, table.addresses).merge(columns, panel.mean.length, rules);
  const isAbsent = (marker: number): boolean => status[marker] === STATUS.absent;
  if (records === 'gvcf') {
    columns.keys.forEach((key, index) => {
      const marker = columns.term[index] ?? 0;
      if (isAbsent(marker) && presenceAt(table, key) === 'read') dosage[marker] = 0;
    });
  } else if (isVariantsOnly(table)) {
    if (table.rowCount < WHOLE_GENOME_ROWS || !listsVariants(panel, dosage)) return null;
    for (const marker of dosage.keys()) if (isAbsent(marker)) dosage[marker] = 0;
  }
  return dosage;
}

/** Whether about as many markers differ from the reference as in anybody. */
function listsVariants({ mean }: AncestryPanel, dosage: Uint8Array): boolean {
  const expected = mean.reduce((sum, copies) => sum + 1 - (1 - copies / 2) ** 2, 0);
  const listed = dosage.reduce((sum, copies) => sum + (copies !== NO_DOSAGE && copies > 0 ? 1 : 0), 0);
  return listed >= WHOLE_GENOME_SHARE * expected;
}
