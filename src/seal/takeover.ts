let isTaken = false;

/** Another service worker answers for this page from now on. */
export function noteTakeover(): void {
  isTaken = true;
}

/** Whether what the page would load now may come from another service worker than the one that it was tested with. No worker is started then. */
export function wasTakenOver(): boolean {
  return isTaken;
}
