import { formatDecimal } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';

/** Below this share people are counted in thousands: "0.3 of 100" is nobody. */
const LEAST_IN_HUNDRED = 0.01;

/** A share as people: "8 of 100", "3 of 1,000", "fewer than 1 of 1,000". Rounded up, as it is used for what remains open. */
export function formatPeople(share: number): string {
  if (share >= LEAST_IN_HUNDRED) return m.people_of_hundred({ count: formatDecimal(Math.ceil(share * 100 - 1e-9), 0) });
  if (share >= LEAST_IN_HUNDRED / 10)
    return m.people_of_thousand({ count: formatDecimal(Math.ceil(share * 1000 - 1e-9), 0) });
  return m.people_fewer_of_thousand();
}
