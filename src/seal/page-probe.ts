import { NOWHERE } from './seal-probe.ts';

/** How long an event is waited for that every browser sends when it refuses. On a busy machine it comes late; without it no file is opened. */
const REFUSAL_LIMIT_MS = 15_000;
/** How long the refusal of a picture is waited for once the browser has said that it came, or could not come. */
const AFTER_PICTURE_MS = 2_000;
/** How long a report is waited for that only some browsers send: in all others the seal test takes that long. */
const REPORT_LIMIT_MS = 1_000;

/** Tries to show a picture from elsewhere: whether the browser said that the policy forbade it. Nothing is shown. */
export async function probePicture(document: Document): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (isRefused: boolean): void => {
      document.removeEventListener('securitypolicyviolation', listen);
      timers.forEach(clearTimeout);
      resolve(isRefused);
    };
    const listen = (event: Event): void => {
      if ('effectiveDirective' in event && event.effectiveDirective === 'img-src') settle(true);
    };
    const giveUpIn = (milliseconds: number): void => {
      timers.push(setTimeout(settle, milliseconds, false));
    };
    const timers: ReturnType<typeof setTimeout>[] = [];
    document.addEventListener('securitypolicyviolation', listen);
    giveUpIn(REFUSAL_LIMIT_MS);
    const picture = document.createElement('img');
    // A refused picture fails as well, at about the time of its refusal.
    for (const type of ['load', 'error'])
      picture.addEventListener(type, () => {
        giveUpIn(AFTER_PICTURE_MS);
      });
    picture.src = `${NOWHERE}picture`;
  });
}

/** What the browser reports of a connection that its allowlist forbade (Connection Allowlists, WICG). */
interface ConnectionReport {
  type: string;
  body: { connection?: string; disposition?: string } | null;
}

interface ReportingHost {
  ReportingObserver?: new (
    callback: (reports: readonly ConnectionReport[]) => void,
    options: { types: string[]; buffered: boolean },
  ) => { observe(): void; disconnect(): void };
}

/**
 * Makes a peer connection without any server, which sends nothing: a browser that bounds the page's connections reports that it
 * forbids it. False where it says nothing: it does not bound them, or the page came without the header.
 */
export async function probeConnections(PeerConnection: (new () => { close(): void }) | null): Promise<boolean> {
  const { ReportingObserver } = globalThis as ReportingHost;
  if (ReportingObserver === undefined || PeerConnection === null) return false;
  return new Promise((resolve) => {
    const observer = new ReportingObserver(
      (reports) => {
        if (reports.some(({ body }) => body?.connection === 'webrtc' && body.disposition === 'enforce')) resolve(true);
      },
      { types: ['connection-allowlist'], buffered: false },
    );
    observer.observe();
    try {
      new PeerConnection().close();
    } catch {
      // Refused in another way: the report, if there is one, still comes.
    }
    setTimeout(() => {
      observer.disconnect();
      resolve(false);
    }, REPORT_LIMIT_MS);
  });
}
