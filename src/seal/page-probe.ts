import { NOWHERE } from './seal-probe.ts';

/** How long an event is waited for that every browser sends when it refuses. On a busy machine it comes late; without it no file is opened. */
const REFUSAL_LIMIT_MS = 15_000;
/** How long a report is waited for that only some browsers send: in all others the seal test takes that long. */
const REPORT_LIMIT_MS = 1_000;

/** Tries to show a picture from elsewhere: whether the browser said that the policy forbade it. Nothing is shown. */
export async function probePicture(document: Document): Promise<boolean> {
  const refusal = eventOf(document, 'securitypolicyviolation', (event) => {
    return 'effectiveDirective' in event && event.effectiveDirective === 'img-src';
  });
  document.createElement('img').src = `${NOWHERE}picture`;
  return refusal;
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

function eventOf(target: EventTarget, type: string, isIt: (event: Event) => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (seen: boolean): void => {
      target.removeEventListener(type, listen);
      clearTimeout(timer);
      resolve(seen);
    };
    const listen = (event: Event): void => {
      if (isIt(event)) settle(true);
    };
    const timer = setTimeout(() => {
      settle(false);
    }, REFUSAL_LIMIT_MS);
    target.addEventListener(type, listen);
  });
}
