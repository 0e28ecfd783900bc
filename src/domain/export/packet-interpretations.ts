import { parseOutsideJson } from '../report/unseen-text.ts';

/** A term of an ontology. */
interface Term {
  id: string;
  label: string;
}

/** What a phenopacket says of one variant. */
export interface PacketInterpretation {
  disease: Term;
  /** `CANDIDATE`, `CAUSATIVE`, … as it stood. */
  status: string;
  variant: { genomeAssembly: string; chrom: string; pos: number; ref: string; alt: string };
  geno: Term | null;
  gene: { valueId: string; symbol: string } | null;
}

type Json = Readonly<Record<string, unknown>>;

const STATUSES: ReadonlySet<string> = new Set(['UNKNOWN_STATUS', 'REJECTED', 'CANDIDATE', 'CONTRIBUTORY', 'CAUSATIVE']);

/** Variants of a phenopacket of version 2 that have a place; `pos` may be a string, as protobuf's JSON writes it, or a number. Empty where there are none. */
export function readPacketInterpretations(text: string): PacketInterpretation[] {
  let parsed: unknown;
  try {
    parsed = parseOutsideJson(text);
  } catch {
    return [];
  }
  const outer = objectOf(parsed);
  const packet = objectOf(outer?.phenopacket) ?? objectOf(outer?.proband) ?? outer;
  return listOf(packet?.interpretations).flatMap((interpretation) => {
    const diagnosis = objectOf(interpretation.diagnosis);
    const disease = termOf(diagnosis?.disease);
    return disease === null ? [] : listOf(diagnosis?.genomicInterpretations).flatMap((one) => readOne(one, disease));
  });
}

function readOne(interpretation: Json, disease: Term): PacketInterpretation[] {
  const variation = objectOf(objectOf(interpretation.variantInterpretation)?.variationDescriptor);
  const record = objectOf(variation?.vcfRecord);
  const pos = positionOf(record?.pos);
  const { genomeAssembly, chrom, ref, alt } = record ?? {};
  const isPlaced = typeof genomeAssembly === 'string' && typeof chrom === 'string' && typeof ref === 'string' && typeof alt === 'string'; // prettier-ignore
  if (pos === null || !isPlaced || !/^[ACGTN]+$/i.test(ref) || !/^[ACGTN]+$/i.test(alt)) return [];
  const status = interpretation.interpretationStatus;
  const gene = objectOf(variation?.geneContext);
  return [
    {
      disease,
      status: typeof status === 'string' && STATUSES.has(status) ? status : 'UNKNOWN_STATUS',
      variant: { genomeAssembly, chrom, pos, ref, alt },
      geno: termOf(variation?.allelicState),
      gene:
        typeof gene?.valueId === 'string' && typeof gene.symbol === 'string'
          ? { valueId: gene.valueId, symbol: gene.symbol }
          : null,
    },
  ];
}

function positionOf(value: unknown): number | null {
  const position = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value;
  return typeof position === 'number' && Number.isInteger(position) && position > 0 ? position : null;
}

function termOf(value: unknown): Term | null {
  const term = objectOf(value);
  return typeof term?.id === 'string' ? { id: term.id, label: typeof term.label === 'string' ? term.label : term.id } : null; // prettier-ignore
}

function objectOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(objectOf).filter((one) => one !== null) : [];
}
