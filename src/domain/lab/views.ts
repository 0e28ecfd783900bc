/** Views of the lab, in the order of its strip. */
export const LAB_VIEWS = ['rulers', 'drift', 'threshold', 'screening', 'calls', 'continuum', 'studied', 'spectrum', 'reference', 'coverage', 'trial-size', 'mixed', 'risk', 'portability'] as const; // prettier-ignore
export type LabViewId = (typeof LAB_VIEWS)[number];

/** Pages of the lab that are no views: the order of a lesson, and the people of a class. */
export const LAB_PAGES = ['lesson', 'class'] as const;
export type LabPageId = (typeof LAB_PAGES)[number];

/** Synthetic people whose whole files come with the app. */
export const LAB_PEOPLE = ['sample-ana', 'sample-bao', 'sample-chidi', 'sample-poor-chip'] as const;
