/** The compiled kernel, embedded as bytes so that nothing has to be fetched to run it. */
declare module 'virtual:kernel' {
  /** The WebAssembly module compiled from `assembly/`. */
  export const kernelBytes: Uint8Array<ArrayBuffer>;
  /** SHA-256 of {@link kernelBytes}, lower-case hexadecimal. */
  export const kernelSha256: string;
}
