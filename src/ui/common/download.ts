/** Hands bytes to the browser's download, under a name that says nothing of a person. */
export function downloadBlob(blob: Blob, name: string, document: Document): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has taken its own reference by the time that the task ends.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 0);
}
