import type { AncestryReference } from '../domain/ancestry/panel.ts';
import { widenPanel } from '../domain/ancestry/widen-panel.ts';
import type { GeneFacts } from '../domain/clinvar/gene-facts.ts';
import type { FindingPack } from '../domain/findings/finding-pack.ts';
import { watchedFindings } from '../domain/findings/observe-finding.ts';
import type { BuildMarker } from '../domain/genotype/build-vote.ts';
import type { MarkerSet } from '../domain/genotype/chip.ts';
import { genomeKey } from '../domain/genotype/genome.ts';
import type { PackIdentity } from '../domain/identity.ts';
import { watchedSites } from '../domain/pgx/call-genes.ts';
import type { PgxPack } from '../domain/pgx/definition.ts';
import type { IdentifiedDrugPack } from '../domain/pgx/drugs/catalogue.ts';
import type { InteractionPack } from '../domain/pgx/phenoconversion/interaction-pack.ts';
import type { LiftMap } from '../domain/scores/lift-map.ts';
import type { PackedScore } from '../domain/scores/packed-score.ts';
import { ok, type Result } from '../errors/result.ts';
import { decodeAncestryPack, decodeMoreMarkers } from '../reference/ancestry-pack.ts';
import { decodeDrugPack } from '../reference/drug-pack.ts';
import { decodeFindingPack } from '../reference/finding-pack.ts';
import { decodeGenePack } from '../reference/gene-pack.ts';
import { decodeInteractionPack } from '../reference/interaction-pack.ts';
import { decodeLiftPack } from '../reference/lift-pack.ts';
import type { LoadedPack } from '../reference/loaded-pack.ts';
import { decodeMarkers } from '../reference/markers-pack.ts';
import { decodePgxPack } from '../reference/pgx-pack.ts';
import { isReference } from '../reference/manifest-entry.ts';
import { decodeScorePack } from '../reference/score-pack.ts';

/** The decoded packs. They enter here, once, and are checked on the way. */
export interface References {
  pgx: PgxPack | null;
  /** In order of their ids: CPIC and FDA, then DPWG. */
  drugs: IdentifiedDrugPack[];
  /** What medicines do to the enzymes of others; `null` where the pack is not there. */
  interactions: InteractionPack | null;
  /** Single-gene variants that consumer tests report; absent where the pack is not there. */
  findings?: FindingPack;
  /** How diseases of genes are inherited. */
  genes?: readonly GeneFacts[];
  /** In order of their ids; those that somebody brought stand at the end. */
  scores: PackedScore[];
  /** The scores that somebody brought. */
  brought?: readonly PackedScore[];
  markers: MarkerSet;
  /** People that a genome is placed among; `null` where the pack is not there. */
  ancestry: AncestryReference | null;
  /** Between builds, for scores that somebody brings; empty where the pack is not there. */
  lifts: readonly LiftMap[];
  identities: PackIdentity[];
  /** Sorted keys of every position that a pack asks for, in every build: VCF records there are kept whole. */
  watch: Uint32Array;
}

/** Decodes packs of any order; those that a room asks for are no references and are left out. */
export function decodeReferences(packs: readonly LoadedPack[]): Result<References> {
  const references: References = {
    pgx: null,
    drugs: [],
    interactions: null,
    scores: [],
    markers: { builds: [], chips: [] },
    ancestry: null,
    lifts: [],
    identities: [],
    watch: new Uint32Array(0),
  };
  for (const pack of [...packs].sort((a, b) => (a.identity.id < b.identity.id ? -1 : 1))) {
    if (!isReference(pack)) continue;
    const added = addPack(references, pack);
    if (!added.ok) return added;
    references.identities.push(pack.identity);
  }
  references.watch = watchedKeys(references, references.scores);
  if (references.pgx !== null) references.markers = { ...references.markers, others: buildMarkersOf(references.pgx) };
  return ok(references);
}

/** Positions of medicines that lie at different places in GRCh37 and GRCh38. */
function buildMarkersOf(pgx: PgxPack): BuildMarker[] {
  return pgx.genes.flatMap(({ chromosome, positions }) =>
    positions.flatMap(({ rsid, position, position37, ref, alts, kind }): BuildMarker[] => {
      const isTold = chromosome !== null && position37 !== null && position37 !== position && kind === 'snv';
      if (!isTold || !/^rs\d+$/.test(rsid)) return [];
      const positions = { NCBI36: 0, GRCh37: position37, GRCh38: position };
      return [{ rsid: Number(rsid.slice(2)), chromosome, positions, alleles: [ref, ...alts].join('') }];
    }),
  );
}

function addPack(references: References, pack: LoadedPack): Result<null> {
  if (pack.kind === 'pgx') {
    const pgx = decodePgxPack(pack.bytes);
    if (!pgx.ok) return pgx;
    references.pgx = pgx.value;
  } else if (pack.kind === 'drugs') {
    const drugs = decodeDrugPack(pack.bytes);
    if (!drugs.ok) return drugs;
    references.drugs.push({ ...drugs.value, identity: pack.identity });
  } else if (pack.kind === 'interactions') {
    const interactions = decodeInteractionPack(pack.bytes);
    if (!interactions.ok) return interactions;
    references.interactions = interactions.value;
  } else if (pack.kind === 'findings') {
    const findings = decodeFindingPack(pack.bytes);
    if (!findings.ok) return findings;
    references.findings = findings.value;
  } else if (pack.kind === 'genes') {
    const genes = decodeGenePack(pack.bytes);
    if (!genes.ok) return genes;
    references.genes = genes.value;
  } else if (pack.kind === 'ancestry-more') {
    const more = decodeMoreMarkers(pack.bytes);
    if (!more.ok) return more;
    // Packs come in the order of their ids: the panel that these markers widen is there.
    const { ancestry } = references;
    if (ancestry !== null) references.ancestry = { ...ancestry, wide: widenPanel(ancestry.main, more.value) };
  } else if (pack.kind === 'liftover') {
    const lifts = decodeLiftPack(pack.bytes);
    if (!lifts.ok) return lifts;
    references.lifts = lifts.value;
  } else if (pack.kind === 'markers') {
    const markers = decodeMarkers(pack.bytes);
    if (!markers.ok) return markers;
    references.markers = markers.value;
  } else if (pack.kind === 'ancestry') {
    const ancestry = decodeAncestryPack(pack.bytes);
    if (!ancestry.ok) return ancestry;
    references.ancestry = ancestry.value;
  } else {
    const score = decodeScorePack(pack.bytes);
    if (!score.ok) return score;
    references.scores.push(score.value);
  }
  return ok(null);
}

/** Sorted keys at which VCF records must be kept as text, for these packs. */
export function watchedKeys(
  { pgx, findings }: Pick<References, 'pgx' | 'findings'>,
  scores: readonly PackedScore[],
): Uint32Array {
  const sites = (['GRCh37', 'GRCh38'] as const).flatMap((build) => [
    ...(pgx === null ? [] : watchedSites(pgx, build)),
    ...watchedFindings(findings?.variants ?? [], build),
  ]);
  const columns: Uint32Array[] = [
    Uint32Array.from(sites, ({ chromosome, position }) => genomeKey(chromosome, position)),
  ];
  for (const score of scores) {
    for (const placed of [...Object.values(score.builds), score.assumedBuild])
      if (placed !== null) columns.push(placed.keys);
  }
  return mergedKeys(columns);
}

/** All keys once, in order: a score may have seven million, which is too many for a set. */
function mergedKeys(columns: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(columns.reduce((sum, { length }) => sum + length, 0));
  let length = 0;
  for (const keys of columns) {
    all.set(keys, length);
    length += keys.length;
  }
  all.sort();
  let count = 0;
  for (const key of all) if (count === 0 || all[count - 1] !== key) all[count++] = key;
  return all.slice(0, count);
}
