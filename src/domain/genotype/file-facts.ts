import type { BuildDecision, BuildVote } from './build-vote.ts';
import { chromosomeRows } from './columns.ts';
import { type Build, BUILD_NUMBERS, type Chromosome, CHROMOSOMES, fromGenomeKey } from './genome.ts';
import { areIndelLettersKnown } from './indel-letters.ts';
import type { Implausibility } from './plausibility.ts';
import { type FileEvidence, type FileReport, MAX_LISTED_LINES, type SetAsideReason } from './report.ts';
import type { Sex, SexCounts } from './sex.ts';
import type { FileWarning } from './warnings.ts';

/** What was found out about a file, before it is put into the report's words. */
export interface FileFacts {
  source: string;
  vendorVersion: string | null;
  chip: string | null;
  container: string;
  isVcf: boolean;
  isGvcf: boolean;
  /** Warnings of the container and of the header. */
  warnings: readonly FileWarning[];
  headerBuild: Build | null;
  vote: BuildVote;
  decision: BuildDecision;
  sex: Sex;
  sexCounts: SexCounts;
  /** Rows after repeats were merged; calls that are missing among them. */
  rows: number;
  noCalls: number;
  /** Called rows whose genotype was imputed, and VCF records that state the reference bases. */
  imputed: number;
  /** Rows called with `I` or `D`. */
  indelLetters: number;
  references: number;
  /** Whether any row has an rsid. */
  hasRsids: boolean;
  /** VCF: whether most calls are phased, and records that failed a filter. */
  phased: boolean | null;
  filtered: number;
  /** 1-based numbers of lines that are no rows. */
  badLines: readonly number[];
  badLineCount: number;
  /** Rows set aside because their chromosome has no place. */
  skipped: number;
  /** Whether the file ends in the middle of a line. */
  isCut?: boolean;
  duplicates: number;
  conflicts: number;
  /** What cannot be one genome. */
  implausible: readonly Implausibility[];
  /** Rows whose call was set to no-call, by the reason. */
  setAside: Readonly<Record<SetAsideReason, readonly number[]>>;
  /** Rows stated on the minus strand, or too many markers that read so. */
  strandFlipped: boolean;
  /** Sorted keys of all rows. */
  keys: Uint32Array;
}

/** Rows above which a chip file must show most chromosomes. */
const WHOLE_FILE_ROWS = 1000;
/** Rows of a VCF on one chromosome alone that make it a part. */
const ONE_CHROMOSOME_ROWS = 100;

/** Puts the facts into the report. */
export function composeFileReport(facts: FileFacts): FileReport {
  const { decision } = facts;
  return {
    status: 'ok',
    source: facts.source,
    vendorVersion: facts.isVcf ? (facts.isGvcf ? 'gVCF' : null) : facts.vendorVersion,
    chip: facts.chip,
    container: facts.container,
    build: decision.build === null ? null : BUILD_NUMBERS[decision.build],
    buildFrom: decision.buildFrom,
    sex: facts.sex,
    phased: facts.phased,
    rows: facts.rows,
    noCalls: facts.noCalls,
    ...(facts.imputed === 0 ? {} : { imputed: facts.imputed }),
    warnings: warningsOf(facts),
    badRows: facts.badLines.slice(0, MAX_LISTED_LINES),
    badRowCount: facts.badLineCount,
    duplicates: facts.duplicates,
    conflicts: facts.conflicts,
    skipped: facts.skipped,
    ...(facts.indelLetters === 0
      ? {}
      : { indelLetters: { rows: facts.indelLetters, known: areIndelLettersKnown(facts.source) } }),
    ...listSetAside(facts),
    evidence: evidenceOf(facts),
  };
}

function listSetAside({ setAside, keys }: FileFacts): Pick<FileReport, 'setAside'> {
  const rows = (Object.entries(setAside) as [SetAsideReason, readonly number[]][]).flatMap(([reason, list]) =>
    list.map((row) => ({ reason, row })),
  );
  if (rows.length === 0) return {};
  const places = rows.sort((a, b) => a.row - b.row).slice(0, MAX_LISTED_LINES);
  return { setAside: places.map(({ reason, row }) => ({ reason, ...fromGenomeKey(keys[row] ?? 0) })) };
}

function evidenceOf({ vote, headerBuild, sexCounts }: FileFacts): FileEvidence {
  return {
    buildVotes: (['NCBI36', 'GRCh37', 'GRCh38'] as const).map((build) => ({
      build: BUILD_NUMBERS[build],
      agree: vote.agree[build],
    })),
    headerBuild: headerBuild === null ? null : BUILD_NUMBERS[headerBuild],
    xHeterozygous: sexCounts.xHeterozygous,
    xHomozygous: sexCounts.xHomozygous,
    xHaploid: sexCounts.xHaploid,
    yCalled: sexCounts.yCalled,
    yTotal: sexCounts.yTotal,
  };
}

/** The warnings' words, sorted, each once. */
function warningsOf(facts: FileFacts): FileWarning[] {
  const warnings = new Set(facts.warnings);
  const when = (condition: boolean, code: FileWarning): void => {
    if (condition) warnings.add(code);
  };
  when(facts.badLineCount > 0, 'BAD_ROWS');
  when(facts.skipped > 0, 'CHROM_UNKNOWN');
  when(facts.duplicates > 0, 'DUPLICATE_RSID');
  when(facts.conflicts > 0, 'DUPLICATE_CONFLICT');
  when(facts.setAside['two-alleles-on-x'].length > 0, 'HET_X_MALE');
  when(facts.setAside['two-alleles-on-mt'].length > 0, 'HET_MT');
  when(facts.decision.conflict, 'BUILD_CONFLICT');
  when(facts.strandFlipped, 'STRAND_FLIPPED');
  when(facts.implausible.length > 0, 'IMPLAUSIBLE_GENOME');
  when(isPartial(facts), 'PARTIAL_FILE');
  when(facts.imputed > (facts.rows - facts.noCalls) / 2, 'IMPUTED_LOWPASS');
  when(leavesReferenceOut(facts) && !warnings.has('IMPUTED_LOWPASS'), 'VARIANTS_ONLY');
  when(facts.isVcf && !facts.hasRsids, 'NO_RSIDS');
  when(facts.filtered > 0, 'FILTERED_RECORDS');
  return [...warnings].sort();
}

/**
 * Share of called records that must state the reference bases before a VCF is taken to list what it read, variant or not. A rule of ours:
 * a file of one genome without its reference calls has next to none, a family's joint call a fifth to two fifths (places where a
 * relative differs), an array or a panel of sites well above half, an all-sites file nearly all.
 */
const LISTS_REFERENCE_SHARE = 0.5;

/** Whether a VCF leaves out places that equal the reference, so that a place that is not listed may be unchanged or unread. */
function leavesReferenceOut({ isVcf, isGvcf, rows, noCalls, references }: FileFacts): boolean {
  return isVcf && !isGvcf && references <= (rows - noCalls) * LISTS_REFERENCE_SHARE;
}

/** Chromosomes besides 1 to 22 that every raw data file of a vendor has, a woman's too. What was not seen in real files is not asked for. */
const ALWAYS: Readonly<Record<string, readonly Chromosome[]>> = {
  '23andMe': ['X', 'MT'],
  AncestryDNA: ['X'],
  MyHeritage: ['X'],
};

/** Whether the file ends in a line, or chromosomes are missing that every chip has: one chromosome's download, or a file cut in pieces. */
function isPartial({ isCut, keys, isVcf, source }: FileFacts): boolean {
  if (isCut === true) return true;
  const isThere = (chromosome: Chromosome): boolean => {
    const [from, to] = chromosomeRows(keys, chromosome);
    return to > from;
  };
  const autosomes = CHROMOSOMES.slice(0, 22).filter(isThere).length;
  if (autosomes === 0) return keys.length > 0;
  // A list of one gene's variants is one on purpose; a hundred rows of one chromosome are a part of a genome.
  if (isVcf) return autosomes === 1 && keys.length >= ONE_CHROMOSOME_ROWS;
  return keys.length >= WHOLE_FILE_ROWS && (autosomes < 22 || !(ALWAYS[source] ?? []).every(isThere));
}
