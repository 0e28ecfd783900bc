import { describe, expect, it, vi } from 'vitest';
import { fail, ok, type Result } from '../../../src/errors/result.ts';
import type { SafeClient } from '../../../src/rpc/safe-client.ts';
import { People, type PeopleDeps } from '../../../src/state/people.svelte.ts';
import { Settings } from '../../../src/state/settings.svelte.ts';

const LIST = { people: [], missing: 0, isDoubted: false, changes: 1, changedAt: '2026-01-02T03:04:05.000Z' };

/** A safe that answers as it is told, and people who use it. */
function makePeople(): {
  people: People;
  answers: Record<string, Promise<Result<unknown>>>;
  close: ReturnType<typeof vi.fn>;
  forget: ReturnType<typeof vi.fn>;
} {
  const answers: Record<string, Promise<Result<unknown>>> = { people: Promise.resolve(ok(LIST)) };
  const api = new Proxy({}, { get: (_, name) => () => answers[String(name)] ?? Promise.resolve(ok(null)) });
  const [close, forget] = [vi.fn(), vi.fn()];
  const client = { exists: true, close, ask: (question: (api: unknown) => unknown) => question(api) };
  const deps = {
    client: client as unknown as SafeClient,
    session: { sources: [], shown: { report: null, sampleId: null }, personNumber: 1 },
    settings: new Settings(),
    saying: {
      clinical: { factors: {} },
      medicines: { mine: [], combinations: [], unknown: [] },
      tumourForm: { profile: null, restore: () => undefined },
    },
    changes: { account: () => Promise.resolve(null), offer: vi.fn(), clear: vi.fn() },
    reopen: () => Promise.resolve(true),
    forget,
  } as unknown as PeopleDeps;
  return { people: new People(deps), answers, close, forget };
}

describe('saved people', () => {
  it('are locked after a save that is running, not in the middle of it', async () => {
    const { people, answers, close } = makePeople();
    vi.stubGlobal('window', Object.assign(new EventTarget(), { document: new EventTarget() }));
    expect(await people.unlock('x')).toBe(true);
    let finish = (_: Result<string>): void => undefined;
    answers.save = new Promise((resolve) => (finish = resolve));
    const saving = people.save('Ada');
    await vi.waitFor(() => {
      expect(people.busy).toBe(true);
    });
    people.lock();
    expect(close).not.toHaveBeenCalled();
    expect(people.state).toBe('open');
    finish(ok('a'));
    expect(await saving).toBe(true);
    expect(close).toHaveBeenCalledTimes(1);
    expect(people.state).toBe('locked');
    vi.unstubAllGlobals();
  });

  it.each(['save', 'people', 'update', 'remove', 'accept'])(
    'that another window deleted are not said to be saved (%s), and the open file stays open',
    async (name) => {
      const { people, answers, forget } = makePeople();
      vi.stubGlobal('window', Object.assign(new EventTarget(), { document: new EventTarget() }));
      await people.unlock('x');
      answers[name] = Promise.resolve(fail('storage/replaced'));
      const done = await (name === 'update'
        ? people.rename('a', 'B')
        : name === 'remove'
          ? people.remove('a')
          : name === 'accept'
            ? people.accept()
            : people.save('Ada'));
      expect(done).toBe(false);
      expect(people.failure?.code).toBe('storage/replaced');
      expect(people.state).toBe('none');
      expect(people.account).toBeNull();
      expect(forget).not.toHaveBeenCalled();
      vi.unstubAllGlobals();
    },
  );

  it('that another window began first are asked for their passphrase, and not for a new one', async () => {
    const { people, answers } = makePeople();
    await people.look();
    expect(people.state).toBe('none');
    answers.create = Promise.resolve(fail('storage/locked'));
    vi.stubGlobal('navigator', {});
    vi.stubGlobal('indexedDB', { databases: () => Promise.resolve([{ name: 'sequester-safe' }]) });
    expect(await people.create('x')).toBe(false);
    expect(people.state).toBe('locked');
    vi.unstubAllGlobals();
  });

  it.each(['update', 'remove', 'open'])('are listed again where another window deleted one (%s)', async (name) => {
    const { people, answers } = makePeople();
    vi.stubGlobal('window', Object.assign(new EventTarget(), { document: new EventTarget() }));
    await people.unlock('x');
    answers[name] = Promise.resolve(fail('storage/not-found'));
    answers.people = Promise.resolve(ok({ ...LIST, changes: 2 }));
    await (name === 'update' ? people.rename('a', 'B') : name === 'remove' ? people.remove('a') : people.open('a'));
    expect(people.failure?.code).toBe('storage/not-found');
    expect(people.account?.changes).toBe(2);
    vi.unstubAllGlobals();
  });

  it('are listed again when somebody comes back to the window', async () => {
    const { people, answers } = makePeople();
    const window = Object.assign(new EventTarget(), { document: new EventTarget() });
    vi.stubGlobal('window', window);
    await people.unlock('x');
    answers.people = Promise.resolve(fail('storage/replaced'));
    window.dispatchEvent(new Event('focus'));
    await vi.waitFor(() => {
      expect(people.failure?.code).toBe('storage/replaced');
    });
    expect(people.account).toBeNull();
    vi.unstubAllGlobals();
  });
});
