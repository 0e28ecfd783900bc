import { m } from '../../i18n/messages.ts';

/** Names of the populations of the 1000 Genomes Project that a table of the lab names, as the project gives them (doi:10.1038/s42003-021-01681-6, figure 1). */
const NAMES: ReadonlyMap<string, () => string> = new Map([
  ['GBR', () => m.lab_population_gbr()],
  ['CEU', () => m.lab_population_ceu()],
  ['TSI', () => m.lab_population_tsi()],
  ['GIH', () => m.lab_population_gih()],
  ['ITU', () => m.lab_population_itu()],
  ['PJL', () => m.lab_population_pjl()],
  ['CHB', () => m.lab_population_chb()],
  ['CHS', () => m.lab_population_chs()],
  ['ACB', () => m.lab_population_acb()],
  ['YRI', () => m.lab_population_yri()],
  ['ESN', () => m.lab_population_esn()],
]);

/** A code with its name; one without a name stays alone. */
export function namedPopulation(code: string): string {
  const name = NAMES.get(code);
  return name === undefined ? code : m.lab_population_named({ code, name: name() });
}
