import { GROUPS } from '../ancestry/groups.ts';
import { MEASURES } from './lab-data.ts';
import { LAB_PEOPLE, LAB_VIEWS, type LabViewId } from './views.ts';

/** What can be set in a view: a number in steps, one of some words, some of them, or a name that only the loaded tables know. */
export type Setting =
  | { kind: 'number'; min: number; max: number; step: number; at: number }
  | { kind: 'choice'; options: readonly string[]; at: string }
  | { kind: 'some'; options: readonly string[]; at: string }
  | { kind: 'table'; at: string };

const number = (min: number, max: number, step: number, at: number): Setting => ({ kind: 'number', min, max, step, at }); // prettier-ignore
const choice = (options: readonly string[], at: string): Setting => ({ kind: 'choice', options, at });

/** The score that a class begins with: few variants, all of them known in every group. */
const FIRST_SCORE = 'GWAS-26343387';
const score = (at = FIRST_SCORE): Setting => ({ kind: 'table', at });
const some = (options: readonly string[]): Setting => ({ kind: 'some', options, at: '' });
const person = choice(LAB_PEOPLE, LAB_PEOPLE[0]);
const group = (at: string): Setting => choice(GROUPS, at);

/** Groups of the study of accuracy, as it names them. */
export const STUDY_GROUPS = ['United Kingdom', 'Poland', 'Ashkenazi Jewish', 'Italy', 'Iran', 'India', 'China', 'Caribbean', 'Nigeria'] as const; // prettier-ignore
/** One in so many: wrong calls, and carriers. The order is that of the sliders. */
export const WRONG_CALLS = ['100', '1000', '10000', '100000', '1000000'] as const;
export const CARRIERS_ONE_IN = ['20', '100', '1000', '5000', '20000', '100000'] as const;

/**
 * What an address may set in each view, and where it begins. Nothing of it is of a person: people are those that come with the app. The
 * beginnings of Threshold, Frequency spectrum and Coverage are those at which the bundled scores show what the view is about (ADR 0035).
 */
export const VIEW_SETTINGS = {
  rulers: { person, score: score() },
  drift: { variants: number(10, 1000, 10, 500), draw: number(1, 1000, 1, 1) },
  threshold: { score: score('PGS000004'), cut: number(0.5, 25, 0.5, 5) },
  screening: {
    group: choice(STUDY_GROUPS, 'United Kingdom'),
    accuracy: number(1, 30, 1, 10),
    prevalence: number(1, 20, 0.5, 5),
    flagged: number(1, 20, 0.5, 5),
  },
  calls: {
    found: number(30, 100, 1, 99),
    wrong: choice(WRONG_CALLS, '10000'),
    carriers: choice(CARRIERS_ONE_IN, '5000'),
  },
  continuum: { person },
  studied: { count: choice(MEASURES, 'discovery'), european: choice(['shown', 'left-out'], 'shown') },
  spectrum: {
    score: score('GWAS-25751624'),
    group: choice(['AFR', 'AMR', 'EAS', 'SAS'], 'EAS'),
    floor: number(0, 10, 0.5, 1),
  },
  reference: { person, without: some(GROUPS) },
  coverage: {
    person,
    score: score('PGS000899'),
    share: number(0, 100, 5, 40),
    design: choice(['by-chance', 'common-in-EUR'], 'common-in-EUR'),
  },
  'trial-size': {
    carriers: number(1, 60, 1, 10),
    usual: number(5, 60, 5, 20),
    with: number(5, 95, 5, 50),
    without: number(0, 95, 5, 20),
    sensitivity: number(50, 100, 1, 95),
    specificity: number(50, 100, 1, 95),
  },
  mixed: { score: score('PGS000899'), first: group('EUR'), second: group('AFR'), share: number(0, 100, 5, 50) },
  risk: { rank: number(1, 99, 1, 95), accuracy: number(1, 30, 1, 10), prevalence: number(1, 20, 0.5, 5) },
  portability: { trait: score(''), score: score('PGS000004'), cut: number(0.5, 25, 0.5, 5) },
} as const satisfies Readonly<Record<LabViewId, Readonly<Record<string, Setting>>>>;

export type SettingName<View extends LabViewId> = keyof (typeof VIEW_SETTINGS)[View] & string;

/** A setting of a view; null where the view has none of that name. */
export function settingOf(view: LabViewId, name: string): Setting | null {
  const all: Readonly<Record<string, Setting>> = VIEW_SETTINGS[view];
  return Object.hasOwn(all, name) ? (all[name] ?? null) : null;
}

/** A value as a setting takes it, in its own spelling; null where it does not. */
export function readSetting(setting: Setting, text: string): string | null {
  switch (setting.kind) {
    case 'number': {
      const value = /^\d{1,4}(\.\d{1,3})?$/.test(text) ? Number(text) : NaN;
      if (!(value >= setting.min && value <= setting.max)) return null;
      const steps = Math.round((value - setting.min) / setting.step);
      return String(Math.min(setting.max, setting.min + steps * setting.step));
    }
    case 'choice':
      return setting.options.includes(text) ? text : null;
    case 'some': {
      const parts = text === '' ? [] : text.split(',');
      return parts.every((part) => setting.options.includes(part)) ? [...new Set(parts)].join(',') : null;
    }
    case 'table':
      return /^[\w.-]*$/.test(text) ? text : null;
  }
}

/** What a trait is called in an address: `coronary-artery-disease`. */
export function traitSlug(trait: string): string {
  return trait.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, ''); // prettier-ignore
}

/** Every view and its settings' names: what the documentation lists. */
export function settingNames(): [LabViewId, string[]][] {
  return LAB_VIEWS.map((view) => [view, Object.keys(VIEW_SETTINGS[view])]);
}
