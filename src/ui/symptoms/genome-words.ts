import type { ClinvarHit, ClinvarReport } from '../../domain/clinvar/report.ts';
import type { PublishedAnswer, PublishedGene, PublishedWithheld } from '../../domain/published/answer.ts';
import { carriersOf } from '../../domain/published/commonness.ts';
import type { PublishedHit } from '../../domain/published/hit.ts';
import type { PublishedReport } from '../../domain/published/published-pack.ts';
import type { Candidate } from '../../domain/rare/differential.ts';
import { formatCount, formatShare } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import { reasonWords, standingWords, verdictWords } from '../common/finding-words.ts';
import type { Tone } from '../common/tone.ts';

/** Genes of the candidates, in their order, each once. */
export function genesOf(candidates: readonly Pick<Candidate, 'disease'>[]): string[] {
  return [...new Set(candidates.flatMap(({ disease }) => disease.genes))];
}

export function withheldWords(withheld: PublishedWithheld): string {
  if (withheld === 'older-build') return m.symptoms_genome_older_build();
  return withheld === 'implausible-genome' ? m.symptoms_genome_implausible() : reasonWords(withheld);
}

/** Published places of all genes that were asked about, and how many of them the file tells. */
export function totalsOf({ genes }: PublishedAnswer): { total: number; read: number } {
  const sum = (of: (gene: PublishedGene) => number): number => genes.reduce((all, gene) => all + of(gene), 0);
  return { total: sum(({ inTable }) => inTable), read: sum(({ read }) => read) };
}

/** How many published changes the file lists; nothing found is said with the rest. */
export function foundCount({ genes }: PublishedAnswer): string {
  const hits = genes.flatMap((gene) => gene.hits);
  if (hits.length === 0) return m.symptoms_genome_found_none();
  const common = hits.filter(({ commonness }) => commonness === 'common').length;
  return m.symptoms_genome_found({ count: formatCount(hits.length), common: formatCount(common) });
}

/** What was not looked at, by the kind of file. */
export function limitsOf({ records, heldForMinor, without }: PublishedAnswer): string[] {
  const kind = {
    letters: () => m.symptoms_genome_chip(),
    vcf: () => m.findings_variants_only(),
    gvcf: () => m.symptoms_genome_gvcf(),
  };
  return [
    m.symptoms_genome_new(),
    m.symptoms_genome_published(),
    kind[records](),
    ...(without.length === 0 ? [] : [m.symptoms_genome_without({ genes: without.join(', ') })]),
    ...(heldForMinor.length === 0 ? [] : [m.symptoms_genome_held({ count: formatCount(heldForMinor.length) })]),
  ];
}

/** What stands in the file at one change, in a line and a tag. */
export function hitWords(hit: PublishedHit): { copies: string; tag: string; tone: Tone } {
  if (hit.isSuspect) return { copies: m.symptoms_hit_suspect({ copies: verdictWords(hit) }), tag: m.findings_verdict_nocall(), tone: 'faint' }; // prettier-ignore
  if (hit.commonness === 'common') return { copies: verdictWords(hit), tag: m.symptoms_hit_common(), tone: 'plain' }; // prettier-ignore
  const { words, tone } = standingWords(hit.standing);
  return { copies: verdictWords(hit), tag: words, tone };
}

/** For what it was reported: this disease, or others of the gene. */
export function reportWords({ variant }: PublishedHit, { disease }: Candidate): string[] {
  const own = variant.reports.filter((report) => report.disease === disease.id);
  const other = variant.reports.filter((report) => report.disease !== disease.id);
  const cases = ({ cases: count }: PublishedReport): string => formatCount(count);
  const papers = ({ papers: list }: PublishedReport): string => list.map((paper) => `PMID ${paper}`).join(', ');
  return [
    ...own.map((report) => m.symptoms_hit_own({ cases: cases(report), papers: papers(report) })),
    ...other.map((report) => m.symptoms_hit_other({ disease: `${report.name} (${report.disease})`, cases: cases(report), papers: papers(report) })), // prettier-ignore
  ];
}

/** How common the change is, as far as a source says. */
export function commonnessWords({ commonness, variant: { frequency } }: PublishedHit): string {
  if (frequency === null) return m.symptoms_hit_unknown_frequency();
  const { share, group, source } = frequency;
  const words = m.symptoms_hit_frequency({ share: formatShare(share), group, source });
  return commonness === 'common'
    ? `${words} ${m.symptoms_hit_common_why({ people: formatCount(Math.round(100 * carriersOf(frequency))) })}`
    : words;
}

/** How far the call is to be believed. */
export function believeWords({ standing, isWeakOnChip, isSuspect }: PublishedHit): string[] {
  if (isSuspect) return [];
  if (standing === 'sequenced') return [m.findings_sure_sequenced()];
  const weak = isWeakOnChip ? [m.findings_sure_weak()] : [];
  return standing === 'common' ? [m.symptoms_hit_common_call()] : [...weak, m.symptoms_hit_rare_call()];
}

/** What one copy means where the disease needs two; null where that is not so plain. */
export function oneCopyWords(
  { verdict, isHemizygous, isSuspect }: PublishedHit,
  { disease }: Candidate,
): string | null {
  const { inheritance } = disease;
  const isRecessive = inheritance.length === 1 && inheritance[0] === 'AR';
  return isRecessive && verdict === 'one-copy' && !isHemizygous && !isSuspect ? m.symptoms_hit_recessive_one() : null;
}

/** Records of ClinVar that the file carries in a candidate's genes, disputed ones last. */
export function clinvarIn({ hits, disputed }: ClinvarReport, { disease }: Candidate): ClinvarHit[] {
  return [...hits, ...disputed].filter(({ record }) => record.genes.some((gene) => disease.genes.includes(gene)));
}
