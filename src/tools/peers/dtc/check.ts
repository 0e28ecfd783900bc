import type { BlockRecord, GenotypeRecord } from '../../../domain/genotype/records.ts';
import type { FileReport } from '../../../domain/genotype/report.ts';
import type { ExpectedFile, ExpectedRecord } from './expected.ts';

/** What the app made of a file. */
export interface ActualFile {
  file: FileReport;
  records: GenotypeRecord[];
  refBlocks: BlockRecord[];
  /** Names offered where the person has to choose. */
  choices: string[];
}

/** One difference, ready to print. */
type Differ = (what: string, expected: unknown, got: unknown) => void;

/** Compares the report of a file with what is expected; a line for each difference. */
export function checkFile(expected: ExpectedFile, actual: ActualFile): string[] {
  const lines: string[] = [];
  const same: Differ = (what, want, got) => {
    const [left, right] = [JSON.stringify(want), JSON.stringify(got)];
    if (left !== right) lines.push(`${expected.case}: ${what}: expected ${left} got ${right}`);
  };
  const { file } = actual;
  same('status', expected.status, file.status);
  if (expected.status === 'refuse' || expected.errorCode !== null)
    same('errorCode', expected.errorCode, file.errorCode ?? null);
  if (expected.choices !== undefined) same('choices', expected.choices, actual.choices);
  same('source', expected.source, file.source);
  same('container', expected.container, file.container);
  same('build', expected.build, file.build);
  same('buildFrom', expected.buildFrom, file.buildFrom);
  same('warnings', [...expected.warnings].sort(), file.warnings);
  if (expected.status !== 'ok') return lines;
  same('vendorVersion', expected.vendorVersion, file.vendorVersion);
  same('sex', expected.sex, file.sex);
  same('phased', expected.phased, file.phased ?? null);
  same('badRows', expected.badRows ?? [], file.badRows);
  same('duplicates', (expected.duplicates ?? []).length, file.duplicates);
  same('conflicts', (expected.conflicts ?? []).length, file.conflicts);
  const setAside = (...reasons: string[]): number =>
    (file.setAside ?? []).filter(({ reason }) => reasons.includes(reason)).length;
  same('discrepantXY', (expected.discrepantXY ?? []).length, setAside('two-alleles-on-x', 'two-alleles-on-y'));
  same('heterozygousMT', (expected.heterozygousMT ?? []).length, setAside('two-alleles-on-mt'));
  same('skipped', (expected.skipped ?? []).length, file.skipped);
  same('rows', (expected.records ?? []).length, actual.records.length);
  lines.push(...checkRecords(expected, expected.records ?? [], actual.records));
  checkBlocks(expected, actual.refBlocks, same);
  return lines;
}

/** Compares records as a set keyed by name and place. The order of alleles counts only where the file is phased. */
export function checkRecords(
  expected: ExpectedFile,
  records: readonly ExpectedRecord[],
  got: readonly GenotypeRecord[],
): string[] {
  const renamed = new Map(Object.entries(expected.acceptRsid ?? {}));
  const ordered = expected.phased === true;
  const want = new Set(records.map((record) => recordKey(record, renamed, ordered)));
  const have = new Set(got.map((record) => recordKey(record, renamed, ordered)));
  const missing = [...want].filter((key) => !have.has(key));
  const surplus = [...have].filter((key) => !want.has(key));
  if (missing.length + surplus.length === 0) return [];
  return [
    `${expected.case}: records: expected ${missing.slice(0, 3).join(' ')} got ${surplus.slice(0, 3).join(' ')} (${String(missing.length)} and ${String(surplus.length)} differ)`,
  ];
}

function recordKey(
  record: ExpectedRecord | GenotypeRecord,
  renamed: ReadonlyMap<string, string>,
  ordered: boolean,
): string {
  const name = record.rsid ?? record.id ?? '.';
  const letters = record.genotype === null || ordered ? record.genotype : Array.from(record.genotype).sort().join('');
  const alleles =
    record.alleles === undefined || record.alleles === null
      ? null
      : ordered
        ? record.alleles
        : [...record.alleles].sort();
  return JSON.stringify([
    renamed.get(name) ?? name,
    record.chrom,
    record.pos,
    letters,
    alleles,
    record.ref,
    record.alt,
  ]);
}

function checkBlocks(expected: ExpectedFile, blocks: readonly BlockRecord[], same: Differ): void {
  const key = (block: BlockRecord): string =>
    JSON.stringify([block.chrom, block.start, block.end, block.gq, block.dp, block.lowQuality ?? false]);
  same('refBlocks', (expected.refBlocks ?? []).map(key).sort(), blocks.map(key).sort());
}
