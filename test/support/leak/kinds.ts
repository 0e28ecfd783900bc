import type { LeakAttempt } from './attempt.ts';

/** Attempts that are one way in several forms. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(own-)?fetch/, 'fetch'],
  [/^xhr/, 'xhr'],
  [/^websocket/, 'websocket'],
  [/^css-|^style-|^constructed-sheet/, 'css'],
  [/^(image|picture|input-image)/, 'image'],
  [/^svg-(image|fe-image)/, 'svg-image'],
  [/^element-(video|audio)|^video-|^media-/, 'media'],
  [/^element-(iframe|embed|object)|^frame-(of|image|fetch)/, 'frame'],
  [/^link-preload/, 'link-preload'],
  [/^(link-(stylesheet|prefetch|modulepreload|icon)|own-link-)/, 'link'],
  [/^(module-)?script$|^script-of/, 'script'],
  [/^(eval|new-function|timer-of-text)$/, 'code-of-text'],
  [/worker-of/, 'worker-of-text'],
  [/worklet$/, 'worklet'],
  [/^location|^navigation-navigate|^window-name$/, 'location'],
  [/^link-(click|event)|^svg-link/, 'link-click'],
  [/^link-new-window/, 'link-new-window'],
  [/^window-open|^own-window-open/, 'window-open'],
  [/^form-/, 'form'],
  [/^webrtc-(stun|turn)$/, 'webrtc'],
  [/^own-(navigation|search|history-reload)$/, 'own-navigation'],
  [/^own-(image|script|video|font|frame)$/, 'own-element'],
  [/^own-(shared-|service-)?worker$/, 'own-worker'],
];

/** The way of which an attempt is one form. */
export function kindOf({ name, kind }: LeakAttempt): string {
  return kind ?? KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? name;
}

/** The first attempt of each kind; a kind that is tried in several contexts keeps each of them. */
export function oneOfEachKind(attempts: readonly LeakAttempt[]): LeakAttempt[] {
  const seen = new Set<string>();
  return attempts.filter((attempt) => {
    const key = `${kindOf(attempt)} ${attempt.arrivesAt} ${attempt.contexts.join()}`;
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
}
