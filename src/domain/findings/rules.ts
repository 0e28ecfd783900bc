import type { Finding, FindingPhase } from './finding.ts';

/** What follows from several places of one gene; null where a place is missing, not called, or contradicts another. */
export interface FindingRules {
  APOE: 'e2/e2' | 'e2/e3' | 'e2/e4' | 'e3/e3' | 'e3/e4' | 'e4/e4' | null;
  HFE: 'C282Y/C282Y' | 'C282Y/H63D' | 'C282Y' | 'H63D/H63D' | 'H63D' | 'none' | null;
  MUTYH: 'biallelic' | 'two-variants-phase-unknown' | 'one' | 'none' | null;
  SERPINA1: 'MM' | 'MS' | 'MZ' | 'SS' | 'SZ' | 'ZZ' | null;
  /** Copies of G1; G2 is in no row of the table and was not looked at. */
  APOL1: 'two-G1' | 'one-G1' | 'no-G1' | null;
  /** Alleles of one chromosome each, by `/`: `A-` needs V68M beside N126D, which alone is A. */
  G6PD: string | null;
}

type Copies = (rsid: string) => number | null;

/** A finding, and its phase where the file states one. */
type PhasedFinding = Finding & { phase?: FindingPhase | null };

/** How a file that states phase has two changes: on one copy of the chromosome, or on both; null where it does not say. */
type Phases = (first: string, second: string) => 'together' | 'apart' | null;

function phasesOf(findings: readonly PhasedFinding[]): Phases {
  const phases = new Map(findings.map(({ rsid, phase }) => [rsid, phase ?? null]));
  return (first, second) => {
    const [one, other] = [phases.get(first) ?? null, phases.get(second) ?? null];
    if (one === null || one.set !== other?.set) return null;
    return one.copy === other.copy ? 'together' : 'apart';
  };
}

/** Copies of a variant where it is a plain result; null otherwise. */
function copiesOf(findings: readonly Finding[]): Copies {
  const counts = new Map(
    findings.map(({ rsid, verdict, reasons }) => [
      rsid,
      reasons.includes('another-allele') ? null : (COPIES[verdict] ?? null),
    ]),
  );
  return (rsid) => counts.get(rsid) ?? null;
}

const COPIES: Partial<Record<Finding['verdict'], number>> = { 'not-detected': 0, 'one-copy': 1, 'two-copies': 2 };

/**
 * Rules over several places. Each needs every one of its places, and no more variant copies than there are chromosomes; where the file itself
 * says of two changes that they lie otherwise than the rule has them, there is no result.
 */
export function findingRules(findings: readonly PhasedFinding[]): FindingRules {
  const copies = copiesOf(findings);
  const phases = phasesOf(findings);
  return {
    APOE: apoe(copies, phases),
    HFE: hfe(copies, phases),
    MUTYH: mutyh(copies),
    SERPINA1: serpina1(copies, phases),
    APOL1: apol1(copies, phases),
    G6PD: g6pd(copies, phases, findings),
  };
}

/** e4 has C at rs429358, e2 has T at rs7412. One of each is e2/e4: e1, which has both, is all but unknown. */
function apoe(copies: Copies, phases: Phases): FindingRules['APOE'] {
  const [e4, e2] = [copies('rs429358'), copies('rs7412')];
  if (e4 === null || e2 === null || e4 + e2 > 2 || phases('rs429358', 'rs7412') === 'together') return null;
  const alleles = [...Array<string>(e2).fill('e2'), ...Array<string>(2 - e2 - e4).fill('e3'), ...Array<string>(e4).fill('e4')]; // prettier-ignore
  return alleles.join('/') as FindingRules['APOE'];
}

function hfe(copies: Copies, phases: Phases): FindingRules['HFE'] {
  const [c282y, h63d] = [copies('rs1800562'), copies('rs1799945')];
  // Each of the three was found by itself on a chromosome of its own: more of them than chromosomes are nobody's.
  if (c282y === null || h63d === null || c282y + h63d + (copies('rs1800730') ?? 0) > 2) return null;
  if (phases('rs1800562', 'rs1799945') === 'together') return null;
  if (c282y === 2) return 'C282Y/C282Y';
  if (c282y === 1) return h63d === 1 ? 'C282Y/H63D' : 'C282Y';
  return h63d === 2 ? 'H63D/H63D' : h63d === 1 ? 'H63D' : 'none';
}

function mutyh(copies: Copies): FindingRules['MUTYH'] {
  const [first, second] = [copies('rs36053993'), copies('rs34612342')];
  if (first === null || second === null || first + second > 2) return null;
  if (first === 2 || second === 2) return 'biallelic';
  if (first + second === 2) return 'two-variants-phase-unknown';
  return first + second === 1 ? 'one' : 'none';
}

/** M stands for neither Z nor S. */
function serpina1(copies: Copies, phases: Phases): FindingRules['SERPINA1'] {
  const [z, s] = [copies('rs28929474'), copies('rs17580')];
  if (z === null || s === null || z + s > 2 || phases('rs28929474', 'rs17580') === 'together') return null;
  return `${'M'.repeat(2 - z - s)}${'S'.repeat(s)}${'Z'.repeat(z)}` as FindingRules['SERPINA1'];
}

/** G1 is both of its changes on one chromosome: where they are counted differently, nothing is told. */
function apol1(copies: Copies, phases: Phases): FindingRules['APOL1'] {
  const [first, second] = [copies('rs73885319'), copies('rs60910145')];
  if (first === null || first !== second || phases('rs73885319', 'rs60910145') === 'apart') return null;
  return first === 2 ? 'two-G1' : first === 1 ? 'one-G1' : 'no-G1';
}

function g6pd(copies: Copies, phases: Phases, findings: readonly Finding[]): string | null {
  const [v68m, n126d, s188f] = [copies('rs1050828'), copies('rs1050829'), copies('rs5030868')];
  if (v68m === null || n126d === null || s188f === null) return null;
  const places = findings.filter(({ gene }) => gene === 'G6PD');
  // Letters written twice throughout: one chromosome of a man, or two of a woman.
  const isHeterozygous = places.some(({ verdict, isHemizygous }) => verdict === 'one-copy' && !isHemizygous);
  if (!isHeterozygous && places.some(({ reasons }) => reasons.includes('sex-unknown'))) return null;
  const chromosomes = places.every(({ isHemizygous }) => isHemizygous) ? 1 : 2;
  // V68M without N126D is no known allele, and alleles beyond the chromosomes are nobody's.
  if (v68m > n126d || n126d + s188f > chromosomes) return null;
  if (phases('rs1050828', 'rs1050829') === 'apart' || phases('rs1050829', 'rs5030868') === 'together') return null;
  const alleles = [
    ...Array<string>(v68m).fill('A-'),
    ...Array<string>(n126d - v68m).fill('A'),
    ...Array<string>(s188f).fill('Mediterranean'),
  ];
  if (alleles.length === 0) return 'none';
  return [...alleles, ...Array<string>(chromosomes - alleles.length).fill('none')].join('/');
}
