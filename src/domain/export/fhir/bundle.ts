import type { DescribedFinding } from '../../findings/finding.ts';
import { isDetected } from '../../findings/finding.ts';
import type { ScoreReport } from '../../scores/report.ts';
import type { ExportContent } from '../content.ts';
import { geneStanding, NOT_ASSESSED, NOT_CLINICAL, NOTHING_FOUND, percent } from '../statements.ts';
import type { Digest24 } from '../vrs.ts';
import { GUIDE, PGS_CATALOG, words } from './codes.ts';
import { conclusion, Entries, observation, part, type Reference, type Resource } from './entries.ts';
import { medicineObservations } from './medicines.ts';
import { type StatedVariant, variantObservation } from './variant.ts';

/** Everything of a report as a FHIR R4 bundle by the profiles of Genomics Reporting 3.0.0. Preliminary throughout; it orders nothing. */
export function fhirBundle(content: ExportContent, digest: Digest24): string {
  const { report, findings, made } = content;
  const entries = new Entries(report.input?.calls ?? '');
  // Nothing of the person: what they are told by is the fingerprint of what was read.
  const subject = entries.add({
    resourceType: 'Patient',
    identifier: [{ system: 'urn:sequester:input', value: report.input?.calls ?? 'not-read' }],
  });
  const { source, build } = report.file;
  const method = `raw data file${source === null ? '' : ` (${source})`}${build === null ? '' : `, GRCh${String(build)}`}`.replace('GRCh36', 'NCBI36');
  const results = [
    ...medicineObservations(content, { entries, subject, method, digest }),
    ...(findings ?? []).flatMap((finding) => findingObservations(finding, { entries, subject, method, digest })),
  ];
  const risks = report.scores.map((score) => entries.add(riskAssessment(score, subject)));
  entries.add(diagnosticReport(content, { subject, results, risks }));
  return `${JSON.stringify({ resourceType: 'Bundle', type: 'collection', timestamp: made, entry: entries.all }, null, 1)}\n`;
} // prettier-ignore

function findingObservations(
  finding: DescribedFinding,
  told: { entries: Entries; subject: Reference; method: string; digest: Digest24 },
): Reference[] {
  const { entries, subject, method, digest } = told;
  const { variant, verdict } = finding;
  const found = isDetected(finding);
  const build = finding.place?.build === 'GRCh37' ? 'GRCh37' : 'GRCh38';
  const stated = variantObservation(
    {
      gene: finding.gene,
      rsid: finding.rsid,
      build,
      chromosome: variant.chromosome,
      position: build === 'GRCh37' ? variant.position37 : variant.position38,
      ref: variant.ref,
      alt: variant.alt,
      state: found ? (finding.isHemizygous ? 'hemizygous' : verdict === 'two-copies' ? 'homozygous' : 'heterozygous') : null, // prettier-ignore
      ...(variant.hgvsC === '' ? {} : { hgvsC: variant.hgvsC }),
      ...(variant.hgvsP === '' ? {} : { hgvsP: variant.hgvsP }),
      presence: presenceOf(verdict),
      conclusion: findingText(finding),
      method,
    },
    subject,
    digest,
  );
  const place = entries.add(stated);
  if (!found) return [place];
  const implied = observation('diagnostic-implication', subject, {
    derivedFrom: [place],
    component: [
      part('81259-4', 'Associated phenotype', { valueCodeableConcept: words(variant.condition) }),
      conclusion(findingText(finding)),
    ],
  });
  return [place, entries.add(implied)];
}

function presenceOf(verdict: DescribedFinding['verdict']): StatedVariant['presence'] {
  if (verdict === 'no-call' || verdict === 'not-in-file') return verdict;
  return verdict === 'not-detected' ? 'absent' : 'present';
}

/** What is to be said of a finding whatever program shows it. */
function findingText({ verdict, standing, name, gene, reasons }: DescribedFinding): string {
  const why = reasons.length === 0 ? '' : ` (${reasons.join(', ')})`;
  const only = `Only this change of ${gene} was looked for (${name}); others were not.`;
  if (verdict === 'not-in-file') return `${NOT_ASSESSED}: the file does not have this place${why}.`;
  if (verdict === 'no-call') return `${NOT_ASSESSED}: no call at this place${why}.`;
  if (verdict === 'not-detected') return `${NOTHING_FOUND}. ${only}`;
  const belief =
    standing === 'authorised' || standing === 'common' || standing === 'sequenced'
      ? ''
      : ' Chips are often wrong about rare variants: more likely an error until a laboratory confirms it.';
  return `${verdict === 'two-copies' ? 'Two copies were' : 'One copy was'} read${why}.${belief}`;
}

/** A score with what it rests on; no percentile where the report gives none. */
function riskAssessment(score: ScoreReport, subject: Reference): Resource {
  const isPgs = /^PGS\d{6}$/.test(score.id);
  const number = (value: number): string => String(Math.round(value * 1000) / 1000);
  const read = `${String(score.matched)} of ${String(score.rows)} rows were read${score.varianceSeen === null ? '' : `, ${percent(score.varianceSeen)} of the variance of the score`}`;
  const interval = score.percentileInterval ?? null;
  const said =
    score.interpretable && score.percentile !== null
      ? `Percentile ${number(score.percentile)}${interval === null ? '' : ` (95 % interval ${number(interval[0])} to ${number(interval[1])})`} among people like ${score.reference ?? 'the reference'}; ${read}.`
      : `${NOT_ASSESSED}: no percentile is given (${score.reason ?? 'not interpretable'}); ${read}.`;
  return {
    resourceType: 'RiskAssessment',
    status: 'preliminary',
    ...(isPgs ? { code: { coding: [{ system: PGS_CATALOG, code: score.id }], text: 'Polygenic score' } } : { code: words(`Polygenic score ${score.id}`) }),
    method: words(`Polygenic score ${score.id}: weighted sum of alleles`),
    subject,
    prediction: [{ outcome: words(score.trait), rationale: said }],
    note: [{ text: `${said} Sum ${number(score.sum)}${score.interval === null ? '' : ` (interval ${number(score.interval[0])} to ${number(score.interval[1])})`}; reference: ${score.reference ?? 'none'}.` }],
  };
} // prettier-ignore

function diagnosticReport(
  { report, findings, made }: ExportContent,
  { subject, results, risks }: { subject: Reference; results: Reference[]; risks: Reference[] },
): Resource {
  const genes = Object.entries(report.pgx);
  const named = (standing: ReturnType<typeof geneStanding>): string =>
    genes.filter(([, gene]) => geneStanding(gene) === standing).map(([name]) => name).join(', ') || 'none'; // prettier-ignore
  const packs = report.app.packs.map(({ id, version }) => `${id} ${version}`).join(', ');
  return {
    resourceType: 'DiagnosticReport',
    meta: { profile: [`${GUIDE}/StructureDefinition/genomic-report`] },
    status: 'preliminary',
    category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'GE' }] }],
    code: { coding: [{ system: 'http://loinc.org', code: '51969-4', display: 'Genetic analysis report' }] },
    subject,
    issued: made,
    ...(results.length === 0 ? {} : { result: results }),
    ...(risks.length === 0
      ? {}
      : {
          extension: risks.map((valueReference) => ({
            url: `${GUIDE}/StructureDefinition/genomic-risk-assessment`,
            valueReference,
          })),
        }),
    conclusion: [
      NOT_CLINICAL,
      `${NOTHING_FOUND}: ${named('open')}.`,
      `Read, not certain: ${named('carried')}.`,
      `${NOT_ASSESSED}: ${named('none')}.`,
      findings === null ? `${NOT_ASSESSED}: single-gene findings (nobody asked for them).` : '',
      `Sequester ${report.app.version}; tables: ${packs}.`,
    ]
      .filter((one) => one !== '')
      .join(' '),
  };
}
