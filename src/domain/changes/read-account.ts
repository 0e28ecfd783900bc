import type { ReportInput } from '../report/input.ts';
import { REPORT_SCHEMA } from '../report/report.ts';
import {
  type Account,
  type AccountClinvar,
  type AccountDrug,
  type AccountFinding,
  type AccountGene,
  type AccountPack,
  type AccountScore,
  FILE_FIELDS,
} from './account.ts';
import { readDifferential } from './read-differential.ts';
import { type Json, numberOf, pairsOf, recordOf, recordsOf, textOf, textsOf } from './json.ts';

/** Why something is no report that can be compared. */
export type AccountRefusal = 'not-a-report' | 'unknown-schema' | 'no-results';

/** Reads a report of ours, of this app or of an older one: what an older one did not say is left open. */
export function readAccount(value: unknown): Account | { refused: AccountRefusal } {
  const report = recordOf(value);
  const schema = textOf(report?.schema);
  if (report === null || schema?.startsWith('sequester-report/') !== true) return { refused: 'not-a-report' };
  if (schema !== REPORT_SCHEMA) return { refused: 'unknown-schema' };
  const [app, file] = [recordOf(report.app), recordOf(report.file)];
  if (app === null || file === null || recordOf(report.pgx) === null) return { refused: 'not-a-report' };
  if (!Array.isArray(report.drugs) || !Array.isArray(report.scores)) return { refused: 'not-a-report' };
  if (file.status !== 'ok') return { refused: 'no-results' };
  return {
    app: {
      version: textOf(app.version) ?? '',
      kernelSha256: textOf(app.kernelSha256) ?? '',
      packs: recordsOf(app.packs).map(readPack),
    },
    input: readInput(report.input),
    file: Object.fromEntries(FILE_FIELDS.map((name) => [name, textOf(file[name]) ?? numberOf(file[name])])) as Account['file'], // prettier-ignore
    genes: pairsOf(report.pgx, (gene) => readGene(recordOf(gene))),
    drugs: recordsOf(report.drugs).map(readDrug),
    scores: recordsOf(report.scores).map(readScore),
    ancestry: readAncestry(recordOf(report.ancestry) ?? {}),
    findings: Array.isArray(report.findings) ? recordsOf(report.findings).map(readFinding) : null,
    findingRules: recordOf(report.findingRules) === null ? null : readRules(report.findingRules),
    clinvar: readClinvar(recordOf(report.clinvar)),
    differential: readDifferential(report),
  };
}

function readPack(pack: Json): AccountPack {
  const text = (name: string): string => textOf(pack[name]) ?? '';
  return { id: text('id'), version: text('version'), date: text('date'), sha256: text('sha256') };
}

function readInput(value: unknown): ReportInput | null {
  const input = recordOf(value);
  const [calls, settings] = [textOf(input?.calls), recordOf(input?.settings)];
  return calls === null || settings === null
    ? null
    : { calls, settings: settings as unknown as ReportInput['settings'] };
}

function readGene(gene: Json | null): AccountGene | null {
  if (gene === null) return null;
  return {
    status: textOf(gene.status) ?? '',
    diplotypes: textsOf(gene.diplotypes),
    phenotype: textOf(gene.phenotype),
    activityScore: numberOf(gene.activityScore),
    verdict: textOf(gene.verdict) ?? '',
    firm: gene.firm === true,
    asOf: textOf(gene.asOf),
  };
}

function readDrug(row: Json): AccountDrug {
  const numbers = Object.entries(pairsOf(row.numbers, textsOf)).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    drug: textOf(row.drug) ?? '',
    genes: textsOf(row.genes),
    source: textOf(row.source) ?? '',
    population: textOf(row.population),
    category: textOf(row.category) ?? '',
    strength: textOf(row.strength),
    certainty: textOf(row.certainty),
    advice: [...textsOf(row.codes).sort(), ...numbers.map(([kind, figures]) => `${kind} ${figures.join(', ')}`)].join('; '), // prettier-ignore
    results: pairsOf(row.results, textOf),
    date: textOf(row.date),
    superseded: row.superseded === true,
    supersededBy: textOf(row.supersededBy),
  };
}

function readScore(score: Json): AccountScore {
  const imported = recordOf(score.imported);
  return {
    id: textOf(score.id) ?? '',
    trait: textOf(score.trait) ?? '',
    sum: numberOf(score.sum),
    percentile: numberOf(score.percentile),
    interpretable: score.interpretable === true,
    reason: textOf(score.reason),
    reference: textOf(score.reference),
    imported: imported === null ? null : (textOf(imported.sha256) ?? ''),
  };
}

function readAncestry({ nearest, outside, reason }: Json): Account['ancestry'] {
  const near = Object.entries(pairsOf(nearest, numberOf)).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return { nearest: near[0]?.[0] ?? null, outside: outside === true, reason: textOf(reason) };
}

function readFinding(finding: Json): AccountFinding {
  const text = (name: string): string => textOf(finding[name]) ?? '';
  return {
    rsid: text('rsid'),
    gene: text('gene'),
    name: text('name'),
    topic: text('topic'),
    verdict: text('verdict'),
    class: text('class'),
    standing: textOf(finding.standing),
  };
}

/** A rule that gives no answer is told apart from one that was not asked. */
function readRules(value: unknown): Record<string, string | null> {
  return Object.fromEntries(Object.entries(recordOf(value) ?? {}).map(([gene, result]) => [gene, textOf(result)]));
}

function readClinvar(report: Json | null): AccountClinvar | null {
  if (report === null) return null;
  return {
    date: textOf(recordOf(report.release)?.date),
    sha256: textOf(report.sha256),
    records: [...recordsOf(report.hits), ...recordsOf(report.disputed)].flatMap((hit) => {
      const record = recordOf(hit.record);
      if (record === null) return [];
      const place = [record.chromosome, record.position, record.ref, record.alt].map((part) => textOf(part) ?? String(numberOf(part) ?? '')); // prettier-ignore
      const stars = numberOf(record.stars);
      return [
        {
          place: place.join('-'),
          gene: textsOf(record.genes).join(', '),
          class: `${textOf(record.words) ?? ''}${stars === null ? '' : `, ${String(stars)} of 4 stars`}`,
        },
      ];
    }),
  };
}
