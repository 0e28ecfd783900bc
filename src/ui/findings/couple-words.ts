import type { SharedCarrier } from '../../domain/findings/couple.ts';
import { m } from '../../i18n/messages.ts';

/** The chance of each child, by Mendel, if the calls are right. */
export function chanceWords(childrenOfFour: SharedCarrier['childrenOfFour']): string {
  switch (childrenOfFour) {
    case 1:
      return m.couple_chance_1();
    case 2:
      return m.couple_chance_2();
    case 4:
      return m.couple_chance_4();
    case null:
      return m.couple_chance_unknown();
  }
}
