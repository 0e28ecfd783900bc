import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { TOGETHER } from '../../rpc/together.ts';

function togetherFrom(folder: string): Buffer {
  return Buffer.concat([...TOGETHER.places.keys()].map((file) => readFileSync(path.join(folder, file))));
}

/** Puts the small packs of every visit into one file, in their place in the build, and beside them in development. */
export function asPacks(): Plugin {
  let publicDir = '';
  let outDir = '';
  return {
    name: 'sequester-packs',
    configResolved(config) {
      publicDir = config.publicDir;
      outDir = path.resolve(config.root, config.build.outDir);
    },
    configureServer(server) {
      server.middlewares.use(`/${TOGETHER.path}`, (_request, response) => {
        response.setHeader('Content-Type', 'application/octet-stream');
        response.end(togetherFrom(publicDir));
      });
    },
    closeBundle() {
      writeFileSync(path.join(outDir, TOGETHER.path), togetherFrom(publicDir));
      for (const file of TOGETHER.places.keys()) rmSync(path.join(outDir, file), { force: true });
    },
  };
}
