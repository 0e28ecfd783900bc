import { m } from '../../i18n/messages.ts';
import type { KioskObstacle } from '../../state/kiosk.svelte.ts';

const WORDS: Readonly<Record<KioskObstacle, () => string>> = {
  'not-sealed': () => m.kiosk_obstacle_not_sealed(),
  'second-window': () => m.kiosk_obstacle_second_window(),
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

/** Why the kiosk does not start, in a sentence. */
export function obstacleWords(obstacle: KioskObstacle): string {
  return WORDS[obstacle]();
}
