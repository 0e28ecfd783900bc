import { DISTANCE_SLACK, FARTHEST_SHARE, NEAR_QUANTILE } from '../../domain/ancestry/describe-panel.ts';
import { BLOCKS, TRIMMED_HIGH, TRIMMED_LOW } from '../../domain/ancestry/misfit.ts';
import {
  FEWEST_MARKERS,
  FEWEST_MIXTURE_MARKERS,
  MOST_UNLIKE,
  NEAREST_IN_REGIONS,
  NEAREST_PEOPLE,
  NEIGHBOUR_RANK,
  REGION_SHARE,
} from '../../domain/ancestry/panel.ts';
import { LEAST_SHARE } from '../../domain/ancestry/score-shares.ts';
import { SPACING_BASES } from '../../domain/ancestry/thin.ts';
import { formatCount, formatShare } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import { SHOWN_ERRORS, SHOWN_STEP } from '../words/ancestry.ts';
import type { MethodSection } from './method-section.ts';

/** How a genome is held beside reference people, what follows from it, and what does not. Every limit is the code's own. */
export function ancestrySections(): MethodSection[] {
  return [placeSection(), mixtureSection(), outsideSection(), useSection()];
}

function placeSection(): MethodSection {
  return {
    anchor: 'ancestry-place',
    title: m.methods_ancestry_place_title(),
    paragraphs: [
      m.methods_ancestry_place_1({ fewest: formatCount(FEWEST_MARKERS) }),
      m.methods_ancestry_place_2({
        nearest: formatCount(NEAREST_PEOPLE),
        regions: formatCount(NEAREST_IN_REGIONS),
      }),
    ],
    formulas: [m.methods_ancestry_place_formula()],
  };
}

function mixtureSection(): MethodSection {
  return {
    anchor: 'ancestry-mixture',
    title: m.methods_ancestry_mixture_title(),
    paragraphs: [
      m.methods_ancestry_mixture_1({
        spacing: formatCount(SPACING_BASES),
        fewest: formatCount(FEWEST_MIXTURE_MARKERS),
        part: formatShare(FARTHEST_SHARE),
      }),
      m.methods_ancestry_mixture_2({ errors: formatCount(SHOWN_ERRORS), step: formatShare(SHOWN_STEP) }),
    ],
    formulas: [m.methods_ancestry_mixture_formula()],
  };
}

function outsideSection(): MethodSection {
  const most = formatCount(MOST_UNLIKE);
  return {
    anchor: 'ancestry-outside',
    title: m.methods_ancestry_outside_title(),
    paragraphs: [
      m.methods_ancestry_outside_1({
        rank: formatCount(NEIGHBOUR_RANK),
        share: formatShare(NEAR_QUANTILE),
        margin: formatShare(DISTANCE_SLACK - 1),
        regions: formatShare(REGION_SHARE),
        nearest: formatCount(NEAREST_IN_REGIONS),
      }),
      m.methods_ancestry_outside_2({
        blocks: formatCount(BLOCKS),
        low: formatCount(TRIMMED_LOW),
        high: formatCount(TRIMMED_HIGH),
        most,
      }),
      m.methods_ancestry_outside_3(),
    ],
    formulas: [m.methods_ancestry_outside_formula({ most })],
  };
}

function useSection(): MethodSection {
  return {
    anchor: 'ancestry-use',
    title: m.methods_ancestry_use_title(),
    paragraphs: [
      m.methods_ancestry_use_1({ least: formatShare(LEAST_SHARE) }),
      m.methods_ancestry_use_2(),
      m.methods_ancestry_use_3(),
    ],
    formulas: [],
  };
}
