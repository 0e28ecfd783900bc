import { NO_DOSAGE } from '../genotype/dosage.ts';
import { likeliestGroup } from './likeliest-group.ts';
import { locate, type Location } from './locate.ts';
import { estimateMixture, type MixtureData } from './mixture.ts';
import { distancesTo, nearestPeople, sharesOf } from './neighbours.ts';
import { outsideReason, placeError } from './outside.ts';
import {
  type AncestryPanel,
  type AncestryReference,
  FEWEST_MARKERS,
  FEWEST_MIXTURE_MARKERS,
  NEAREST_IN_REGIONS,
  NEAREST_PEOPLE,
  REGION_SHARE,
} from './panel.ts';
import type { AncestryReport } from './report.ts';
import { thinned } from './thin.ts';

/** A place known no better than this may take a European for a neighbour of the Middle East: the second study then says nothing. */
const MOST_REGION_ERROR = 0.004;
/** Frequencies of sources are kept this far from 0 and 1. */
const FREQUENCY_FLOOR = 0.0005;

/** Regions of HGDP that 1000 Genomes sampled nobody of. */
const REGIONS_WITHOUT_GROUP: ReadonlySet<string> = new Set(['MiddleEastNorthAfrica', 'Oceania']);

/** Genotypes of one person at the markers of the panels: copies of the alternate allele, `NO_DOSAGE` where not read. */
export interface AncestryCalls {
  main: Uint8Array;
  regions: Uint8Array | null;
}

/** What is reported, and the place that the map of the page draws. The place is never exported: it identifies descent. */
export interface AncestryInference {
  report: AncestryReport;
  location: Location | null;
}

/** How close a genome lies to reference samples: nearest people, mixture of sources, or that no group is near. */
export function inferAncestry(reference: AncestryReference, calls: AncestryCalls): AncestryInference {
  const { main } = reference;
  const location = locate(main, calls.main);
  const markers = location?.markers ?? 0;
  if (location === null || markers < FEWEST_MARKERS) {
    return { report: noAncestry('too-few-markers', markers), location: null };
  }
  const distances = distancesTo(main, location.coordinates);
  const nearest = sharesOf(main, nearestPeople(distances, NEAREST_PEOPLE));
  const regions = nearestRegions(reference.regions, calls.regions);
  const far = outsideReason(main, location, distances, likeliestGroup(main, location)) ?? missingRegion(regions);
  const mixture =
    markers < FEWEST_MIXTURE_MARKERS || far === 'frequencies-do-not-fit' ? {} : mixtureOf(main, calls.main);
  return {
    location,
    report: {
      markers,
      nearest,
      mixture,
      outside: far !== null,
      ...(far === null ? {} : { reason: far }),
      ...(regions === null ? {} : { regions }),
    },
  };
}

/** The report where nothing is inferred, and why. */
export function noAncestry(reason: string, markers = 0): AncestryReport {
  return { markers, nearest: {}, mixture: {}, outside: false, reason };
}

function nearestRegions(panel: AncestryPanel | null, dosage: Uint8Array | null): Record<string, number> | null {
  const location = panel === null || dosage === null ? null : locate(panel, dosage);
  if (panel === null || location === null || !(placeError(location) <= MOST_REGION_ERROR)) return null;
  return sharesOf(panel, nearestPeople(distancesTo(panel, location.coordinates), NEAREST_IN_REGIONS));
}

function missingRegion(regions: Readonly<Record<string, number>> | null): 'region-without-group' | null {
  const lacking = Object.entries(regions ?? {}).filter(([region]) => REGIONS_WITHOUT_GROUP.has(region));
  const share = lacking.reduce((sum, [, one]) => sum + one, 0);
  return share >= REGION_SHARE ? 'region-without-group' : null;
}

function mixtureOf(panel: AncestryPanel, dosage: Uint8Array): AncestryReport['mixture'] {
  const mixture = estimateMixture(mixtureData(panel, dosage));
  if (mixture === null) return {};
  return Object.fromEntries(
    panel.sources.map(({ name }, k) => [name, { share: mixture.shares[k] ?? 0, se: mixture.errors[k] ?? NaN }]),
  );
}

/** Unlinked markers that were read, with the frequencies of each source from the panel's own model. */
function mixtureData(panel: AncestryPanel, dosage: Uint8Array): MixtureData {
  const { components, mean, loadings, sources } = panel;
  const kept = thinned(panel, dosage);
  const markers = Uint32Array.from(kept.keys()).filter((marker) => kept[marker] !== NO_DOSAGE);
  const frequencies = new Float64Array(markers.length * sources.length);
  sources.forEach(({ coordinates }, k) => {
    markers.forEach((marker, row) => {
      let expected = mean[marker] ?? 0;
      for (let i = 0; i < components; i++) expected += (loadings[marker * components + i] ?? 0) * (coordinates[i] ?? 0);
      frequencies[row * sources.length + k] = Math.min(1 - FREQUENCY_FLOOR, Math.max(FREQUENCY_FLOOR, expected / 2));
    });
  });
  const read = Uint8Array.from(markers, (marker) => kept[marker] ?? NO_DOSAGE);
  return { dosage: read, frequencies, sources: sources.length };
}
