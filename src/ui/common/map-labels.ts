/** A name on the map, by the middle of its text. */
export interface MapLabel {
  x: number;
  y: number;
}

/** Where nothing may stand, by its middle and half its extent. */
interface Box {
  x: number;
  y: number;
  halfWidth: number;
  halfHeight: number;
}

const NAME: Pick<Box, 'halfWidth' | 'halfHeight'> = { halfWidth: 19, halfHeight: 7.5 };
/** The ringed point. */
const POINT: Pick<Box, 'halfWidth' | 'halfHeight'> = { halfWidth: 11, halfHeight: 11 };
/** What is written beside it. */
const OWN: Pick<Box, 'halfWidth' | 'halfHeight'> = { halfWidth: 30, halfHeight: 8 };
const OWN_AWAY = 39;
const OWN_ABOVE = 17;
/** Places tried for a name: steps down and up, and to the sides. */
const STEP = 6;
const DOWN_STEPS = 12;
const SIDE_STEPS = 6;
/** Where a name may go, nearest first; a step to the side counts for more, since clouds are read from top to bottom. */
const MOVES = movesByDistance();

/** The words beside the ringed point: right of it, or left where the pane ends. */
export function ownLabel(place: MapLabel, size: number): MapLabel {
  const isLeft = place.x + OWN_AWAY + OWN.halfWidth > size;
  const y = place.y - OWN_ABOVE < OWN.halfHeight ? place.y + OWN_ABOVE : place.y - OWN_ABOVE;
  return { x: place.x + (isLeft ? -OWN_AWAY : OWN_AWAY), y };
}

/** Moves names, each as little as will do, until none stands on another, on the ringed point or on its words. */
export function spreadLabels<Label extends MapLabel>(labels: readonly Label[], place: MapLabel, size: number): Label[] {
  const taken: Box[] = [
    { ...place, ...POINT },
    { ...ownLabel(place, size), ...OWN },
  ];
  return [...labels]
    .sort((a, b) => a.y - b.y)
    .map((label) => {
      const isFree = ({ x, y }: MapLabel): boolean =>
        x >= NAME.halfWidth && x <= size - NAME.halfWidth && y >= NAME.halfHeight && y <= size - NAME.halfHeight &&
        taken.every((box) => !overlaps({ ...NAME, x, y }, box)); // prettier-ignore
      const at = MOVES.map(({ x, y }) => ({ x: label.x + x, y: label.y + y })).find(isFree) ?? label;
      taken.push({ ...NAME, x: at.x, y: at.y });
      return { ...label, x: at.x, y: at.y };
    });
}

function overlaps(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) < a.halfWidth + b.halfWidth && Math.abs(a.y - b.y) < a.halfHeight + b.halfHeight;
}

function movesByDistance(): MapLabel[] {
  const steps = (most: number): number[] => Array.from({ length: 2 * most + 1 }, (_, at) => (at - most) * STEP);
  const length = ({ x, y }: MapLabel): number => Math.hypot(2 * x, y);
  return steps(SIDE_STEPS).flatMap((x) => steps(DOWN_STEPS).map((y) => ({ x, y }))).sort((a, b) => length(a) - length(b)); // prettier-ignore
}
