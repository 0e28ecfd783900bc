import { m } from '../../i18n/messages.ts';

interface SampleWords {
  name: () => string;
  note: () => string;
}

const SAMPLES: ReadonlyMap<string, SampleWords> = new Map([
  ['sample-ana', { name: () => m.sample_ana(), note: () => m.sample_ana_note() }],
  ['sample-bao', { name: () => m.sample_bao(), note: () => m.sample_bao_note() }],
  ['sample-chidi', { name: () => m.sample_chidi(), note: () => m.sample_chidi_note() }],
  ['sample-poor-chip', { name: () => m.sample_poor_chip(), note: () => m.sample_poor_chip_note() }],
  ['sample-broken', { name: () => m.sample_broken(), note: () => m.sample_broken_note() }],
]);

/** Name of a synthetic person; one without words of its own shows its id. */
export function sampleName(id: string): string {
  const number = /^class-0?(\d+)$/.exec(id)?.[1];
  return SAMPLES.get(id)?.name() ?? (number === undefined ? id : m.class_people_name({ number }));
}

/** What is to be seen with a synthetic person. */
export function sampleNote(id: string): string {
  return SAMPLES.get(id)?.note() ?? m.sample_other_note();
}
