import { describe, expect, it } from 'vitest';
import { answerTrials } from '../../../src/domain/trials/answer-trials.ts';
import { answerTrial } from '../../../src/domain/trials/answer-trial.ts';
import { isTrial, problemsOf, readTrial } from '../../../src/domain/trials/read-trial.ts';
import type { Trial } from '../../../src/domain/trials/trial.ts';
import { ONCO_TREE, protein, tumour, wildtype } from '../../support/trials.ts';

const LUNG = { clinical: { oncotree_primary_diagnosis: 'Lung' } };
const MELANOMA = { clinical: { oncotree_primary_diagnosis: 'Melanoma' } };
const KRAS = { genomic: { hugo_symbol: 'KRAS', variant_category: 'Mutation' } };

function trial(arms: readonly object[], more: object = {}, step: object = {}): Trial {
  return readTrial({ protocol_no: 'T-1', status: 'open to accrual', treatment_list: { step: [{ ...step, arm: arms }] }, ...more }, '[0]', ONCO_TREE); // prettier-ignore
}
const arm = (match: unknown, suspended = 'N', more: object = {}): object => ({ arm_code: 'A', arm_suspended: suspended, match, ...more }); // prettier-ignore
const inLung = tumour({ tumourType: 'LUAD' });

describe('a trial', () => {
  it.each([
    ['open to accrual', 'open'],
    ['Open to Accrual', 'open'],
    ['Recruiting', 'open'],
    ['closed to accrual', 'closed'],
    ['Suspended', 'closed'],
    ['Completed', 'closed'],
    ['Not yet recruiting', 'closed'],
    ['Active', 'not-said'],
    ['Enrolling by invitation', 'not-said'],
    ['Open for follow-up only', 'not-said'],
    ['Recruiting (on hold)', 'not-said'],
    ['Open - accrual paused', 'not-said'],
    ['ACTIVE_NOT_RECRUITING', 'closed'],
    ['', 'not-said'],
  ])('of status “%s” is %s', (status, opening) => {
    const read = trial([arm([LUNG])], { status });
    expect([read.opening, read.places.at(-1)?.opening]).toEqual([opening, opening]);
  });

  it('whose file says two things is closed', () => {
    expect(trial([], { _summary: { status: [{ value: 'closed to accrual' }] } })).toMatchObject({ opening: 'closed', status: 'closed to accrual' }); // prettier-ignore
  });

  it.each([
    [[arm([LUNG]), arm([MELANOMA], 'Y')], 'yes', false, false],
    [[arm([MELANOMA]), arm([LUNG], 'Y')], 'no', false, true],
    [[arm([LUNG], 'Y')], 'yes', true, false],
    [[arm([LUNG], 'y'), arm([], 'N')], 'yes', true, false],
  ])('is answered by the arms that take people: %o', (arms, answer, isAllClosed, wouldMatchClosed) => {
    expect(answerTrial(trial(arms), inLung, ONCO_TREE)).toMatchObject({ answer, isAllClosed, wouldMatchClosed });
  });

  it('has closed dose levels, those of a closed arm too', () => {
    const dose = { dose_level: [{ level_code: '1', level_suspended: 'Y', match: [LUNG] }, { level_code: '2', level_suspended: 'N', match: [LUNG] }] }; // prettier-ignore
    expect(trial([arm([], 'N', dose)]).places.map(({ opening }) => opening)).toEqual(['open', 'open', 'closed', 'open']); // prettier-ignore
    expect(trial([arm([], 'Y', dose)]).places.map(({ opening }) => opening)).toEqual(['closed', 'closed', 'closed', 'closed']); // prettier-ignore
  });

  it('whose arm holds within a step that does not is asked, not matched', () => {
    const answered = answerTrial(trial([arm([LUNG])], {}, { match: [MELANOMA] }), inLung, ONCO_TREE);
    expect(answered).toMatchObject({ answer: 'unknown', asks: [{ what: { about: 'trial' } }] });
  });

  const G12C = arm([KRAS]);
  it.each([
    ['a step that holds, its arm not', trial([G12C], {}, { match: [LUNG] }), 'no'],
    ['a whole trial that holds, its arm not', trial([G12C], { match: [LUNG] }), 'no'],
    ['a step that is not known, its arm holds', trial([arm([LUNG])], {}, { match: [{ clinical: { age_numerical: '<18' } }] }), 'unknown'],
    ['an arm without conditions in a step that holds', trial([arm([])], {}, { match: [LUNG] }), 'yes'],
  ])('is answered by its innermost places: %s', (_, read, answer) => {
    expect(answerTrial(read, tumour({ tumourType: 'LUAD', alterations: [wildtype('KRAS')] }), ONCO_TREE).answer).toBe(answer);
  }); // prettier-ignore

  it('has conditions under a key in capitals', () => {
    expect(answerTrial(trial([{ arm_code: 'A', Match: [MELANOMA] }]), inLung, ONCO_TREE).answer).toBe('no');
    expect(trial([arm([LUNG], '1')]).places.at(-1)?.opening).toBe('not-said');
  });

  it.each([
    [
      'Treatment_List',
      { protocol_no: 'T', Treatment_List: { Step: [{ Arm: [{ Arm_Code: 'A', ARM_SUSPENDED: 'Y', match: [LUNG] }] }] } },
      'yes',
      true,
    ],
    ['steps', { protocol_no: 'T', treatment_list: { STEP: [{ match: [MELANOMA] }] } }, 'no', false],
    ['status', { protocol_no: 'T', STATUS: 'closed', treatment_list: { step: [{ match: [LUNG] }] } }, 'yes', true],
    [
      'the same key twice',
      { protocol_no: 'T', treatment_list: { step: [], Step: [{ match: [MELANOMA] }] } },
      'no',
      false,
    ],
    [
      'dose levels',
      { treatment_list: { step: [{ arm: [{ Dose_Level: [{ Level_Suspended: 'yes', match: [LUNG] }] }] }] } },
      'yes',
      true,
    ],
  ])('is read however its keys are written (%s)', (_, file, answer, isAllClosed) => {
    expect(isTrial(file)).toBe(true);
    expect(answerTrial(readTrial(file, '[0]', ONCO_TREE), inLung, ONCO_TREE)).toMatchObject({ answer, isAllClosed });
  });

  it('without conditions is asked, whatever is told', () => {
    expect(answerTrial(trial([arm([])]), inLung, ONCO_TREE)).toMatchObject({ answer: 'unknown', asks: [{ what: { about: 'trial', trial: 'T-1' } }] }); // prettier-ignore
  });

  it('lists what was not understood, with where it stands', () => {
    expect(problemsOf(trial([arm([{ and: [LUNG, { clinical: { ecog: '0-1' } }] }])]))).toEqual([
      { trial: 'T-1', path: 'treatment_list.step[0].arm[0].match[0].and[1].clinical.ecog', why: 'key', key: 'ecog', value: '0-1' }, // prettier-ignore
    ]);
  });

  it('says the fewest questions that can decide it', () => {
    const or = [{ and: [KRAS, { clinical: { age_numerical: '>=18', gender: 'Female' } }] }, { and: [KRAS, { clinical: { pr_status: 'Positive' } }] }]; // prettier-ignore
    const read = trial([arm([{ and: [LUNG, { or }] }])]);
    expect(answerTrial(read, inLung, ONCO_TREE)).toMatchObject({ answer: 'unknown', fewestAsks: 2 });
    expect(answerTrial(read, tumour({ tumourType: 'LUAD', age: 30 }), ONCO_TREE).fewestAsks).toBe(2);
    expect(answerTrial(read, tumour({ tumourType: 'LUAD', alterations: [wildtype('KRAS')] }), ONCO_TREE)).toMatchObject({ answer: 'no', fewestAsks: null, asks: [] }); // prettier-ignore
  });
});

describe('several trials', () => {
  const trials = [trial([arm([MELANOMA])], { protocol_no: 'no' }), trial([arm([{ and: [LUNG, KRAS] }])], { protocol_no: 'ask' }), trial([arm([LUNG], 'Y')], { protocol_no: 'closed' }), trial([arm([LUNG])], { protocol_no: 'yes' }), trial([arm([{ and: [KRAS] }])], { protocol_no: 'ask 2' })]; // prettier-ignore

  it('are sorted: could match, ask for, does not match; those that take people first', () => {
    const { trials: sorted } = answerTrials(trials, inLung, ONCO_TREE);
    expect(sorted.map((one) => one.trial.id)).toEqual(['yes', 'closed', 'ask', 'ask 2', 'no']);
  });

  it('are asked for together', () => {
    expect(answerTrials(trials, inLung, ONCO_TREE).asks).toEqual([
      { what: { about: 'gene', gene: 'KRAS', category: 'mutation' }, isLessExact: false, isContradiction: false, trials: ['ask', 'ask 2'] }, // prettier-ignore
    ]);
    expect(answerTrials(trials, tumour({ tumourType: 'LUAD', alterations: [protein('KRAS', 'G12C')] }), ONCO_TREE).asks).toEqual([]); // prettier-ignore
  });
});
