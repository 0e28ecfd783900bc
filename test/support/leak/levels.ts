/** Copies of the app in which attempts are made, from the strongest to the weakest. */
export const LEVELS = ['browser', 'policy', 'file'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * Attempts that get through, by level and name, and why nothing here can hold them. The suite fails at any other, and at one of these that does not get
 * through any more.
 */
export const KNOWN_LEAKS: Readonly<Record<Level, Readonly<Record<string, string>>>> = {
  browser: {},
  policy: {},
  file: {
    'link-changed-while-clicked':
      'a link that its own listener changes during the click opens a new window, of which no event tells before; only a sandbox holds it',
  },
};
