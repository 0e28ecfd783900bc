import type { AnalysisOptions } from '../domain/analysis/options.ts';
import type { Failure, Result } from '../errors/result.ts';
import type { SafeClient } from '../rpc/safe-client.ts';
import type { SafeApi, SafeState } from '../rpc/safe.ts';
import type { OpenedPerson, PersonNote, SavedList, SavedPerson } from '../rpc/safe.ts';
import { placeExists, SAFE } from '../storage/buckets.ts';
import type { Changes } from './changes.svelte.ts';
import { IdleClock } from './idle.svelte.ts';
import { saidBy, type Saying } from './said.ts';
import { onReturn } from './on-return.ts';
import type { Session } from './session.svelte.ts';
import type { Settings } from './settings.svelte.ts';

/** Minutes without a touch after which the saved people are locked. */
export const LOCK_AFTER_MINUTES = 5;
/** The same name for everybody: a name made from the person's would carry it out of the page. */
export const EXPORT_NAME = 'sequester-person.sequester';

const QUIET_MS = LOCK_AFTER_MINUTES * 60_000;

/** What `People` needs of the rest of the app. */
export interface PeopleDeps {
  client: SafeClient;
  session: Pick<Session, 'sources' | 'shown' | 'personNumber'>;
  settings: Settings;
  /** What the open person says beside the file. */
  saying: Saying;
  /** What was said of a saved person before. */
  changes: Pick<Changes, 'account' | 'offer' | 'clear'>;
  /** Opens the files of a saved person. True if it succeeded. */
  reopen: (person: OpenedPerson, options: AnalysisOptions) => Promise<boolean>;
  /** Closes the open person. */
  forget: () => void;
}

/** The saved people: the list, and what can be done with them. Keys are in the safe's worker, never here. */
export class People {
  readonly #deps: PeopleDeps;
  readonly #clock = new IdleClock(() => {
    this.lock();
  });
  #state = $state<SafeState | null>(null);
  #list = $state.raw<SavedList | null>(null);
  #failure = $state.raw<Failure | null>(null);
  /** Questions that the worker has not answered yet. */
  #running = $state(0);
  /** Whether the saved people are to be locked as soon as nothing is running. */
  #isLockDue = false;
  /** The saved person that is open, with the number that this person has in the session. */
  #current = $state.raw<{ id: string; personNumber: number; packsChanged: boolean } | null>(null);

  constructor(deps: PeopleDeps) {
    this.#deps = deps;
  }

  /** Null until {@link People.look} has answered. */
  get state(): SafeState | null {
    return this.#state;
  }

  /** Whether this copy of the app can save at all. */
  get exists(): boolean {
    return this.#deps.client.exists;
  }

  get list(): readonly SavedPerson[] {
    return this.#list?.people ?? [];
  }

  /** What is said of the list as a whole; null while it is locked. */
  get account(): Omit<SavedList, 'people'> | null {
    return this.#list;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get busy(): boolean {
    return this.#running > 0;
  }

  /** Id of the open person, if it is a saved one. */
  get openId(): string | null {
    return this.#current?.personNumber === this.#deps.session.personNumber ? this.#current.id : null;
  }

  /** Whether the reference tables are other ones than when the open person was last seen. */
  get packsChanged(): boolean {
    return this.openId !== null && this.#current?.packsChanged === true;
  }

  /** Looks whether anybody is saved here. It starts no worker. */
  async look(): Promise<void> {
    this.#state ??= (await placeExists(SAFE)) ? 'locked' : 'none';
  }

  dismissFailure(): void {
    this.#failure = null;
  }

  /** Begins a safe with its passphrase. */
  async create(passphrase: string): Promise<boolean> {
    return this.#enter((api) => api.create(passphrase));
  }

  async unlock(passphrase: string): Promise<boolean> {
    return this.#enter((api) => api.unlock(passphrase));
  }

  /** Throws the keys away, and closes the person that they opened: after a save that is running, which must not be cut short. */
  lock(): void {
    if (this.#running > 0) this.#isLockDue = true;
    else this.lockAtOnce();
  }

  /** The same for a page that goes, whatever is running. */
  lockAtOnce(): void {
    this.#isLockDue = false;
    if (this.openId !== null) this.#deps.forget();
    this.#clock.stop();
    this.#stopWatching();
    this.#deps.client.close();
    this.#current = null;
    this.#list = null;
    this.#failure = null;
    this.#state = this.#state === 'none' ? 'none' : 'locked';
  }

  async changePassphrase(from: string, to: string): Promise<boolean> {
    return (await this.#do((api) => api.changePassphrase(from, to))).ok;
  }

  /** Saves the open person, in place of the saved one if it was opened from here. */
  async save(name: string): Promise<boolean> {
    return this.#whole(() => this.#save(name));
  }

  async #save(name: string): Promise<boolean> {
    const { session } = this.#deps;
    const { personNumber } = session;
    const files = session.sources.map(({ file, chosen }) => ({ file, chosen: { ...chosen } }));
    const note = await this.#noteToKeep(name);
    const replaces = this.openId ?? undefined;
    const saved = await this.#do((api) => api.save(files, note, replaces));
    if (!saved.ok) return false;
    this.#current = { id: saved.value, personNumber, packsChanged: false };
    return this.#refresh();
  }

  /** Opens a saved person: the files are read again, by the reference tables of today. */
  async open(id: string): Promise<boolean> {
    const opened = await this.#do((api) => api.open(id));
    if (!opened.ok) return false;
    const { note } = opened.value;
    // Comes with the first person that is opened: the first view needs nothing of it.
    const { restoredOptions, restoreSaid } = await import('./restored.ts');
    if (!(await this.#deps.reopen(opened.value, restoredOptions(note.settings)))) return false;
    restoreSaid(note.said, this.#deps.saying);
    const { packs } = this.#note(note.name);
    const { report } = this.#deps.session.shown;
    const hasChanged = packs.join() !== note.packs.join() || (note.told !== null && kernelOf(note.told.report) !== report?.app.kernelSha256); // prettier-ignore
    this.#current = { id, personNumber: this.#deps.session.personNumber, packsChanged: hasChanged };
    if (note.told === null) await this.#renew(id);
    else if (hasChanged) this.#deps.changes.offer(note.told);
    return true;
  }

  /** Keeps the settings of the open person, and what that person says, as they are now; where it is no saved one, nothing. */
  async keep(): Promise<void> {
    const id = this.openId;
    const { settings, said } = this.#note('');
    if (id === null || this.#state !== 'open') return;
    await this.#do((api) => api.update(id, { settings, said }));
    // What was said by older tables stays until somebody has seen what changed.
    if (!this.packsChanged) await this.#renew(id);
  }

  /** Keeps what is said today as what later results are held against. True if it succeeded. */
  async acknowledge(): Promise<boolean> {
    const id = this.openId;
    if (id === null || this.#state !== 'open' || !(await this.#renew(id))) return false;
    if (this.#current !== null) this.#current = { ...this.#current, packsChanged: false };
    this.#deps.changes.clear();
    return true;
  }

  async rename(id: string, name: string): Promise<boolean> {
    return this.#thenRefresh((api) => api.update(id, { name }));
  }

  async remove(id: string): Promise<boolean> {
    const removed = await this.#thenRefresh((api) => api.remove(id));
    if (removed && this.#current?.id === id) this.#current = null;
    return removed;
  }

  /** Takes the list as it is, after somebody was told that this app did not leave it so. */
  async accept(): Promise<boolean> {
    return this.#thenRefresh((api) => api.accept());
  }

  /** A saved person as a file under a passphrase of its own; null where that failed. */
  async exportPerson(id: string, passphrase: string): Promise<Blob | null> {
    const exported = await this.#do((api) => api.exportPerson(id, passphrase));
    return exported.ok ? exported.value : null;
  }

  /** The open person as a file under a passphrase; nothing is stored. */
  async exportOpen(passphrase: string): Promise<Blob | null> {
    const files = this.#deps.session.sources.map(({ file, chosen }) => ({ file, chosen: { ...chosen } }));
    const note = await this.#noteToKeep('');
    const exported = await this.#do((api) => api.sealPerson(files, note, passphrase));
    return exported.ok ? exported.value : null;
  }

  async importPerson(file: Blob, passphrase: string): Promise<boolean> {
    return this.#thenRefresh((api) => api.importPerson(file, passphrase));
  }

  /** Deletes everybody, and the lock. */
  async destroy(): Promise<boolean> {
    const destroyed = await this.#do((api) => api.destroy());
    if (!destroyed.ok) return false;
    this.#state = 'none';
    this.lock();
    return true;
  }

  async #enter(question: (api: Entrance) => Promise<Result<null>>): Promise<boolean> {
    const entered = await this.#do(question);
    if (!entered.ok) return false;
    this.#state = 'open';
    this.#clock.start(window, { quietMs: QUIET_MS, countdownMs: 0 });
    this.#stopWatching();
    this.#stopWatching = onReturn(window, () => {
      if (this.#state === 'open' && !this.busy) void this.#refresh();
    });
    return this.#refresh();
  }

  #stopWatching: () => void = () => undefined;

  async #refresh(): Promise<boolean> {
    const people = await this.#do((api) => api.people());
    if (people.ok) this.#list = people.value;
    return people.ok;
  }

  async #thenRefresh(question: (api: Entrance) => Promise<Result<unknown>>): Promise<boolean> {
    return this.#whole(async () => (await this.#do(question)).ok && this.#refresh());
  }

  async #do<T>(question: (api: Entrance) => Promise<Result<T>>): Promise<Result<T>> {
    return this.#whole(async () => {
      this.#failure = null;
      const answer = await this.#deps.client.ask(question);
      if (!answer.ok) await this.#follow(answer.error);
      if (!answer.ok) this.#failure = answer.error;
      return answer;
    });
  }

  /** Brings what is shown in step with what another window did. */
  async #follow({ code }: Failure): Promise<void> {
    if (code === 'storage/replaced') await this.#lose();
    // That window was first to begin a safe: its passphrase opens this list.
    if (code === 'storage/locked' && this.#state === 'none') await this.#lookAgain();
    if (code === 'storage/not-found' && this.#list !== null) {
      const people = await this.#deps.client.ask((api) => api.people());
      if (people.ok) this.#list = people.value;
    }
  }

  /** Runs what must not be cut short, and locks afterwards if that came due meanwhile. */
  async #whole<T>(work: () => Promise<T>): Promise<T> {
    this.#running++;
    try {
      return await work();
    } finally {
      this.#running--;
      if (this.#running === 0 && this.#isLockDue) this.lockAtOnce();
    }
  }

  /** Another window deleted what this one had opened. The open file lies in memory alone now: it stays open. */
  async #lose(): Promise<void> {
    this.#current = null;
    this.lockAtOnce();
    await this.#lookAgain();
  }

  async #lookAgain(): Promise<void> {
    this.#state = null;
    await this.look();
  }

  async #renew(id: string): Promise<boolean> {
    const { packs, told } = await this.#noteToKeep('');
    return (await this.#do((api) => api.update(id, { packs, told }))).ok;
  }

  /** With what is said today. */
  async #noteToKeep(name: string): Promise<PersonNote> {
    const note = this.#note(name);
    return { ...note, told: await this.#deps.changes.account() };
  }

  #note(name: string): Omit<PersonNote, 'told'> {
    const { settings, session } = this.#deps;
    const { report, sampleId } = session.shown;
    const packs = (report?.app.packs ?? []).map(({ id, sha256 }) => `${id} ${sha256}`);
    return {
      name,
      sampleId,
      settings: $state.snapshot(settings.analysis),
      said: saidBy(this.#deps.saying),
      packs,
    };
  }
}

/** The kernel that an earlier account was made by. */
function kernelOf({ app }: Readonly<Record<string, unknown>>): unknown {
  return typeof app === 'object' && app !== null && 'kernelSha256' in app ? app.kernelSha256 : null;
}

type Entrance = Parameters<Parameters<SafeClient['ask']>[0]>[0] & SafeApi;
