import { STRENGTHS } from './interaction-pack.ts';
import type { Interaction, InteractionRole, Strength } from './interaction-pack.ts';

/** Distinct strengths that sources give for one interaction, strongest first. Several: the sources differ. */
export function strengthsOf({ sightings }: Interaction): Strength[] {
  return STRENGTHS.filter((strength) => sightings.some((sighting) => sighting.strength === strength));
}

/** Interactions of the medicines that are taken with one enzyme. */
export function interactionsWith(
  interactions: readonly Interaction[],
  enzyme: string,
  taken: readonly string[],
): Interaction[] {
  return interactions.filter((one) => one.enzyme === enzyme && taken.includes(one.substance));
}

/** Every substance that interacts with an enzyme, each once, in order of the alphabet. */
export function interactingSubstances(interactions: readonly Interaction[]): string[] {
  return [...new Set(interactions.map(({ substance }) => substance))].sort();
}

/** Whether any of the interactions plays this part. */
export function hasRole(interactions: readonly Interaction[], role: InteractionRole): boolean {
  return interactions.some((one) => one.role === role);
}
