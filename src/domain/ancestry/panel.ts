import type { Build } from '../genotype/genome.ts';
import type { BuildColumns } from '../scores/packed-score.ts';

/** A population that mixtures are made of, as a point among the reference people. */
export interface SourcePoint {
  /** `AFR`, `EUR`, `EAS`, `SAS`, or `IAM`: Indigenous American, of which 1000 Genomes has no unmixed sample. */
  name: string;
  coordinates: readonly number[];
  /**
   * The source as a combination of the panel's groups, in their order: what to do with frequencies that are known by group.
   * Adds up to 1; groups that are mixed themselves make for weights below 0 and above 1.
   */
  groups: readonly number[];
}

/** What a statistic is for people whom the panel describes. */
export interface Expectation {
  middle: number;
  /** A standard deviation, of its upper half. */
  spread: number;
}

/** How far from the reference people of a group somebody may be and still count as near them. */
export interface GroupLimits {
  /** Greatest distance to the {@link NEIGHBOUR_RANK}-th nearest person of the group. */
  distance: number;
  /** Of `Location.fit`. */
  fit: Expectation;
  /** Of `Location.surprise`. */
  surprise: Expectation;
}

/** A group whose people are themselves mixtures: being near them counts only where the mixture is possible. */
export interface AdmixedGroup {
  group: string;
  /** Names of {@link SourcePoint}s. */
  sources: readonly string[];
  /** Greatest distance from the plane through the sources. */
  residual: number;
}

/** People of a reference study in the plane of principal components that their genotypes span, and the markers that find a new person's place. */
export interface AncestryPanel {
  /** `kg3` (1000 Genomes), `hgdp`. */
  study: string;
  /** Coordinates of a place. */
  components: number;
  /** Mean dosage of the alternate allele, by marker. */
  mean: Float32Array;
  /** What a unit of each coordinate adds to that dosage, marker by marker. */
  loadings: Float32Array;
  /** Places by build: the alternate allele is the effect allele. */
  columns: Partial<Record<Build, BuildColumns>>;
  groups: readonly string[];
  /** Coordinates of the reference people, person by person. */
  people: Float32Array;
  /** Group of each person: an index into {@link AncestryPanel.groups}. */
  groupOf: Uint8Array;
  /** By group, in the order of {@link AncestryPanel.groups}. */
  limits: readonly GroupLimits[];
  /** Greatest misfit of both kinds together (`unlikeness`), in standard deviations. */
  mostUnlike: number;
  /** What chance adds to the spread of both misfits, times the root of the number of markers read; 0 where it was measured on as many markers. */
  chance: number;
  /** Whether places and limits come of the very markers by which new people are placed: the error of a place is then part of them already. */
  sameMarkers: boolean;
  sources: readonly SourcePoint[];
  admixed: AdmixedGroup | null;
}

/** What a panel knows of its markers. */
export type PanelMarkers = Pick<AncestryPanel, 'mean' | 'loadings' | 'columns'>;

/** What the packs know of reference people. */
export interface AncestryReference {
  /** 1000 Genomes: the groups for which scores have frequencies. */
  main: AncestryPanel;
  /** HGDP: regions of the world that 1000 Genomes has no people of. */
  regions: AncestryPanel | null;
  /** The first panel with many more markers, for files that have few of its own; absent where the pack is not there. */
  wide?: AncestryPanel;
}

/** A limit is about the distance to this many-th nearest person, so that one odd person makes nobody near. */
export const NEIGHBOUR_RANK = 5;
/** Fewer markers place nobody. A rule of ours, said on the methods page (`ancestry-place`). */
export const FEWEST_MARKERS = 300;
/**
 * Fewer markers give no mixture. With 500, standings of real people against their inferred mixture have a mean of 0 and a standard deviation
 * of 1 in every group (ADR 0018); with 300 they begin to stray.
 */
export const FEWEST_MIXTURE_MARKERS = 500;
/** Where fewer of the first markers are read than this, the wider panel is asked. */
export const FEW_OF_FIRST_MARKERS = 1000;
/** Reference people whose groups are counted. */
export const NEAREST_PEOPLE = 50;
/** The same of the second study: its smallest region has 28. */
export const NEAREST_IN_REGIONS = 20;
/** Share of these who must be from a region that the first study lacks for a genome to be near none of its groups. */
export const REGION_SHARE = 0.6;
/** {@link AncestryPanel.mostUnlike} of the panels that ship: three standard deviations. */
export const MOST_UNLIKE = 3;
