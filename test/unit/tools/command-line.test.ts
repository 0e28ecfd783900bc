import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readArguments } from '../../../src/tools/command-line.ts';

let said: string;
beforeEach(() => {
  said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const TOOLS: Readonly<Record<string, () => Promise<{ main(args: string[]): Promise<number> }>>> = {
  serve: () => import('../../../src/tools/serve.ts'),
  screenshots: () => import('../../../src/tools/screenshots.ts'),
  analyse: () => import('../../../src/tools/analyse.ts'),
  peers: () => import('../../../src/tools/peers.ts'),
};

describe('a command line that says what there is not', () => {
  it.each(Object.keys(TOOLS))('%s prints its usage and ends with status 2', async (name) => {
    const tool = await TOOLS[name]?.();
    expect(await tool?.main(['--no-such-option'])).toBe(2);
    expect(said).toMatch(/^usage: /m);
    expect(said).not.toMatch(/^ +at /m);
  });

  it('is answered by what is wrong with it', () => {
    const config = { options: { port: { type: 'string' } } } as const;
    expect(readArguments({ ...config, args: ['--port', '1'] }, 'x')?.values.port).toBe('1');
    expect(readArguments({ ...config, args: ['word'] }, 'tool [--port N]')).toBeNull();
    expect(said).toContain("Unexpected argument 'word'");
    expect(readArguments({ ...config, args: ['--port'] }, 'tool [--port N]')).toBeNull();
    expect(said).toMatch(/\nusage: tool \[--port N\]\n$/);
  });
});
