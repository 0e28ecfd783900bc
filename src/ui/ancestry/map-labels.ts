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
/** Steps by which a name moves up or down until it stands alone. */
const STEP = 6;
const MOST_STEPS = 12;

/** The words beside the ringed point: right of it, or left where the pane ends. */
export function ownLabel(place: MapLabel, size: number): MapLabel {
  const isLeft = place.x + OWN_AWAY + OWN.halfWidth > size;
  const y = place.y - OWN_ABOVE < OWN.halfHeight ? place.y + OWN_ABOVE : place.y - OWN_ABOVE;
  return { x: place.x + (isLeft ? -OWN_AWAY : OWN_AWAY), y };
}

/** Moves names up or down, each as little as will do, until none stands on another, on the ringed point or on its words. */
export function spreadLabels<Label extends MapLabel>(labels: readonly Label[], place: MapLabel, size: number): Label[] {
  const taken: Box[] = [
    { ...place, ...POINT },
    { ...ownLabel(place, size), ...OWN },
  ];
  return [...labels]
    .sort((a, b) => a.y - b.y)
    .map((label) => {
      const tries = Array.from({ length: 2 * MOST_STEPS + 1 }, (_, at) => label.y + STEP * (at % 2 === 0 ? -at / 2 : (at + 1) / 2)); // prettier-ignore
      const isFree = (y: number): boolean =>
        y >= NAME.halfHeight && y <= size - NAME.halfHeight && taken.every((box) => !overlaps({ ...NAME, x: label.x, y }, box)); // prettier-ignore
      const y = tries.find(isFree) ?? label.y;
      taken.push({ ...NAME, x: label.x, y });
      return { ...label, y };
    });
}

function overlaps(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) < a.halfWidth + b.halfWidth && Math.abs(a.y - b.y) < a.halfHeight + b.halfHeight;
}
