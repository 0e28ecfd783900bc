import type { ActivityScale } from '../activity-scale.ts';
import type { InteractionPack } from '../phenoconversion/interaction-pack.ts';
import type { FiledDrug } from './classes.ts';

/** What the page needs to speak of medicines, besides the report of a person: nothing in it is about anybody. */
export interface MedicineFacts {
  interactions: InteractionPack;
  /** Drugs of the mental health view, by heading and name. */
  drugs: readonly FiledDrug[];
  /** Names under which substances of {@link interactions} are sold, by substance. */
  brands: Readonly<Record<string, readonly string[]>>;
  scales: readonly ActivityScale[];
}
