import { noteTakeover } from './takeover.ts';

/**
 * What a service worker that nobody asked for did. `found`: the browser fetched another one from the server, as it may by itself. `taken`: another
 * one answers for this page now, which ours never does unasked.
 */
export type Intrusion = 'found' | 'taken';

/**
 * Watches over who answers for the page. A server decides what the service worker's script is, and a script can take the pages that are open
 * without asking: from then on everything that the page loads comes from it.
 *
 * @param isAsked - whether somebody asked for such a change
 */
export function watchControl(
  container: ServiceWorkerContainer,
  isAsked: (change: Intrusion) => boolean,
  onIntrusion: (intrusion: Intrusion) => void,
): void {
  container.addEventListener('controllerchange', () => {
    if (isAsked('taken')) return;
    noteTakeover();
    onIntrusion('taken');
  });
  void container.getRegistration().then((registration) => {
    registration?.addEventListener('updatefound', () => {
      if (!isAsked('found')) onIntrusion('found');
    });
  });
}
