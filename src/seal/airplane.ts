import type { AirplaneMessage, BuildIdentity, CopyCheck } from './airplane-protocol.ts';

/** How the service worker came to control the page, or why it does not. */
export type Control = 'controlled' | 'reload' | 'unsupported' | 'refused';

/** What a service worker may take to answer, and to take the page once it is ready. */
const ANSWER_MS = 5_000;
/** What it may take to keep the whole build, on a slow line. */
const INSTALL_MS = 300_000;

/** What it may take to hold every file that it keeps against its list, on a busy machine. */
const CHECK_MS = 30_000;

/** Asks a service worker which build it keeps. Null where no answer comes. */
export async function askBuild(worker: ServiceWorker): Promise<BuildIdentity | null> {
  return ask<BuildIdentity>(worker, { type: 'build' }, ANSWER_MS);
}

/** Has a service worker hold everything that it keeps against its list. Null where no answer comes. */
export async function askCheck(worker: ServiceWorker): Promise<CopyCheck | null> {
  return ask<CopyCheck>(worker, { type: 'check' }, CHECK_MS);
}

async function ask<T>(worker: ServiceWorker, message: AirplaneMessage, limitMs: number): Promise<T | null> {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<T>((resolve) => {
    port1.onmessage = (event: MessageEvent<T>) => {
      resolve(event.data);
    };
  });
  worker.postMessage(message, [port2]);
  const said = await within(limitMs, answer);
  port1.close();
  return said;
}

export function tell(worker: ServiceWorker, message: AirplaneMessage): void {
  worker.postMessage(message);
}

/**
 * Has the service worker take the page. The visit that installs it began without it: where the host itself sent every header
 * that visit may go on, anywhere else the page has to be loaded again (`reload`).
 */
export async function takeControl(register: () => Promise<ServiceWorkerRegistration>): Promise<Control> {
  if (!('serviceWorker' in navigator)) return 'unsupported';
  const { serviceWorker } = navigator;
  try {
    const registering = register();
    if (serviceWorker.controller !== null) {
      // Not waited for: it may stand behind another build that waits for a decision.
      registering.catch(() => undefined);
      return 'controlled';
    }
    const registration = await within(INSTALL_MS, registering);
    const active = registration === null ? null : await activeOf(registration);
    if (active === null) return 'refused';
    if (!(await controls(serviceWorker, active))) return 'reload';
    const identity = await askBuild(active);
    return identity?.hostDeviations?.length === 0 ? 'controlled' : 'reload';
  } catch {
    return 'refused';
  }
}

/** The worker of a registration once it is active, or null where it could not be installed. */
async function activeOf(registration: ServiceWorkerRegistration): Promise<ServiceWorker | null> {
  if (registration.active !== null) return registration.active;
  const worker = registration.installing ?? registration.waiting;
  if (worker === null) return null;
  return within(
    INSTALL_MS,
    new Promise<ServiceWorker | null>((resolve) => {
      const settle = (): void => {
        if (worker.state === 'activated') resolve(worker);
        if (worker.state === 'redundant') resolve(null);
      };
      worker.addEventListener('statechange', settle);
      settle();
    }),
  );
}

/** Whether the worker has the page. One that was active before does not take a page that was loaded past it, unless asked. */
async function controls(container: ServiceWorkerContainer, active: ServiceWorker): Promise<boolean> {
  if (container.controller !== null) return true;
  const taken = new Promise<true>((resolve) => {
    container.addEventListener(
      'controllerchange',
      () => {
        resolve(true);
      },
      { once: true },
    );
  });
  tell(active, { type: 'claim' });
  return (await within(ANSWER_MS, taken)) ?? false;
}

async function within<T>(limitMs: number, promise: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      resolve(null);
    }, limitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
