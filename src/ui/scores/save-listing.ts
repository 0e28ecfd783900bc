/** The same name for everybody: a name made from the person's score would carry it out of the page. */
const FILE_NAME = 'sequester-score-rows.csv';

/** Hands a listing to the browser's download. */
export function saveListing(listing: Blob, document: Document): void {
  const address = URL.createObjectURL(listing);
  const link = document.createElement('a');
  link.href = address;
  link.download = FILE_NAME;
  link.click();
  // The download has taken its own reference by the time that the task ends.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 0);
}
