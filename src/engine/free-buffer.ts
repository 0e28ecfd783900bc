/**
 * Gives the memory of buffers back at once; they are empty afterwards. Otherwise it stands until somebody collects it, and of a buffer that
 * another worker sent even `transfer(0)` frees nothing: the browser's own wrapper still holds it. So they are sent to nobody.
 */
export function freeBuffers(buffers: ArrayBuffer[]): void {
  const { port1, port2 } = new MessageChannel();
  port2.close();
  port1.postMessage(null, buffers);
  port1.close();
}
