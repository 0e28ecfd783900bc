import type { ReportChanges } from '../domain/changes/compare.ts';
import type { ChangeFacts } from '../domain/changes/facts.ts';
import type { FindingsAnswer } from '../domain/findings/answer.ts';
import type { Report } from '../domain/report/report.ts';
import { fail, type Failure, ok, type Result } from '../errors/result.ts';
import type { AnalysisClient } from '../rpc/client.ts';
import type { Findings } from './findings.svelte.ts';
import type { Session } from './session.svelte.ts';

/** What the app said of somebody on a day: a report with fewer fields. */
export interface EarlierAccount {
  /** ISO 8601 day. */
  at: string;
  report: Readonly<Record<string, unknown>>;
}

/** Something to hold the open person's results against. */
export interface Earlier {
  /** Null for a saved report, which names no day. */
  at: string | null;
  report: unknown;
  /** It came with the saved person whose very files are open. */
  isOwn: boolean;
}

/** A saved report is never larger: something else was chosen. */
const MAX_BYTES = 64 * 1024 * 1024;

/** What is said otherwise than before: of a saved person, or against a report that somebody kept. Nothing is asked of the vault for it. */
export class Changes {
  readonly #client: Pick<AnalysisClient, 'changeFacts'>;
  readonly #session: Pick<Session, 'shown'>;
  readonly #findings: Pick<Findings, 'answer'>;
  #earlier = $state.raw<Earlier | null>(null);
  #facts = $state.raw<ChangeFacts | null>(null);
  #result = $state.raw<ReportChanges | null>(null);
  #failure = $state.raw<Failure | null>(null);
  /** Tells the answer to an earlier question from that to the present one. */
  #question = 0;

  constructor(
    client: Pick<AnalysisClient, 'changeFacts'>,
    session: Pick<Session, 'shown'>,
    findings: Pick<Findings, 'answer'>,
  ) {
    this.#client = client;
    this.#session = session;
    this.#findings = findings;
  }

  get earlier(): Earlier | null {
    return this.#earlier;
  }

  /** Dated tables of what changed; null until {@link Changes.loadFacts} has brought them. */
  get facts(): ChangeFacts | null {
    return this.#facts;
  }

  get result(): ReportChanges | null {
    return this.#result;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** What a saved person was told when it was last looked at, where the tables are other ones now. */
  offer({ at, report }: EarlierAccount): void {
    this.#take({ at, report, isOwn: true });
  }

  /** Takes a report that somebody kept. */
  async bring(file: File): Promise<void> {
    this.#take(null);
    const report = file.size > MAX_BYTES ? null : await readJson(file);
    if (report === null) this.#failure = { code: 'changes/not-a-report' };
    else this.#take({ at: null, report, isOwn: false });
  }

  /** Holds what is open against the earlier account. The views ask again where one of the two becomes another. */
  async compare(): Promise<void> {
    const question = ++this.#question;
    const [earlier, { report }, { answer }] = [this.#earlier, this.#session.shown, this.#findings];
    if (earlier === null || report === null) return;
    const compared = await this.#compare(earlier, report, answer);
    if (question !== this.#question) return;
    this.#result = compared.ok ? compared.value : null;
    this.#failure = compared.ok ? null : compared.error;
  }

  async loadFacts(): Promise<Result<ChangeFacts>> {
    if (this.#facts !== null) return ok(this.#facts);
    const [pack, { decodeChangePack }] = await Promise.all([
      this.#client.changeFacts(),
      import('../reference/change-pack.ts'),
    ]);
    const facts = pack.ok ? decodeChangePack(pack.value.bytes) : pack;
    if (facts.ok) this.#facts = facts.value;
    return facts;
  }

  /** What is said today of the open person, as it is kept with a saved one; null where nothing is open. */
  async account(): Promise<EarlierAccount | null> {
    const [{ report }, { answer }] = [this.#session.shown, this.#findings];
    if (report === null) return null;
    const { compactReport } = await import('../domain/changes/compact.ts');
    return { at: new Date().toISOString().slice(0, 10), report: compactReport(report, await openedOf(answer)) };
  }

  /** Puts the earlier account away. */
  clear(): void {
    this.#question++;
    this.#take(null);
  }

  #take(earlier: Earlier | null): void {
    this.#earlier = earlier;
    this.#result = null;
    this.#failure = null;
  }

  async #compare(earlier: Earlier, report: Report, answer: FindingsAnswer | null): Promise<Result<ReportChanges>> {
    const [facts, { compareReports }, opened] = await Promise.all([
      this.loadFacts(),
      import('../domain/changes/compare.ts'),
      openedOf(answer),
    ]);
    if (!facts.ok) return facts;
    const compared = compareReports(asOpened(earlier.report, answer), { ...report, ...opened }, { functions: facts.value.functions, isInputKnown: earlier.isOwn }); // prettier-ignore
    return 'refused' in compared ? fail(`changes/${compared.refused}`) : ok(compared);
  }
}

/** Findings of the topics that were opened, as a report has them. */
async function openedOf(answer: FindingsAnswer | null) {
  if (answer === null) return null;
  const { plainFindings } = await import('../domain/findings/report-findings.ts');
  return { findings: plainFindings(answer.findings), findingRules: answer.rules };
}

/** Nothing of a finding that is not open today is told from an earlier account either: of a closed topic, or held back for a minor. */
function asOpened(report: unknown, answer: FindingsAnswer | null): unknown {
  if (typeof report !== 'object' || report === null || !('findings' in report) || answer === null) return report;
  const shown = new Set(answer.findings.map(({ rsid, name }) => `${rsid} ${name}`));
  const findings: unknown[] = Array.isArray(report.findings) ? report.findings : [];
  return { ...report, findings: findings.filter((one) => isShown(one, shown)) };
}

function isShown(finding: unknown, shown: ReadonlySet<string>): boolean {
  if (typeof finding !== 'object' || finding === null || !('rsid' in finding) || !('name' in finding)) return false;
  return shown.has(`${String(finding.rsid)} ${String(finding.name)}`);
}

async function readJson(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text()) as unknown;
  } catch {
    return null;
  }
}
