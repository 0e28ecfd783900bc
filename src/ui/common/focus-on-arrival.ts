import type { Attachment } from 'svelte/attachments';
import type { Route } from '../../state/route.svelte.ts';

/**
 * Gives a view's heading the focus when somebody has come to the view, so that a keyboard or a screen reader starts at
 * the new content. The first view of a visit leaves the focus where the browser puts it.
 */
export function focusOnArrival(route: Route): Attachment<HTMLElement> {
  return (heading) => {
    if (!route.hasMoved) return;
    window.scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  };
}
