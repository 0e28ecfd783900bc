import type { AnalysisOptions } from '../domain/analysis/options.ts';
import type { AncestryMap } from '../domain/ancestry/map.ts';
import type { CoverageReport } from '../domain/genotype/position-coverage.ts';
import { type Failure, valueOr } from '../errors/result.ts';
import { AnalysisClient } from '../rpc/client.ts';
import { SafeClient } from '../rpc/safe-client.ts';
import type { OpenedPerson } from '../rpc/safe.ts';
import { createSpawner } from '../rpc/spawn.ts';
import type { TakenAway } from '../seal/guard.ts';
import { Changes } from './changes.svelte.ts';
import { Clinical } from './clinical.svelte.ts';
import { Clinvar } from './clinvar.svelte.ts';
import { Comparison } from './comparison.svelte.ts';
import { Findings } from './findings.svelte.ts';
import { Kiosk } from './kiosk.svelte.ts';
import { Lab } from './lab.svelte.ts';
import { LateRooms } from './late-rooms.ts';
import { historyNotes } from './history-notes.ts';
import { forgetOnLeaving } from './leaving.ts';
import { watchParts } from './missing-parts.ts';
import { MedicineRoom } from './medicines.svelte.ts';
import { MovesConsent } from './moves-consent.svelte.ts';
import { Offline } from './offline.svelte.ts';
import { People } from './people.svelte.ts';
import { parseHash, Route } from './route.svelte.ts';
import { Scores } from './scores.svelte.ts';
import { Seal } from './seal.svelte.ts';
import { Session } from './session.svelte.ts';
import { Settings } from './settings.svelte.ts';
import type { SymptomsTools } from './symptoms-room.ts';
import { TumourForm } from './tumour-form.svelte.ts';
import type { TumourTools } from './tumour-room.ts';
import { Variants } from './variants.svelte.ts';
import { type SecondFileChoice, WaitingFiles } from './waiting-files.svelte.ts';

/** Everything that the views share. Made once, in `main.ts`. */
export class AppState extends LateRooms {
  readonly route: Route;
  readonly session: Session;
  readonly offline: Offline;
  readonly seal: Seal;
  readonly variants: Variants;
  readonly comparison: Comparison;
  readonly clinical: Clinical;
  readonly medicines: MedicineRoom;
  readonly scores: Scores;
  readonly people: People;
  readonly kiosk: Kiosk;
  readonly lab: Lab;
  readonly findings: Findings;
  readonly clinvar: Clinvar;
  readonly changes: Changes;
  readonly tumourForm: TumourForm;
  readonly settings = new Settings(historyNotes(window).theme);
  /** Files that came while another was open. */
  readonly waiting = new WaitingFiles();
  /** Where the browser cannot be kept from moving to another page. */
  readonly movesConsent = new MovesConsent();
  readonly #client: AnalysisClient;
  #explained = $state<string | null>(null);
  #hasLostFile = $state(historyNotes(window).hasFile === true);
  protected readonly roomTools: SymptomsTools & TumourTools & { spawnExports: () => Worker };
  #packsFailure = $state.raw<Failure | null>(null);
  #fault = $state.raw<Failure | null>(null);
  #isPartMissing = $state(false);
  /** Scores came or went while a file was being read. */
  #scoresChanged = false;

  constructor(window: Window, takenAway: TakenAway) {
    super();
    const spawner = createSpawner(window.document.baseURI);
    this.#client = new AnalysisClient(spawner);
    this.#client.onFault = (failure) => {
      this.#fault = failure;
    };
    this.offline = new Offline(spawner.airplane);
    this.offline.onIntrusion = this.#closeFor.bind(this);
    this.route = new Route(parseHash(window.location.hash));
    this.session = new Session(this.#client);
    this.seal = new Seal(this.#client, this.offline, takenAway);
    const keep = (): void => {
      void this.people.keep();
    };
    this.medicines = new MedicineRoom(this.#client, this.session, keep);
    this.variants = new Variants(this.#client);
    this.clinical = new Clinical(this.#client, keep);
    this.tumourForm = new TumourForm(keep);
    this.scores = new Scores(this.#client);
    this.lab = new Lab(this.#client, this.session);
    this.findings = new Findings(this.#client, this.session);
    this.clinvar = new Clinvar(this.#client, this.session);
    this.changes = new Changes(this.#client, this.session, this.findings);
    this.comparison = new Comparison(this.#client, this.session, () =>
      this.settings.profile === 'learn' ? { code: 'profile/synthetic-only' } : null,
    );
    const { session, seal, settings, findings } = this;
    const spawners = {
      spawnRare: () => spawner.rare(),
      spawnTumour: () => spawner.tumour(),
      spawnExports: () => spawner.exports(),
    };
    this.roomTools = { client: this.#client, ...spawners, session, findings };
    const shared = { client: new SafeClient(spawner.safe), session, settings, forget: this.forget.bind(this) };
    this.people = new People({ ...shared, saying: this, changes: this.changes, reopen: this.#reopen.bind(this) });
    const takeScores = this.#takeScores.bind(this);
    this.kiosk = new Kiosk({ ...shared, policy: spawner.policy, seal, scores: this.scores, takeScores, window });
  }

  /** What writes files for other programs; its code comes with its part of the report. */
  get exportTools(): { client: Pick<AnalysisClient, 'ask' | 'beside'>; spawn: () => Worker } {
    return { client: this.#client, spawn: this.roomTools.spawnExports };
  }

  /** Whether a part of the app was needed and did not load. */
  get isPartMissing(): boolean {
    return this.#isPartMissing;
  }

  /** A fault of ours that happened while a question was answered: some view lacks what it asked for. */
  get fault(): Failure | null {
    return this.#fault;
  }

  dismissFault(): void {
    this.#fault = null;
  }

  /** The section of the methods that is shown beside the page. */
  get explained(): string | null {
    return this.#explained;
  }

  explain(anchor: string | null): void {
    this.#explained = anchor;
  }

  /** Whether a file was open when this page was loaded anew: it lay in memory alone and went with it. */
  get hasLostFile(): boolean {
    return this.#hasLostFile && this.session.shown.file === null && !this.session.working;
  }

  /** Why the reference packs are not there, if so. */
  get packsFailure(): Failure | null {
    return this.#packsFailure;
  }

  /** Has the service worker take the page, loads the packs and tests the seal. */
  async start(window: Window): Promise<void> {
    this.route.follow(window);
    watchParts(window, () => {
      this.#isPartMissing = true;
    });
    forgetOnLeaving(window, () => {
      this.people.lockAtOnce();
      this.forget();
    });
    await this.kiosk.load();
    if (this.kiosk.isShut) {
      await this.kiosk.prove();
      return;
    }
    await this.offline.start(window);
    const isKept = this.offline.state === 'controlled' || this.offline.state === 'single-file';
    const [warmed] = await Promise.all([
      this.#client.warm(),
      this.seal.start(window),
      isKept || this.#client.keepAll(),
    ]);
    this.#packsFailure = warmed.ok ? null : warmed.error;
    if (this.settings.profile === 'kiosk') await this.kiosk.prove();
  }

  /** Reads files and, from the first view, goes on to what was found. Scoring files among them are brought to the scores. */
  async openFiles(files: readonly File[]): Promise<void> {
    const scoring = await this.#scoringFiles(files);
    if (scoring.length > 0) await this.bringScores(scoring);
    if (scoring.length === files.length && scoring.length > 0) return;
    const others = files.filter((file) => !scoring.includes(file));
    const clinvar = await this.clinvar.among(others);
    if (clinvar.length > 0) await this.bringClinvar(others.filter((file) => clinvar.includes(file)));
    if (clinvar.length < others.length) await this.#openGenotypes(others.filter((file) => !clinvar.includes(file)));
  }

  async #scoringFiles(files: readonly File[]): Promise<readonly File[]> {
    const areScores = valueOr(await this.#client.askStarted((vault) => vault.areScores([...files])), []);
    return files.filter((_, index) => areScores[index] === true);
  }

  /** Answers a link that was given in place of a file: nothing is fetched. */
  refuseLink(): void {
    this.route.go('open');
    this.session.refuse({ code: 'input/link' });
  }

  /** Reads scoring files before any file is open, and gives back the files that are none. */
  async #takeScores(files: readonly File[]): Promise<readonly File[]> {
    const scoring = await this.#scoringFiles(files);
    this.scores.dismiss();
    if (scoring.length > 0) await this.scores.bring(scoring, this.settings.profile);
    return files.filter((file) => !scoring.includes(file));
  }

  /** Reads scoring files and computes their scores for the open file. */
  async bringScores(files: readonly File[]): Promise<void> {
    this.route.go('scores');
    await this.seal.settled();
    if (!this.seal.holds) {
      this.scores.refuse(files, { code: 'seal/not-sealed' });
      return;
    }
    if (await this.scores.bring(files, this.settings.profile)) await this.#answerAgain();
  }

  /** Takes ClinVar's file to the findings, where it is read beside the open genome once somebody agreed to see such a list. */
  async bringClinvar(files: readonly File[]): Promise<void> {
    this.route.go('findings', 'clinvar');
    await this.seal.settled();
    if (this.seal.holds) await this.clinvar.bring(files);
    else this.clinvar.refuse({ code: 'seal/not-sealed' });
  }

  /** Gives a score up that somebody brought. */
  async removeScore(id: string): Promise<void> {
    await this.scores.remove(id);
    await this.#answerAgain();
  }

  /** Whether somebody typed something that belongs to the person whose file is open. */
  get hasSaid(): boolean {
    const { taken, diagnoses, age, circumstances, earlier } = this.clinical.factors;
    const lists = [this.medicines.mine, this.medicines.unknown, this.settings.analysis.outsideCalls ?? []];
    const answers = [taken, diagnoses, circumstances, Object.keys(earlier)];
    return age !== null || [...lists, ...answers].some((list) => list.length > 0);
  }

  /** Somebody else's service worker came, or may come: nothing of a person stays where its scripts could reach it. */
  #closeFor(): void {
    if (this.settings.profile === 'kiosk') this.kiosk.wipe('staff');
    else {
      this.people.lockAtOnce();
      this.forget();
    }
    void this.seal.test();
  }

  /** Does with the files that waited what somebody chose. */
  async decide(choice: SecondFileChoice): Promise<void> {
    const files = this.waiting.take();
    const [file] = files;
    if (file === undefined || choice === 'leave') return;
    if (choice === 'open') return this.#openNow(files);
    if (!(await this.mayTake())) return;
    this.route.go('file', 'compare');
    await this.comparison.compare(file, this.settings.analysis);
    if (choice === 'join' && this.comparison.result?.samePerson === 'yes') {
      await this.comparison.join(this.settings.analysis);
    }
  }

  /** Opens files; where a file is open or being read, somebody is asked first. Of a synthetic person alone nothing can be lost. */
  async #openGenotypes(files: readonly File[]): Promise<void> {
    const { shown, working } = this.session;
    const isOwn = shown.report !== null && (shown.sampleId === null || this.hasSaid);
    if (this.settings.profile !== 'kiosk' && (working || isOwn)) this.waiting.ask(files);
    else await this.#openNow(files);
  }

  async #openNow(files: readonly File[]): Promise<void> {
    this.route.go('open');
    if (await this.#mayOpen()) this.#showResults(await this.session.openFiles(files, this.#forAnother()));
  }

  async openSample(id: string): Promise<void> {
    if (await this.#mayOpen(true)) this.#showResults(await this.session.openSample(id, this.#forAnother()));
  }

  /** Opens a synthetic person that was drawn on this page. */
  async openDrawn(id: string, file: Blob): Promise<void> {
    if (await this.#mayOpen(true))
      this.#showResults(await this.session.openSaved({ file, chosen: {} }, id, this.#forAnother()));
  }

  /** Reads the sample or the file of an archive that was chosen. */
  async choose(choice: string): Promise<void> {
    this.#showResults(await this.session.choose(choice, this.#forAnother()));
  }

  /** Changes how files are interpreted, and answers for the open one again. */
  async changeOptions(change: Partial<AnalysisOptions>): Promise<void> {
    this.settings.analysis = { ...this.settings.analysis, ...change };
    await this.session.reinterpret(this.settings.analysis);
    await this.people.keep();
  }

  /** Forgets the file and leaves no view of it in the history. */
  forget(): void {
    this.session.forget();
    this.#dropPersonal();
    this.clinvar.clear();
    this.clearLateRooms();
    this.scores.clear();
    this.lab.clear();
    this.variants.clear();
    this.comparison.clear();
    this.medicines.clear();
    this.#hasLostFile = false;
    this.waiting.take();
    this.#explained = null;
    this.route.forgetPaths();
    this.route.replace('open');
  }

  /** Where the open genome lies among the reference people; null where that is not known. */
  async ancestryMap(): Promise<AncestryMap | null> {
    return valueOr(await this.#client.ask((vault) => vault.ancestryMap()), null);
  }

  /** Which positions of each pack the open file has; null where its build is not known. */
  async coverage(): Promise<CoverageReport | null> {
    return valueOr(await this.#client.ask((vault) => vault.coverage()), null);
  }

  /** Answers for the open file with other scores; while one is being read, as soon as it has been. */
  async #answerAgain(): Promise<void> {
    if (this.session.working) this.#scoresChanged = true;
    else await this.session.reinterpret(this.settings.analysis);
  }

  /** Reads the files of a saved person again, and joins them where they were joined. */
  async #reopen({ note, files }: OpenedPerson, options: AnalysisOptions): Promise<boolean> {
    const [first, ...others] = files;
    if (first === undefined || !(await this.#mayOpen(note.sampleId !== null))) return false;
    const opened = await this.session.openSaved(first, note.sampleId, options);
    this.#showResults(opened);
    if (!opened) return false;
    this.settings.analysis = options;
    for (const { file, chosen } of others) {
      await this.comparison.compare(file, options, chosen);
      if (!(await this.comparison.join(options))) return false;
    }
    return true;
  }

  /**
   * Whether a file that says something of somebody may be read beside the open one, or without one. Every chooser of such a file asks it: where
   * moves to other pages cannot be held somebody is asked once a visit, and where the seal does not hold none is read.
   */
  async mayTake(isSynthetic = false): Promise<boolean> {
    await this.seal.settled();
    if (this.seal.level === 'partial' && !isSynthetic) return this.movesConsent.ask();
    if (this.seal.holds) return true;
    this.session.refuse({ code: 'seal/not-sealed' });
    this.route.go('open');
    return false;
  }

  /** No file is opened where the seal test found a way out: it fails closed. */
  async #mayOpen(isSynthetic = false): Promise<boolean> {
    if (this.settings.profile === 'learn' && !isSynthetic) {
      this.session.refuse({ code: 'profile/synthetic-only' });
      return false;
    }
    return this.mayTake(isSynthetic);
  }

  /**
   * Options for another person's file: results of other tests and a reference chosen by hand belong to the person whose file was open.
   * On a shared device nothing is inferred of anybody's descent unless that person asks for it.
   */
  #forAnother(): AnalysisOptions {
    const ancestry = this.settings.profile === 'kiosk' ? 'skip' : 'infer';
    return { ...this.settings.analysis, outsideCalls: [], reference: undefined, ancestry };
  }

  /** Forgets what was said of a person beside the file. */
  #dropPersonal(): void {
    this.settings.analysis = this.#forAnother();
    this.clinical.clear();
    this.tumourForm.clear();
    this.lab.dropOpen();
    this.findings.clear();
    this.clinvar.dropAnswer();
    this.forgetCandidateGenes();
    this.changes.clear();
  }

  #showResults(succeeded: boolean): void {
    if (this.#scoresChanged) {
      this.#scoresChanged = false;
      void this.session.reinterpret(this.settings.analysis);
    }
    if (succeeded) this.#dropPersonal();
    if (succeeded && this.route.view === 'open') this.route.go('overview');
  }
}
