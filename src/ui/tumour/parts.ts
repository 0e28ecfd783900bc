import type { Component } from 'svelte';
import { m } from '../../i18n/messages.ts';
import type { TumourPart } from '../../state/tumour-parts.ts';
import TherapiesPart from './TherapiesPart.svelte';
import TrialsPart from './TrialsPart.svelte';

/** What the room does with the one profile. A part is named in `TUMOUR_PARTS` and has its component here. */
export const PARTS: readonly { part: TumourPart; name: () => string; component: Component }[] = [
  { part: 'therapies', name: () => m.tumour_part_therapies(), component: TherapiesPart },
  { part: 'trials', name: () => m.trials_title(), component: TrialsPart },
];
