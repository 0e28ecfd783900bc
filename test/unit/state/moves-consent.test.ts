import { describe, expect, it } from 'vitest';
import { MovesConsent } from '../../../src/state/moves-consent.svelte.ts';

describe('where moves cannot be held', () => {
  it('asks once: who agreed is not asked again', async () => {
    const consent = new MovesConsent();
    const first = consent.ask();
    expect(consent.asking).toBe(true);
    consent.answer(true);
    expect([await first, consent.asking, await consent.ask(), consent.asking]).toEqual([true, false, true, false]);
  });

  it('asks again whoever did not agree, and gives up what waited before', async () => {
    const consent = new MovesConsent();
    const first = consent.ask();
    const second = consent.ask();
    expect(await first).toBe(false);
    consent.answer(false);
    expect(await second).toBe(false);
    const third = consent.ask();
    expect(consent.asking).toBe(true);
    consent.answer(true);
    expect(await third).toBe(true);
  });

  it('a dialogue that closes after its answer changes nothing', async () => {
    const consent = new MovesConsent();
    const asked = consent.ask();
    consent.answer(true);
    consent.answer(false);
    expect([await asked, await consent.ask()]).toEqual([true, true]);
  });
});
