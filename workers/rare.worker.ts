import * as Comlink from 'comlink';
import { Differential, type ListAbout } from '../src/domain/rare/differential.ts';
import { fail, ok, type Result } from '../src/errors/result.ts';
import { decodeHpoPack } from '../src/reference/hpo-pack.ts';
import type { LoadedPack } from '../src/reference/loaded-pack.ts';
import { decodeSignNames } from '../src/reference/sign-names-pack.ts';
import type { RareApi } from '../src/rpc/rare-api.ts';
import { type NetworkProbe, NOWHERE, probeNetwork } from '../src/seal/seal-probe.ts';

/** Files of the app lie one folder above this script; one that is made of text has none, and the probe tries elsewhere. */
const APP_FOLDER = self.location.protocol === 'blob:' ? NOWHERE : new URL('../', self.location.href).href;

let differential: Differential | null = null;
let probed: Promise<NetworkProbe> | null = null;

/** Answers what is about a person only where this worker can reach nothing and the list is there: it fails closed. */
function asked<T>(question: (open: Differential) => T): Result<T> {
  return differential === null ? fail('reference/pack-missing') : ok(question(differential));
}

const api = {
  async open(pack: LoadedPack): Promise<Result<ListAbout>> {
    probed ??= probeNetwork(APP_FOLDER);
    if (!(await probed).refused) return fail('seal/not-sealed');
    const knowledge = decodeHpoPack(pack.bytes);
    if (!knowledge.ok) return knowledge;
    differential = new Differential(knowledge.value);
    return ok(differential.about);
  },
  speak(pack: LoadedPack | null): Result<null> {
    const names = pack === null ? ok(null) : decodeSignNames(pack.bytes);
    if (!names.ok) return names;
    return asked((open) => {
      open.speak(names.value);
      return null;
    });
  },
  search: (text, most) => asked((open) => open.search(text, most)),
  readNote: (note) => asked((open) => open.readNote(note)),
  answer: (telling, most) => asked((open) => open.answer(telling, most)),
} satisfies RareApi;

Comlink.expose(api);
