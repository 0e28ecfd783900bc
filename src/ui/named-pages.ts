import { LAB_VIEWS } from '../domain/lab/views.ts';
import { hashOf, VIEWS } from '../state/route.svelte.ts';
import { viewWords } from './lab/words.ts';
import { methodSections } from './methods/sections.ts';
import type { NamedPage } from './search/find-hits.ts';
import { VIEW_REGISTRY } from './views.ts';

/** Every page of the app with its title: views, views of the lab, and pages of the methods. Loaded with the search. */
export function namedPages(): NamedPage[] {
  return [
    ...VIEWS.flatMap((view) => {
      const { rail } = VIEW_REGISTRY[view];
      return rail === null ? [] : [{ title: rail.name(), href: hashOf(view) }];
    }),
    ...LAB_VIEWS.map((view) => ({ title: viewWords(view).title, href: hashOf('lab', view) })),
    ...methodSections().map(({ anchor, title }) => ({ title, href: hashOf('methods', anchor) })),
  ];
}
