/** What the first bytes of a delimited text say about who made it. */
export interface HeaderSignals {
  /** Comment and preamble lines, without the column line. */
  preamble: string;
  /** The column line as it stands, or ''. */
  columnLine: string;
  /** Column names, lower case, letters and digits only. */
  columnNames: readonly string[];
  /** First data rows, split into fields. */
  rows: readonly (readonly string[])[];
  /** Whether the column line is a comment. */
  commentedColumns: boolean;
}

export interface Vendor {
  source: string;
  vendorVersion: string | null;
  chip: string | null;
}

interface VendorRule {
  source: string;
  /** Points: a name in the first line counts most, one in a comment less, a layout that others share least. */
  score(signals: HeaderSignals): number;
  version?(signals: HeaderSignals): string | null;
  chip?(signals: HeaderSignals): string | null;
}

const NAMED_FIRST = 100;
const NAMED = 40;
const SHAPED = 20;

function named(pattern: RegExp): (signals: HeaderSignals) => number {
  return ({ preamble }) => {
    const firstLine = preamble.slice(0, preamble.indexOf('\n') >>> 0);
    if (pattern.test(firstLine)) return NAMED_FIRST;
    return pattern.test(preamble) ? NAMED : 0;
  };
}

function columnsAre(...names: string[]): (signals: HeaderSignals) => boolean {
  return ({ columnNames }) =>
    names.length === columnNames.length && names.every((name, index) => columnNames[index] === name);
}

const isCapitalTable = columnsAre('rsid', 'chromosome', 'position', 'result');
/** Illumina's reports: a head of their own, or the columns that no one else writes. */
function isFinalReport({ preamble, columnNames }: HeaderSignals): boolean {
  if (/\[header\]/i.test(preamble) && /gsgt version/i.test(preamble)) return true;
  return (
    columnNames.includes('snpname') &&
    columnNames.some((name) => /^allele[12](?:plus|forward|top|design|ab)$/.test(name))
  );
}
/** Probe names of Illumina's Global Screening Array that are no rsids. */
const GSA_PROBE = /^(?:VG\d|GSA-|seq-|JHU_|exm|kgp|ilmnseq|BOT-|Mito[A-Z]\d|1SNP|\d{4}-\d\d-MT)/;

function hasGsaMarks({ rows }: HeaderSignals): boolean {
  return rows.some((row) => GSA_PROBE.test(row[0] ?? '') || row[1] === '0' || row[1] === 'XY');
}

const RULES: readonly VendorRule[] = [
  { source: '23andMe', score: named(/23andme(?!-like)/i) },
  {
    source: 'AncestryDNA',
    score: named(/ancestry\s?dna|ancestry\.com/i),
    version: ({ preamble }) => /array version:\s*V(\d)/i.exec(preamble)?.[1]?.replace(/^/, 'v') ?? null,
  },
  {
    source: 'FTDNA',
    score: (signals) => {
      const mark = named(/famfinder|family\s?tree\s?dna|ftdna/i)(signals);
      return mark > 0 ? mark : isCapitalTable(signals) && /^"?RSID/.test(signals.columnLine) ? SHAPED : 0;
    },
    version: (signals) => (hasGsaMarks(signals) ? 'v3' : null),
  },
  {
    source: 'MyHeritage',
    score: named(/myheritage/i),
    version: ({ preamble }) =>
      /low.?pass|whole genome/i.test(preamble) ? 'low-pass' : /^##/m.test(preamble) ? 'v2' : 'v1',
    chip: ({ preamble }) => (/^##\s*chip\s*=\s*GSA/im.test(preamble) ? 'GSA' : null),
  },
  {
    source: 'LivingDNA',
    score: named(/living\s?dna/i),
    version: ({ preamble }) => (/sirius/i.test(preamble) ? 'v2' : 'v1'),
    chip: ({ preamble }) => (/sirius/i.test(preamble) ? 'Sirius' : null),
  },
  { source: 'GenesForGood', score: (signals) => named(/genes\s?for\s?good/i)(signals) * 2 },
  {
    source: 'tellmeGen',
    score: (signals) => {
      const isTable = /^"?rsid"?[\t,;]"?Chromosome"?[\t,;]"?position"?[\t,;]"?genotype/.test(signals.columnLine);
      return named(/tellmegen/i)(signals) + (isTable ? SHAPED : 0);
    },
  },
  { source: 'SelfDecode', score: named(/self\s?decode/i) },
  {
    source: 'CircleDNA',
    score: (signals) =>
      named(/circle/i)(signals) + (columnsAre('markername', 'chrom', 'pos', 'gt')(signals) ? SHAPED : 0),
  },
  {
    source: 'Mapmygenome',
    // Its tables have been through R, which writes dots for blanks, and have lost Illumina's head; a sample's id alone is anybody's.
    score: (signals) =>
      named(/mapmygenome/i)(signals) +
      (/\bSample\.ID\b/.test(signals.columnLine) && !/\[header\]/i.test(signals.preamble) ? SHAPED : 0),
  },
  { source: '23Mofang', score: (signals) => named(/23\s?mofang/i)(signals) * 2 },
  { source: 'WeGene', score: named(/wegene/i) },
  { source: 'Codigo46', score: named(/codigo\s?46/i) },
  { source: 'Sano', score: named(/\bsano/i) },
  {
    source: 'DNAEra',
    score: (signals) =>
      named(/dna\s?era/i)(signals) + (isFinalReport(signals) && /GSAMD-24v3/i.test(signals.preamble) ? SHAPED : 0),
    chip: () => 'GSA',
  },
  { source: 'DNALand', score: named(/dna\.?land/i) },
  { source: 'PLINK', score: named(/\bplink\b/i) },
  {
    source: 'deCODEme',
    score: (signals) =>
      named(/decodeme/i)(signals) +
      (columnsAre('name', 'variation', 'chromosome', 'position', 'strand', 'yourcode')(signals) ? NAMED : 0),
  },
  { source: 'FinalReport', score: (signals) => (isFinalReport(signals) ? SHAPED - 1 : 0) },
  {
    source: 'GenomeStudio',
    score: ({ columnLine }) => (/\.(?:GType|Top Alleles|Plus\/Minus Alleles)\b/.test(columnLine) ? SHAPED - 1 : 0),
  },
];

/** The vendor whose signals are strongest; `generic` where there are none. */
export function vendorOf(signals: HeaderSignals): Vendor {
  let best: { rule: VendorRule; score: number } | null = null;
  for (const rule of RULES) {
    const score = rule.score(signals);
    if (score > 0 && (best === null || score > best.score)) best = { rule, score };
  }
  if (best === null) return { source: 'generic', vendorVersion: null, chip: null };
  const { rule } = best;
  return { source: rule.source, vendorVersion: rule.version?.(signals) ?? null, chip: rule.chip?.(signals) ?? null };
}
