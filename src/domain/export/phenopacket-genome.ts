import { isDetected } from '../findings/finding.ts';
import type { DescribedFinding } from '../findings/finding.ts';
import { type PhenopacketContent, writePhenopacket } from '../rare/phenopacket.ts';
import type { ExportContent } from './content.ts';
import type { PacketInterpretation } from './packet-interpretations.ts';
import { NOT_ASSESSED, NOT_CLINICAL } from './statements.ts';
import { type Digest24, vrsId } from './vrs.ts';

/** What a phenopacket of a genome is written from, besides the report. */
export interface PacketAdditions {
  /** Signs that were told, or null. */
  told: Pick<PhenopacketContent, 'telling' | 'labelOf' | 'hpoVersion'> | null;
  /** What a phenopacket that was read says of variants; it is written again as it was. */
  interpretations: readonly PacketInterpretation[];
}

const GENO = {
  heterozygous: { id: 'GENO:0000135', label: 'heterozygous' },
  homozygous: { id: 'GENO:0000136', label: 'homozygous' },
  hemizygous: { id: 'GENO:0000134', label: 'hemizygous' },
} as const;

/** Findings have no ontology's number for their condition in the tables here: they stand under numbers of our own. */
const OWN = {
  id: 'sequester',
  name: 'Sequester, table of single-gene variants',
  url: 'urn:sequester:finding',
  namespacePrefix: 'sequester',
  iriPrefix: 'urn:sequester:finding:',
};
const GENO_RESOURCE = { id: 'geno', name: 'Genotype Ontology', url: 'http://purl.obolibrary.org/obo/geno.owl', version: '2022-03-05', namespacePrefix: 'GENO', iriPrefix: 'http://purl.obolibrary.org/obo/GENO_' }; // prettier-ignore

/** A phenopacket of version 2: told signs, and what was read of single-gene variants. `pos` is a string, as protobuf's JSON writes it. */
export function genomePhenopacket(
  { report, findings, made }: ExportContent,
  { told, interpretations }: PacketAdditions,
  digest: Digest24,
): string {
  const nobody = { present: [], absent: [], sex: null, age: null, onset: null };
  const { telling, labelOf, hpoVersion } = told ?? { telling: nobody, labelOf: (id: string) => id, hpoVersion: '' };
  const packet = JSON.parse(writePhenopacket({ telling, labelOf, hpoVersion, created: made })) as {
    id: string;
    metaData: { resources: object[]; createdBy: string };
  };
  const detected = (findings ?? []).filter(isDetected);
  const summary = summaryOf(findings);
  const written = [
    ...interpretations.map((interpretation, index) => packetInterpretation(interpretation, index)),
    ...detected.map((finding) => findingInterpretation(finding, summary, digest)),
  ];
  const usesGeno = written.length > 0;
  return `${JSON.stringify(
    {
      ...packet,
      id: 'sequester-genome',
      ...(written.length === 0 ? {} : { interpretations: written }),
      metaData: {
        ...packet.metaData,
        createdBy: `Sequester ${report.app.version}. ${NOT_CLINICAL} ${summary}`,
        resources: [
          ...(told === null ? [] : packet.metaData.resources),
          ...(usesGeno ? [GENO_RESOURCE] : []),
          ...(detected.length === 0 ? [] : [{ ...OWN, version: versionOf(report, 'findings') }]),
        ],
      },
    },
    null,
    2,
  )}\n`;
}

function versionOf(report: ExportContent['report'], id: string): string {
  return report.app.packs.find((pack) => pack.id === id)?.version ?? 'not known here';
}

/** What stands in no interpretation is not thereby absent: the packet says how much was looked at. */
function summaryOf(findings: readonly DescribedFinding[] | null): string {
  if (findings === null) return `${NOT_ASSESSED}: single-gene variants (nobody asked for them).`;
  const count = (verdict: DescribedFinding['verdict']): string =>
    String(findings.filter((finding) => finding.verdict === verdict).length);
  return `Of ${String(findings.length)} single-gene variants ${count('not-detected')} were looked for and not found in what was read; ${NOT_ASSESSED.toLowerCase()}: ${count('no-call')} without a call, ${count('not-in-file')} not in the file. What is not listed is not ruled out.`;
}

function findingInterpretation(finding: DescribedFinding, summary: string, digest: Digest24): object {
  const { variant, rsid, place, isHemizygous, verdict, gene } = finding;
  const build = place?.build === 'GRCh37' ? 'GRCh37' : 'GRCh38';
  const position = build === 'GRCh37' ? variant.position37 : variant.position38;
  const id = vrsId({ build, chromosome: variant.chromosome, position, ref: variant.ref, alt: variant.alt }, digest);
  return {
    id: `finding-${rsid}`,
    progressStatus: 'UNKNOWN_PROGRESS',
    diagnosis: {
      disease: { id: `sequester:${rsid}`, label: variant.condition },
      genomicInterpretations: [
        {
          subjectOrBiosampleId: 'proband',
          interpretationStatus: 'UNKNOWN_STATUS',
          variantInterpretation: {
            variationDescriptor: {
              id: id ?? rsid,
              label: variant.name,
              geneContext: { valueId: gene, symbol: gene },
              ...(variant.hgvsC === '' ? {} : { expressions: [{ syntax: 'hgvs.c', value: variant.hgvsC }] }),
              vcfRecord: { genomeAssembly: build, chrom: `chr${variant.chromosome === 'MT' ? 'M' : variant.chromosome}`, pos: String(position), ref: variant.ref, alt: variant.alt },
              xrefs: [`dbSNP:${rsid}`],
              moleculeContext: 'genomic',
              allelicState: isHemizygous ? GENO.hemizygous : verdict === 'two-copies' ? GENO.homozygous : GENO.heterozygous,
            },
          },
        },
      ],
    },
    summary,
  };
} // prettier-ignore

function packetInterpretation({ disease, status, variant, geno, gene }: PacketInterpretation, index: number): object {
  return {
    id: `read-${String(index + 1)}`,
    progressStatus: 'UNKNOWN_PROGRESS',
    diagnosis: {
      disease,
      genomicInterpretations: [
        {
          subjectOrBiosampleId: 'proband',
          interpretationStatus: status,
          variantInterpretation: {
            variationDescriptor: {
              id: `v${String(index + 1)}`,
              ...(gene === null ? {} : { geneContext: gene }),
              vcfRecord: { ...variant, pos: String(variant.pos) },
              moleculeContext: 'genomic',
              ...(geno === null ? {} : { allelicState: geno }),
            },
          },
        },
      ],
    },
    summary: 'As it stood in the phenopacket that was read; not checked against the genome.',
  };
}
