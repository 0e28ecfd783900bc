import { describe, expect, it } from 'vitest';
import { NO_FACTORS } from '../../../src/domain/pgx/mental-health/factors.ts';
import { Clinical } from '../../../src/state/clinical.svelte.ts';
import { MedicineRoom } from '../../../src/state/medicines.svelte.ts';
import { restoreSaid } from '../../../src/state/restored.ts';
import { saidBy, type Saying } from '../../../src/state/said.ts';
import { EMPTY_PROFILE, type TumourProfile } from '../../../src/domain/tumour/profile.ts';
import { TumourForm } from '../../../src/state/tumour-form.svelte.ts';
import { asking } from '../../support/asking.ts';

const client = asking({
  drugPacks: () => Promise.resolve([]),
  medicineFacts: () => Promise.resolve(null),
  readOutside: () => Promise.resolve([]),
});

function room(onChange?: () => void): Saying & { clinical: Clinical; medicines: MedicineRoom; tumourForm: TumourForm } {
  const shown = { file: null, pgx: null, scores: null, report: {} as never, sampleId: null };
  return {
    clinical: new Clinical(client),
    medicines: new MedicineRoom(client, { personNumber: 1, shown }),
    tumourForm: new TumourForm(onChange),
  };
}

describe('what somebody said of themselves', () => {
  it('comes back as it was', () => {
    const first = room();
    first.clinical.take(['fluoxetine']);
    first.clinical.toggleDiagnosis('depression');
    first.clinical.toggleCircumstance('pregnancy');
    first.clinical.setAge('adult');
    first.clinical.setEarlier('sertraline', 'side-effects');
    first.medicines.add('codeine');
    const said = JSON.parse(JSON.stringify(saidBy(first))) as Record<string, unknown>;
    const second = room();
    restoreSaid(said, second);
    expect(second.clinical.factors).toEqual(first.clinical.factors);
    expect(second.medicines.mine).toEqual(['codeine']);
    expect(saidBy(second)).toEqual(said);
  });

  it('is left as it stands by a record that says nothing', () => {
    const one = room();
    one.clinical.setAge('adult');
    one.medicines.add('codeine');
    restoreSaid({}, one);
    expect([one.clinical.factors.age, one.medicines.mine]).toEqual(['adult', ['codeine']]);
  });

  it('stays within what is known, whatever a record holds', () => {
    const one = room();
    const names = Array.from({ length: 2000 }, (_, index) => `drug ${String(index)}`);
    restoreSaid(
      {
        factors: {
          taken: [1, '', 'x'.repeat(1000), 'fluoxetine', 'fluoxetine'],
          diagnoses: ['depression', 'bad luck'],
          age: 'ancient',
          circumstances: 'pregnancy',
          earlier: [['sertraline', 'no-benefit']],
        },
        medicines: { mine: names, combinations: [['a'], ['b', 'c'], null], unknown: {} },
      },
      one,
    );
    expect(one.clinical.factors).toEqual({ ...NO_FACTORS, taken: ['fluoxetine'], diagnoses: ['depression'] });
    expect(one.medicines.lists).toEqual({ mine: names.slice(0, 500), combinations: [['b', 'c']], unknown: [] });
    const untouched = room();
    restoreSaid({ factors: 'all of them', medicines: ['codeine'] }, untouched);
    expect([untouched.clinical.factors, untouched.medicines.mine]).toEqual([NO_FACTORS, []]);
  });

  it('holds a tumour only where somebody asked to keep it, and no longer than that', () => {
    const form: TumourProfile = { ...EMPTY_PROFILE, tumourType: 'COAD', alterations: [{ kind: 'fusion', gene: 'EML4', partner: 'ALK', told: 'EML4-ALK' }] }; // prettier-ignore
    let changes = 0;
    const one = room(() => changes++);
    expect(saidBy(one)).not.toHaveProperty('tumour');
    one.tumourForm.keep(form);
    const said = JSON.parse(JSON.stringify(saidBy(one))) as Record<string, unknown>;
    const other = room();
    restoreSaid(said, other);
    expect([other.tumourForm.profile, changes]).toEqual([form, 1]);
    // Another person without one does not inherit it.
    restoreSaid({ ...said, tumour: undefined }, other);
    expect(other.tumourForm.profile).toBeNull();
    one.tumourForm.keep(null);
    expect(saidBy(one)).not.toHaveProperty('tumour');
  });
});
