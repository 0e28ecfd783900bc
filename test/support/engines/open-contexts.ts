import type { EnginePage } from './engine.ts';

/**
 * Whether an address that is its own answer is read where no policy stands: in the page, in a worker, and in a worker of text. Where the app is sealed
 * the same attempt is refused, which its seal test shows.
 *
 * @param hasWorker - whether `worker.js` lies beside the page, which browsers refuse from disk
 */
export async function openContexts(page: EnginePage, hasWorker: boolean): Promise<Record<string, boolean>> {
  return page.run(async (served) => {
    const tried = 'fetch("data:,").then(() => true, () => false)';
    const asked = (worker: Worker): Promise<boolean> =>
      new Promise((resolve) => {
        worker.onmessage = ({ data }: MessageEvent<boolean>) => {
          worker.terminate();
          resolve(data);
        };
        worker.onerror = () => {
          resolve(false);
        };
      });
    const text = new Blob([`${tried}.then((read) => postMessage(read))`], { type: 'text/javascript' });
    const inPage = fetch('data:,').then(
      () => true,
      () => false,
    );
    return {
      page: await inPage,
      text: await asked(new Worker(URL.createObjectURL(text))),
      ...(served ? { worker: await asked(new Worker('./worker.js')) } : {}),
    };
  }, hasWorker);
}

/** Text of `worker.js`. */
export const OPEN_WORKER = 'fetch("data:,").then(() => postMessage(true), () => postMessage(false));';
