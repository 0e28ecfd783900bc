import { changesOf, compareChanges } from '../genotype/change.ts';
import type { Sex } from '../genotype/sex.ts';
import type { GeneFacts } from './gene-facts.ts';
import { CLINVAR_REASONS, type ClinvarReading } from './read-clinvar.ts';
import type { ClinvarRecord, ClinvarRelease } from './record.ts';
import type { ClinvarCounts, ClinvarHit, ClinvarReport, InheritanceFit } from './report.ts';

/** From this frequency of the record's own tables on a variant is common. A rule of issue: more than one in a hundred. */
const COMMON_FREQUENCY = 0.01;
/** Most hits that are listed; a file with more is not one genome, or not what it seems. */
const MOST_LISTED = 500;

function emptyCounts(): ClinvarCounts {
  const noCall = Object.fromEntries(CLINVAR_REASONS.map((reason) => [reason, 0])) as ClinvarCounts['noCall'];
  return { records: 0, found: 0, reference: 0, noCall, notInFile: 0 };
}

/** Takes readings one by one and keeps what is found: memory grows with what a person carries, not with the file. */
export class ClinvarComposer {
  readonly #genes: ReadonlyMap<string, GeneFacts>;
  readonly #sex: Sex;
  readonly #pathogenic = emptyCounts();
  readonly #conflicting = emptyCounts();
  readonly #hits: ClinvarHit[] = [];
  readonly #disputed: ClinvarHit[] = [];
  #somaticOnly = 0;
  #unlisted = 0;

  constructor(genes: readonly GeneFacts[], sex: Sex) {
    this.#genes = new Map(genes.map((facts) => [facts.gene, facts]));
    this.#sex = sex;
  }

  /** @param record - decoded only where it is found: most are not */
  take(isConflicting: boolean, reading: ClinvarReading, record: () => ClinvarRecord): void {
    const counts = isConflicting ? this.#conflicting : this.#pathogenic;
    counts.records++;
    if (reading.verdict === 'not-in-file') counts.notInFile++;
    else if (reading.verdict === 'no-call') counts.noCall[reading.reason]++;
    else if (reading.verdict === 'reference') counts.reference++;
    else {
      counts.found++;
      const list = isConflicting ? this.#disputed : this.#hits;
      if (list.length >= MOST_LISTED) this.#unlisted++;
      else list.push(this.#hitOf(record(), reading));
    }
  }

  /** Counts a record that is left out because it was seen in tumours only. */
  leaveOutSomatic(): void {
    this.#somaticOnly++;
  }

  finish(
    release: ClinvarRelease,
    facts: Pick<ClinvarReport, 'sha256' | 'sizeBytes' | 'isSequenced' | 'hasCallable'>,
  ): ClinvarReport {
    const hits = withPartners(this.#hits).sort(byWeight);
    const disputed = this.#disputed.sort(byWeight);
    const { pathogenic, conflicting } = { pathogenic: this.#pathogenic, conflicting: this.#conflicting };
    return {
      release,
      ...facts,
      pathogenic,
      conflicting,
      hits,
      disputed,
      somaticOnly: this.#somaticOnly,
      unlisted: this.#unlisted,
    };
  }

  #hitOf(
    record: ClinvarRecord,
    { verdict, isHemizygous, letters }: Extract<ClinvarReading, { verdict: 'one-copy' | 'two-copies' | 'reference' }>,
  ): ClinvarHit {
    const genes = record.genes.map((gene) => this.#genes.get(gene)).filter((facts) => facts !== undefined);
    const copies = verdict === 'two-copies' ? 'two-copies' : 'one-copy';
    return {
      record,
      verdict: copies,
      isHemizygous,
      letters,
      isCommon: record.frequency !== null && record.frequency > COMMON_FREQUENCY,
      acmg: genes.find(({ acmg }) => acmg !== '')?.acmg ?? '',
      fit: fitOf(genes, { copies, isHemizygous, isWoman: this.#sex === 'female' }),
      hasPartner: false,
    };
  }
}

/** How the copies stand to the gene's inheritance. Of several genes or ways nothing is picked out. */
export function fitOf(
  genes: readonly GeneFacts[],
  { copies, isHemizygous, isWoman }: { copies: 'one-copy' | 'two-copies'; isHemizygous: boolean; isWoman: boolean },
): InheritanceFit {
  const [facts] = genes;
  if (genes.length !== 1 || facts === undefined || facts.inheritance.length === 0) return 'unknown';
  const [way] = facts.inheritance;
  if (facts.inheritance.length > 1 || way === 'other' || way === 'MT') return 'depends';
  if (way === 'AD') return 'one-is-enough';
  if (way === 'XL') return isHemizygous ? 'one-is-enough' : copies === 'one-copy' && isWoman ? 'carrier' : 'depends';
  return copies === 'two-copies' ? 'two-of-recessive' : isHemizygous ? 'depends' : 'carrier';
}

/** Marks carriers of two different variants of one recessive gene: phase is not known. */
function withPartners(hits: readonly ClinvarHit[]): ClinvarHit[] {
  const carriers = hits.filter(({ fit }) => fit === 'carrier');
  return hits.map((hit) => ({
    ...hit,
    hasPartner:
      hit.fit === 'carrier' &&
      carriers.some(
        (other) =>
          other !== hit &&
          other.record.genes.some((gene) => hit.record.genes.includes(gene)) &&
          !isWithin(other.record, hit.record) &&
          !isWithin(hit.record, other.record),
      ),
  }));
}

type Alleles = Pick<ClinvarRecord, 'chromosome' | 'position' | 'ref' | 'alt'>;

/** Whether everything that one record changes, the other changes too: the same variant twice, or a base of several. Such are no two variants. */
export function isWithin(one: Alleles, other: Alleles): boolean {
  if (one.chromosome !== other.chromosome) return false;
  const changes = changesOf(other.position, other.ref, other.alt);
  return changesOf(one.position, one.ref, one.alt).every((change) =>
    changes.some((known) => compareChanges(change, known) === 'same'),
  );
}

/** Common ones last; genes of ACMG SF first; more stars first; then in the order of the file. */
function byWeight(one: ClinvarHit, other: ClinvarHit): number {
  return (
    Number(one.isCommon) - Number(other.isCommon) ||
    Number(other.acmg !== '') - Number(one.acmg !== '') ||
    (other.record.stars ?? 0) - (one.record.stars ?? 0)
  );
}
