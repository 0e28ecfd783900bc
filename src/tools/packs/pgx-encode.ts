import { chromosomeCode } from '../../domain/genotype/genome.ts';
import {
  type GeneDefinition,
  MATCHABLE,
  type NamedAllele,
  type PgxPack,
  type PgxPosition,
  PHENOTYPE_CLASSES,
  PHENOTYPE_METHODS,
  type PhenotypeClass,
  POSITION_KINDS,
  POSITION_ROLES,
} from '../../domain/pgx/definition.ts';
import { ByteWriter } from '../../reference/byte-writer.ts';
import { GENE_FLAG, PGX_LAYOUT, PGX_MAGIC } from '../../reference/pgx-pack.ts';
import { joinPack, stringWriter, type StringWriter } from '../../reference/string-table.ts';

function writePosition(pack: StringWriter, position: PgxPosition, previous: number): void {
  const { writer, string, optional } = pack;
  writer.varint(position.position - previous);
  const shift = position.position37 === null ? null : position.position37 - position.position;
  writer.varint(shift === null ? 0 : shift >= 0 ? 2 * shift + 1 : -2 * shift);
  string(position.rsid);
  writer.list(position.aliases, string);
  string(position.ref);
  writer.list(position.alts, string);
  optional(position.ref37);
  writer.u8(POSITION_KINDS.indexOf(position.kind));
  writer.list(position.hgvs, string);
  writer.list(position.roles, (role) => {
    writer.u8(POSITION_ROLES.indexOf(role));
  });
  writer.list(position.weakOn, string);
  writer.list(position.notOn, string);
}

function classCode(value: PhenotypeClass | null): number {
  return value === null ? 0 : PHENOTYPE_CLASSES.indexOf(value) + 1;
}

function writeAllele(pack: StringWriter, allele: NamedAllele): void {
  const { writer, string, optional } = pack;
  string(allele.name);
  writer.u8(Number(allele.reference));
  optional(allele.function);
  writer.u8(classCode(allele.functionClass));
  optional(allele.activityValue);
  optional(allele.reportedAs);
  writer.u8(MATCHABLE.indexOf(allele.matchable));
  let previous = -1;
  writer.list(allele.definition, ([index, bases]) => {
    writer.varint(index - previous);
    string(bases);
    previous = index;
  });
}

function flagsOf(gene: GeneDefinition): number {
  return Object.entries(GENE_FLAG).reduce(
    (flags, [key, bit]) => (gene[key as keyof typeof GENE_FLAG] ? flags | bit : flags),
    0,
  );
}

function writeGene(pack: StringWriter, gene: GeneDefinition): void {
  const { writer, string, optional } = pack;
  string(gene.gene);
  string(gene.asOf);
  writer.u8(gene.chromosome === null ? 0 : chromosomeCode(gene.chromosome));
  writer.u8(flagsOf(gene));
  let previous = 0;
  writer.list(gene.positions, (position) => {
    writePosition(pack, position, previous);
    previous = position.position;
  });
  writer.list(gene.alleles, (allele) => {
    writeAllele(pack, allele);
  });
  writer.list(gene.phenotypes, (row) => {
    writer.u8(PHENOTYPE_METHODS.indexOf(row.method));
    string(row.rule);
    string(row.phenotype);
    writer.u8(classCode(row.class));
  });
  writer.list(gene.frequencies, (row) => {
    writer.varint(row.alleleIndex);
    writer.varint(row.groupIndex);
    writer.f64(row.frequency);
    writer.varint(row.subjects === null ? 0 : row.subjects + 1);
  });
  writer.list(gene.structuralAlleles, string);
  writer.list(gene.disputedAlleles, string);
  optional(gene.referenceShownAs);
  writer.list(gene.unphasedPriorities, (rule) => {
    string(rule.pick);
    writer.list(rule.all, string);
  });
  writer.u8(gene.fallback === null ? 0 : 1);
  if (gene.fallback !== null) {
    string(gene.fallback.rsid);
    writer.varint(gene.fallback.position);
    writer.list(Object.entries(gene.fallback.alleles), ([base, allele]) => {
      string(base);
      string(allele);
    });
  }
  writer.list(gene.composedAlleles, ({ allele, of: [first, second] }) => {
    string(allele);
    string(first);
    string(second);
  });
}

/** Encodes the pack: string table first (in order of first use), then the genes. Deterministic. */
export function encodePgxPack(pack: PgxPack): Uint8Array<ArrayBuffer> {
  const body = new ByteWriter();
  const writer = stringWriter(body);
  writer.string(pack.version);
  writer.string(pack.date);
  body.list(pack.groups, writer.string);
  body.list(pack.genes, (gene) => {
    writeGene(writer, gene);
  });
  return joinPack(PGX_MAGIC, PGX_LAYOUT, new ByteWriter(), writer);
}
