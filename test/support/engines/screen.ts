import { spawn } from 'node:child_process';
import { findXvfb } from '../../../src/tools/test/ensure-browsers.mjs';

/** A screen that nobody looks at. */
export interface Screen {
  /** Value of `DISPLAY`. */
  display: string;
  close(): void;
}

/** Starts a virtual screen; the server itself chooses a number that is free, and says it. */
export async function startScreen(): Promise<Screen> {
  const program = findXvfb();
  if (program === null) throw new Error('no Xvfb: `npm test` installs it, XVFB_PATH names one');
  const child = spawn(program, ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    child.stdio[3]?.once('data', (bytes: Buffer) => {
      resolve(bytes.toString().trim());
    });
    child.once('exit', () => {
      reject(new Error('the virtual screen ended at once'));
    });
  });
  return { display: `:${number}`, close: () => void child.kill() };
}
