import { m } from '../../i18n/messages.ts';
import { type Leftover, LEFTOVERS, type UnseenLeftover } from '../../seal/leftovers.ts';
import type { KioskObstacle } from '../../state/kiosk.svelte.ts';

type Policy = `policy ${string}`;

const WORDS: Readonly<Record<Exclude<KioskObstacle, UnseenLeftover | Policy>, () => string>> = {
  'not-sealed': () => m.kiosk_obstacle_not_sealed(),
  moves: () => m.kiosk_obstacle_moves(),
  'second-window': () => m.kiosk_obstacle_second_window(),
  'setting-unreadable': () => m.kiosk_obstacle_setting_unreadable(),
  'setting-later': () => m.kiosk_obstacle_setting_later(),
  'policy-unserved': () => m.kiosk_obstacle_policy_unserved(),
  people: () => m.kiosk_obstacle_people(),
  databases: () => m.kiosk_obstacle_databases(),
  caches: () => m.kiosk_obstacle_caches(),
  cookies: () => m.kiosk_obstacle_cookies(),
  'local-storage': () => m.kiosk_obstacle_local_storage(),
  'session-storage': () => m.kiosk_obstacle_session_storage(),
  files: () => m.kiosk_obstacle_files(),
  buckets: () => m.kiosk_obstacle_buckets(),
  workers: () => m.kiosk_obstacle_workers(),
  'app-cache': () => m.kiosk_obstacle_app_cache(),
  'window-name': () => m.kiosk_obstacle_window_name(),
};

/** Names of what a browser may keep, within a sentence. */
const KINDS: Readonly<Record<Leftover, () => string>> = {
  people: () => m.kiosk_kind_people(),
  databases: () => m.kiosk_kind_databases(),
  caches: () => m.kiosk_kind_caches(),
  cookies: () => m.kiosk_kind_cookies(),
  'local-storage': () => m.kiosk_kind_local_storage(),
  'session-storage': () => m.kiosk_kind_session_storage(),
  files: () => m.kiosk_kind_files(),
  buckets: () => m.kiosk_kind_buckets(),
  workers: () => m.kiosk_kind_workers(),
  'app-cache': () => m.kiosk_kind_app_cache(),
  'window-name': () => m.kiosk_kind_window_name(),
};

/** Why a policy that was served is not followed; whatever else it was, it could not be kept. */
const POLICIES: ReadonlyMap<string, () => string> = new Map([
  ['policy profile/policy-damaged', () => m.kiosk_obstacle_policy_damaged()],
  ['policy profile/policy-later', () => m.kiosk_obstacle_policy_later()],
]);

/** Why the kiosk does not start, in a sentence. */
export function obstacleWords(obstacle: KioskObstacle): string {
  const unseen = LEFTOVERS.find((kind) => obstacle === `${kind}-unseen`);
  if (unseen !== undefined) return m.kiosk_obstacle_unseen({ what: KINDS[unseen]() });
  if (obstacle.startsWith('policy ')) return (POLICIES.get(obstacle) ?? m.kiosk_obstacle_policy_unkept)();
  return WORDS[obstacle as Exclude<KioskObstacle, UnseenLeftover | Policy>]();
}
