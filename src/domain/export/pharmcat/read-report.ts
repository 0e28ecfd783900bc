import { parseOutsideJson } from '../../report/unseen-text.ts';

/** What a report of PharmCAT says of one gene. */
export interface PharmcatGene {
  gene: string;
  /** Whose table its alleles come from, and of which version. */
  table: string;
  /** `MATCHER`, `OUTSIDE`, `NONE`. */
  callSource: string;
  diplotypes: string[];
  phenotypes: string[];
  /** Places as it read them: GRCh38, 1-based; `call` as it stands (`A/G`), null without one. */
  sites: { position: number; rsid: string | null; call: string | null }[];
}

export interface PharmcatReport {
  version: string | null;
  genes: PharmcatGene[];
}

type Json = Readonly<Record<string, unknown>>;

/** Reads PharmCAT's `*.report.json`, of version 2 (genes under their sources) or 3 (genes alone); null where the text is none. */
export function readPharmcatReport(text: string): PharmcatReport | null {
  let parsed: unknown;
  try {
    parsed = parseOutsideJson(text);
  } catch {
    return null;
  }
  const report = objectOf(parsed);
  const genes = objectOf(report?.genes);
  if (report === null || genes === null) return null;
  const isGene = (value: unknown): boolean => Array.isArray(objectOf(value)?.sourceDiplotypes);
  const bySource = Object.values(genes).some(isGene) ? [genes] : [genes.CPIC, ...Object.values(genes)].map(objectOf);
  const found = new Map<string, PharmcatGene>();
  for (const source of bySource) {
    for (const [name, value] of Object.entries(source ?? {})) {
      // The first source that called a gene stands: CPIC, where it is there.
      if (isGene(value) && (found.get(name)?.diplotypes.length ?? 0) === 0) found.set(name, readGene(name, objectOf(value) ?? {})); // prettier-ignore
    }
  }
  return found.size === 0 ? null : { version: textOf(report.pharmcatVersion), genes: [...found.values()] };
}

function readGene(name: string, gene: Json): PharmcatGene {
  const diplotypes = listOf(gene.sourceDiplotypes);
  const labels = diplotypes.map(({ label }) => textOf(label) ?? '').filter((label) => label !== '' && !/^unknown\b/i.test(label)); // prettier-ignore
  const named = diplotypes.flatMap(({ phenotypes }) => (Array.isArray(phenotypes) ? phenotypes.map(textOf) : []));
  return {
    gene: name,
    table: [textOf(gene.alleleDefinitionSource), textOf(gene.alleleDefinitionVersion)].filter((one) => one !== null).join(' '), // prettier-ignore
    callSource: textOf(gene.callSource) ?? 'NONE',
    diplotypes: [...new Set(labels)],
    phenotypes: [...new Set(named.filter((one) => one !== null && !NO_PHENOTYPE.test(one)))] as string[],
    sites: listOf(gene.variants).flatMap(({ position, dbSnpId, call }) =>
      typeof position === 'number' ? [{ position, rsid: textOf(dbSnpId), call: textOf(call) }] : [],
    ),
  };
}

/** What PharmCAT writes where it has no phenotype. */
const NO_PHENOTYPE = /^(no result|n\/a|unknown|indeterminate)$/i;

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function objectOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(objectOf).filter((one) => one !== null) : [];
}
