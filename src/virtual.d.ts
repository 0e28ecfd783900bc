/** The compiled kernel, embedded as bytes so that nothing has to be fetched to run it. */
declare module 'virtual:kernel' {
  /** The WebAssembly module compiled from `assembly/`. */
  export const kernelBytes: Uint8Array<ArrayBuffer>;
  /** SHA-256 of {@link kernelBytes}, lower-case hexadecimal. */
  export const kernelSha256: string;
}

/** What the build wrote, for the service worker that keeps it. */
declare module 'virtual:build-files' {
  /** Every file of the build but the service worker itself: path below the app's folder, SHA-256 in lower-case hexadecimal. */
  export const BUILD_FILES: readonly { path: string; sha256: string }[];
  /** SHA-256 of the list of files and their hashes: the name of this build. */
  export const BUILD_SHA256: string;
  /** Path of the file that holds the small files one behind the other. */
  export const SMALL_FILES_PATH: string;
  /** Path and size in bytes of each of them, in that order. */
  export const SMALL_FILES: readonly (readonly [string, number])[];
}

// The host reads the kernel's layouts (`assembly/*layout.ts`), which name AssemblyScript's types of numbers.
declare type usize = number;
declare type u32 = number;
