import { type Chromosome, parseChromosome } from '../../domain/genotype/genome.ts';
import type { ObservedSite, SiteLookup, VcfCall } from '../../domain/genotype/observed-site.ts';
import type { CallOptions } from '../../domain/pgx/call-gene.ts';
import type { GeneDefinition, PgxPack, PgxPosition } from '../../domain/pgx/definition.ts';
import { compareNames } from '../../domain/pgx/names.ts';

/** One VCF-like row of a case. */
export interface CaseRow {
  chrom: string;
  pos: number;
  rsid?: string;
  ref: string;
  alt: string[];
  gt: string;
  ps?: number | string;
  ad?: number[] | string;
}

/** Expectation for one gene; every key that is there is checked. */
export interface CaseExpectation {
  called?: boolean;
  diplotypes?: string[];
  labels?: string[];
  print?: string[];
  shown_calls?: string[];
  shown?: string;
  haplotype_matches?: string[];
  recommended_any?: string[][];
  phenotype_shown?: string;
  phenotypes_include?: string[];
  activity_score?: string;
  warning?: string;
  warnings?: string[];
  messages?: string[];
  first_diplotypes?: string[];
  n_diplotypes?: number;
  n_warnings?: number;
  n_haplotypes?: number;
  haplotypes?: string[];
  n_haplotype_matches?: number;
  reportable?: boolean;
  phased?: boolean;
  report_rows?: { diplotype: string; phenotype: string; activity_score: string; recommendation_diplotype: string; recommendation_phenotype: string }[]; // prettier-ignore
  derived?: {
    diplotype?: string;
    recommendation?: string[];
    phenotype?: string | null;
    activity_score?: string;
    per_diplotype?: { diplotype: string; phenotype: string | null; activity_score?: string }[];
    phenotypes_agree?: boolean;
  };
}

/** One case of a peers' file. */
export interface PgxCase {
  id: string;
  options: { combinations: boolean; all_matches: boolean; cyp2d6_matching: boolean; exemptions: boolean };
  definition?: string;
  input: {
    mode: 'reference-filled' | 'explicit';
    genes?: string[];
    default_phased?: boolean;
    chrX_copies?: number;
    rows: CaseRow[];
    missing?: Record<string, number[]>;
  };
  outside_calls?: string[];
  expect: Record<string, CaseExpectation>;
}

/** A definition embedded in a case file, to be used instead of the pack's. */
export interface CaseDefinition {
  gene: string;
  chrom: string;
  positions: { pos: number; ref: string; alts: string[]; rsid: string; hgvs: string }[];
  alleles: { name: string; reference: boolean; def: Record<string, string> }[];
}

/** A folder's or file's cases. */
export interface PgxCaseFile {
  definitions?: Record<string, CaseDefinition>;
  cases: PgxCase[];
}

/** The call options that a case asks for. */
export function optionsOf(testCase: PgxCase): CallOptions {
  const { combinations, all_matches, cyp2d6_matching, exemptions } = testCase.options;
  return { combinations, allMatches: all_matches, cyp2d6Research: cyp2d6_matching, exemptions };
}

function customPositions(custom: CaseDefinition, gene: GeneDefinition): PgxPosition[] {
  return custom.positions.map((row): PgxPosition => {
    const known = gene.positions.find(({ position }) => position === row.pos);
    const lengths = [row.ref, ...row.alts].map(({ length }) => length);
    return {
      position: row.pos,
      position37: null,
      rsid: row.rsid,
      aliases: [],
      ref: row.ref,
      alts: row.alts,
      ref37: null,
      kind: lengths.every((length) => length === 1) ? 'snv' : 'indel',
      hgvs: row.hgvs === '' ? [] : row.hgvs.split('; '),
      roles: known?.roles ?? [],
      weakOn: [],
      notOn: [],
    };
  });
}

/** The pack's gene with a case's own positions and alleles; functions by name where they are known. */
export function withDefinition(pack: PgxPack, custom: CaseDefinition): PgxPack {
  const genes = pack.genes.map((gene): GeneDefinition => {
    if (gene.gene !== custom.gene) return gene;
    const positions = customPositions(custom, gene);
    const alleles = custom.alleles
      .map((allele) => ({
        name: allele.name,
        reference: allele.reference,
        function: gene.alleles.find(({ name }) => name === allele.name)?.function ?? null,
        functionClass: gene.alleles.find(({ name }) => name === allele.name)?.functionClass ?? null,
        activityValue: gene.alleles.find(({ name }) => name === allele.name)?.activityValue ?? null,
        reportedAs: null,
        matchable: gene.gene === 'CYP2D6' ? ('research' as const) : ('yes' as const),
        definition: positions.flatMap(({ position }, i): [number, string][] => {
          const bases = allele.def[String(position)];
          return bases === undefined ? [] : [[i, bases]];
        }),
      }))
      .sort((a, b) => compareNames(a.name, b.name));
    return { ...gene, chromosome: parseChromosome(custom.chrom), positions, alleles, frequencies: [] };
  });
  return { ...pack, genes };
}

function toCall(row: CaseRow): VcfCall {
  const indices = row.gt.split(/[|/]/).map((text) => (text === '.' ? null : Number(text)));
  const depths = typeof row.ad === 'string' ? row.ad.split(',').map(Number) : (row.ad ?? null);
  return {
    kind: 'vcf',
    rsid: row.rsid ?? null,
    ref: row.ref,
    alts: row.alt.filter((alt) => alt !== '.' && alt !== ''),
    genotype: indices,
    phased: row.gt.includes('|'),
    phaseSet: row.ps === undefined ? null : String(row.ps),
    alleleDepths: depths,
    filter: 'PASS',
  };
}

/** The rows that a case's mode adds: every position of its genes that is neither stated nor missing reads as reference. */
function filledRows(testCase: PgxCase, pack: PgxPack): { chromosome: Chromosome; position: number; call: VcfCall }[] {
  const { input } = testCase;
  const stated = new Set(input.rows.map((row) => `${parseChromosome(row.chrom) ?? ''}:${String(row.pos)}`));
  return pack.genes
    .filter(({ gene }) => input.genes?.includes(gene) === true)
    .flatMap((gene) =>
      gene.positions.flatMap(({ position, ref, alts, rsid }) => {
        const { chromosome } = gene;
        const missing = input.missing?.[gene.gene]?.includes(position) === true;
        if (chromosome === null || missing || stated.has(`${chromosome}:${String(position)}`)) return [];
        const single = chromosome === 'X' && input.chrX_copies === 1;
        const gt = single ? '0' : input.default_phased === true ? '0|0' : '0/0';
        return [{ chromosome, position, call: toCall({ chrom: '', pos: position, rsid, ref, alt: [...alts], gt }) }];
      }),
    );
}

/** The person of a case, as the callers see a file. */
export function lookupOf(testCase: PgxCase, pack: PgxPack): SiteLookup {
  const sites = new Map<string, ObservedSite[]>();
  const add = (chromosome: string, position: number, call: VcfCall): void => {
    const key = `${chromosome}:${String(position)}`;
    sites.set(key, [...(sites.get(key) ?? []), call]);
  };
  for (const row of testCase.input.rows) add(parseChromosome(row.chrom) ?? '', row.pos, toCall(row));
  if (testCase.input.mode === 'reference-filled') {
    for (const { chromosome, position, call } of filledRows(testCase, pack)) add(chromosome, position, call);
  }
  return { at: (chromosome, position) => sites.get(`${chromosome}:${String(position)}`) ?? [] };
}
