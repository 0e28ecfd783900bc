import { spawn } from 'node:child_process';

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, write: ((text: string) => void) | null }} options `write` gets what the program prints; without it that is shown as it comes
 * @returns {Promise<boolean>} whether it succeeded
 */
export function runProgram(program, args, { cwd, write }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, stdio: write === null ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => write?.(text));
    child.on('error', () => {
      resolve(false);
    });
    child.on('close', (code) => {
      resolve(code === 0);
    });
  });
}
