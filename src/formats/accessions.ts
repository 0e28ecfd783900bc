import type { Build } from '../domain/genotype/genome.ts';

/**
 * RefSeq version of each chromosome, 1 to 22 and X, in GRCh37 and GRCh38 (`NC_000001.10` is chromosome 1 of GRCh37). Read off the HGVS
 * names of CIViC and of the GA4GH Phenopacket corpus, which name every one of them.
 */
const REFSEQ_VERSIONS: Readonly<Record<'GRCh37' | 'GRCh38', readonly number[]>> = {
  GRCh37: [10, 11, 11, 11, 9, 11, 13, 10, 11, 10, 9, 11, 10, 8, 9, 9, 10, 9, 9, 10, 8, 10, 10],
  GRCh38: [11, 12, 12, 12, 10, 12, 14, 11, 12, 11, 10, 12, 11, 9, 10, 10, 11, 10, 10, 11, 9, 11, 11],
};
/** Version of the GenBank accessions CM000663 to CM000686: the first is GRCh37, the second GRCh38. */
const GENBANK_BUILDS: readonly Build[] = ['GRCh37', 'GRCh38'];
const REFSEQ = /^NC_0000(\d\d)(?:\.(\d+))?$/i;
const GENBANK = /^CM000(\d\d\d)(?:\.(\d+))?$/i;

/** The assembly that most accessions belong to; null where there are none, or as many of another. */
export function buildOfAccessions(names: readonly string[]): Build | null {
  const votes = { GRCh37: 0, GRCh38: 0 };
  for (const name of names) {
    const build = buildOfAccession(name);
    if (build === 'GRCh37' || build === 'GRCh38') votes[build]++;
  }
  if (votes.GRCh37 === votes.GRCh38) return null;
  return votes.GRCh37 > votes.GRCh38 ? 'GRCh37' : 'GRCh38';
}

function buildOfAccession(name: string): Build | null {
  const [, number = '', version = ''] = REFSEQ.exec(name) ?? [];
  if (number !== '') {
    const builds = ['GRCh37', 'GRCh38'] as const;
    return builds.find((build) => REFSEQ_VERSIONS[build][Number(number) - 1] === Number(version)) ?? null;
  }
  const [, genbank = '', genbankVersion = ''] = GENBANK.exec(name) ?? [];
  return genbank === '' ? null : (GENBANK_BUILDS[Number(genbankVersion) - 1] ?? null);
}
