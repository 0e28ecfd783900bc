import { m } from '../../i18n/messages.ts';
import type { KioskObstacle } from '../../state/kiosk.svelte.ts';

const WORDS: Readonly<Record<KioskObstacle, () => string>> = {
  'not-sealed': () => m.kiosk_obstacle_not_sealed(),
  'second-window': () => m.kiosk_obstacle_second_window(),
  'setting-unreadable': () => m.kiosk_obstacle_setting_unreadable(),
  'setting-later': () => m.kiosk_obstacle_setting_later(),
  people: () => m.kiosk_obstacle_people(),
  databases: () => m.kiosk_obstacle_databases(),
  caches: () => m.kiosk_obstacle_caches(),
  cookies: () => m.kiosk_obstacle_cookies(),
  'local-storage': () => m.kiosk_obstacle_local_storage(),
  'session-storage': () => m.kiosk_obstacle_session_storage(),
  files: () => m.kiosk_obstacle_files(),
};

/** Why the kiosk does not start, in a sentence. */
export function obstacleWords(obstacle: KioskObstacle): string {
  return WORDS[obstacle]();
}
