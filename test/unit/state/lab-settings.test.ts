import { describe, expect, it } from 'vitest';
import {
  readSetting,
  settingNames,
  settingOf,
  STUDY_GROUPS,
  traitSlug,
} from '../../../src/domain/lab/view-settings.ts';
import { LAB_VIEWS, type LabViewId } from '../../../src/domain/lab/views.ts';
import { LabSettings } from '../../../src/state/lab-settings.svelte.ts';
import { parseHash } from '../../../src/state/route.svelte.ts';
import { readLabData } from '../../../src/tools/packs/lab.ts';

const ROOT = new URL('../../..', import.meta.url).pathname;

describe('settings of a view', () => {
  it.each([
    ['threshold', 'cut', '5', '5'],
    ['threshold', 'cut', '5.2', '5'],
    ['threshold', 'cut', '30', null],
    ['threshold', 'cut', '-1', null],
    ['threshold', 'cut', '1e1', null],
    ['threshold', 'nothing', '5', null],
    ['threshold', 'constructor', '5', null],
    ['drift', 'variants', '504', '500'],
    ['screening', 'group', 'Nigeria', 'Nigeria'],
    ['screening', 'group', 'nigeria', null],
    ['reference', 'without', 'EUR,AFR,EUR', 'EUR,AFR'],
    ['reference', 'without', '', ''],
    ['reference', 'without', 'EUR,XXX', null],
    ['rulers', 'score', 'PGS000004', 'PGS000004'],
    ['rulers', 'score', '<b>', null],
    ['rulers', 'person', 'sample-bao', 'sample-bao'],
    ['rulers', 'person', 'open', null],
    ['rulers', 'person', 'Maria Muster', null],
    ['portability', 'trait', 'breast-cancer', 'breast-cancer'],
  ] as const)('%s: %s=%s', (view, name, text, value) => {
    const setting = settingOf(view, name);
    expect(setting === null ? null : readSetting(setting, text)).toBe(value);
  });

  it('begin at values that they take themselves, in every view', () => {
    const names = settingNames();
    expect(names.map(([view]) => view)).toEqual([...LAB_VIEWS]);
    for (const [view, all] of names)
      for (const name of all) {
        const setting = settingOf(view, name);
        expect([view, name, setting === null ? null : readSetting(setting, String(setting.at))]).toEqual([view, name, String(setting?.at)]);
      }
  }); // prettier-ignore

  it('name the groups of the study as its table does', () => {
    expect(readLabData(ROOT).portability.map(({ group }) => group)).toEqual([...STUDY_GROUPS]);
  });

  it('call a trait by letters, digits and dashes', () => {
    expect(traitSlug('Alzheimer’s disease (late)')).toBe('alzheimer-s-disease-late');
  });
});

describe('an address that is handed on', () => {
  const opened = (settings: LabSettings, hash: string): string[] => {
    const { path, settings: given = {} } = parseHash(hash);
    return settings.take(path[0] as LabViewId, given);
  };

  it('opens the picture that it was made of', () => {
    const settings = new LabSettings();
    settings.set('screening', 'group', 'Nigeria');
    settings.set('screening', 'accuracy', 12);
    settings.set('screening', 'flagged', 5);
    const address = settings.addressOf('screening', null);
    expect(address).toBe('#lab/screening?group=Nigeria&accuracy=12');
    const other = new LabSettings();
    other.set('screening', 'prevalence', 9);
    expect(opened(other, address)).toEqual([]);
    expect([other.text('screening', 'group'), other.number('screening', 'accuracy'), other.number('screening', 'prevalence')]).toEqual(['Nigeria', 12, 5]); // prettier-ignore
  });

  it('tells which settings the view does not have or does not take, and keeps the others', () => {
    const settings = new LabSettings();
    expect(opened(settings, '#lab/threshold?cut=7&colour=red&person=sample-ana&score=%3Cb%3E')).toEqual(['colour', 'person', 'score']); // prettier-ignore
    expect(settings.number('threshold', 'cut')).toBe(7);
    expect(settings.text('threshold', 'score')).toBe('PGS000004');
  });

  it('never holds a person but one of those that come with the app', () => {
    const settings = new LabSettings();
    expect(settings.addressOf('rulers', 'sample-bao')).toBe('#lab/rulers?person=sample-bao');
    for (const person of ['open', 'Maria Muster', null])
      expect(settings.addressOf('rulers', person)).toBe('#lab/rulers');
    expect(settings.addressOf('drift', 'sample-bao')).toBe('#lab/drift');
  });

  it('shows a score that was chosen by hand in every view, until everything is forgotten', () => {
    const settings = new LabSettings();
    settings.setScore('PGS000586');
    expect([settings.text('rulers', 'score'), settings.text('mixed', 'score')]).toEqual(['PGS000586', 'PGS000586']);
    settings.clear();
    expect(settings.text('threshold', 'score')).toBe('PGS000004');
  });
});
