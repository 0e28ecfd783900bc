import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PARTS_ELEMENT, unpackParts } from '../../../src/rpc/embedded-parts.ts';
import { packParts } from '../../../src/tools/single/pack-parts.ts';
import { asAirplane } from '../../../src/tools/vite/as-airplane.ts';
import { DIST } from '../browser.ts';
import { singleFile } from '../single.ts';
import { WORKERS } from './attempt.ts';
import { listeningCode, plantedCode, type PlantedWorker } from './planted-code.ts';
import { givenBack, unboundCopy, withoutPolicy } from './unbound.ts';

/** Copies of the app in whose workers hostile code runs: as they would be built with it, and with everything that binds them taken away. */
export interface PlantedCopies {
  /** Folders to serve. */
  app: string;
  open: string;
  /** Paths of the one file, where it was asked for. */
  file: string;
  openFile: string;
}

const CHECK = 'browser-check.js';
/** Workers of the one file. */
const IN_ONE_FILE: readonly PlantedWorker[] = ['vault', 'rare', 'tumour'];

/**
 * Makes the copies from the builds that lie there, in a folder.
 *
 * @param hasOneFile whether those of the one file are made as well, which takes longest
 */
export async function makePlantedCopies(root: string, folder: string, hasOneFile: boolean): Promise<PlantedCopies> {
  const app = path.join(folder, 'app');
  cpSync(DIST, app, { recursive: true });
  for (const name of readdirSync(path.join(app, 'workers'))) {
    const worker = WORKERS.find((one) => name.startsWith(`${one}.worker`));
    if (worker === undefined) continue;
    const script = path.join(app, 'workers', name);
    writeFileSync(script, readFileSync(script, 'utf8') + plantedCode(worker, null));
  }
  const check = path.join(app, CHECK);
  const checks = readFileSync(check, 'utf8');
  writeFileSync(check, listeningCode(true) + checks);
  // The sums of the scripts are put in anew, as they are when a build is made.
  const page = path.join(app, 'index.html');
  writeFileSync(page, readFileSync(page, 'utf8').replaceAll(/ integrity="[^"]*"/g, ''));
  await listAnew(root, app);

  const open = path.join(folder, 'open');
  renameSync(unboundCopy(app), open);
  writeFileSync(path.join(open, CHECK), listeningCode(false) + checks);
  const openPage = path.join(open, 'index.html');
  writeFileSync(openPage, readFileSync(openPage, 'utf8').replaceAll(/ integrity="[^"]*"/g, ''));

  const [file, openFile] = [path.join(folder, 'sequester.html'), path.join(folder, 'open.html')];
  if (hasOneFile) {
    writeFileSync(file, plantedFile(true));
    writeFileSync(openFile, plantedFile(false));
  }
  return { app, open, file, openFile };
}

/** What a build does after its files are written: the list of files with their sums, the parcel, and the service worker that knows them. */
async function listAnew(root: string, outDir: string): Promise<void> {
  for (const name of ['airplane.sw.js', 'small-files.bin', 'SHA256SUMS']) rmSync(path.join(outDir, name));
  const plugin = asAirplane(root) as unknown as {
    configResolved(config: { root: string; build: { outDir: string } }): void;
    closeBundle(): Promise<void>;
  };
  plugin.configResolved({ root, build: { outDir } });
  await plugin.closeBundle();
}

/** The one file with hostile code in its workers, and its own sums put right. */
function plantedFile(isBound: boolean): string {
  const html = readFileSync(singleFile(), 'utf8');
  const element = new RegExp(`(<script type="text/plain" id="${PARTS_ELEMENT}">)([^<]*)`);
  const text = element.exec(html)?.[2] ?? '';
  const part = unpackParts(text);
  const parts = new Map(
    partNames(text).map((name) => {
      const bytes = part(name) ?? new Uint8Array();
      const worker = IN_ONE_FILE.find((one) => one === name);
      if (worker === undefined) return [name, bytes] as const;
      const script = Buffer.from(bytes).toString('utf8');
      const code = isBound ? script : givenBack(name, script);
      return [name, Buffer.from(code + plantedCode(worker, isBound ? 'file' : 'openfile'))] as const;
    }),
  );
  const packed = packParts(parts);
  const planted = withFirstScript(
    html.replace(element, (_, start: string) => start + packed),
    listeningCode(isBound),
  );
  return isBound ? planted : withoutPolicy(planted);
}

/** Puts code at the start of the first script of a page, and the sum of that script into its policy. */
function withFirstScript(html: string, code: string): string {
  const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  const sum = (of: string): string => createHash('sha256').update(of).digest('base64');
  if (!html.includes(sum(script))) throw new Error('the policy of the one file does not name its first script');
  return html.replace(`<script>${script}`, () => `<script>${code}${script}`).replace(sum(script), sum(code + script));
}

/** Names of the packed parts, in their order. */
function partNames(text: string): string[] {
  const bytes = gunzipSync(Buffer.from(text.trim(), 'base64'));
  const length = bytes.readUInt32LE(0);
  return Object.keys(JSON.parse(bytes.subarray(4, 4 + length).toString('utf8')) as object);
}
