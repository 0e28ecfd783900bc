import { m } from '../../i18n/messages.ts';

/** Languages that the app has, each by its own name. */
export const LANGUAGES: readonly { tag: string; name: () => string }[] = [
  { tag: 'en', name: () => m.kiosk_language_en() },
];
