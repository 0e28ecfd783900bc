import * as Comlink from 'comlink';
import { type TumourAbout, TumourDesk } from '../src/domain/tumour/tumour-desk.ts';
import { fail, ok, type Result } from '../src/errors/result.ts';
import { MOST_TRIAL_TEXT, readTrialFile } from '../src/formats/trial-file.ts';
import { readTumourFile } from '../src/formats/tumour/read-tumour-file.ts';
import { decodeCivicPack } from '../src/reference/civic-pack.ts';
import { decodeTrialPack } from '../src/reference/trial-pack.ts';
import type { LoadedPack } from '../src/reference/loaded-pack.ts';
import type { TumourApi } from '../src/rpc/tumour-api.ts';
import { SINGLE_FILE } from '../src/seal/policy/target.ts';
import { type NetworkProbe, NOWHERE, probeNetwork } from '../src/seal/seal-probe.ts';
import { takeFilesByPort } from './take-files.ts';

/** Files of the app lie one folder above this script; one that is made of text has none, and the probe tries elsewhere. */
const APP_FOLDER = self.location.protocol === 'blob:' ? NOWHERE : new URL('../', self.location.href).href;

let desk: TumourDesk | null = null;
let probed: Promise<NetworkProbe> | null = null;

/** Answers what is about a person only where this worker can reach nothing and the list is there: it fails closed. */
function asked<T>(question: (open: TumourDesk) => T): Result<T> {
  return desk === null ? fail('reference/pack-missing') : ok(question(desk));
}

const api = {
  async open(pack: LoadedPack): Promise<Result<TumourAbout>> {
    probed ??= probeNetwork(APP_FOLDER);
    if (!(await probed).refused) return fail('seal/not-sealed');
    const knowledge = decodeCivicPack(pack.bytes);
    if (!knowledge.ok) return knowledge;
    desk = new TumourDesk(knowledge.value);
    return ok(desk.about);
  },
  searchTypes: (text, most) => asked((open) => open.searchTypes(text, most)),
  suggest: (text) => asked((open) => open.suggest(text)),
  readList: (text) => asked((open) => open.readList(text)),
  async readFile(file, build) {
    if (desk === null) return fail('reference/pack-missing');
    const read = await readTumourFile(file, build);
    return read.ok ? ok(desk.take(read.value)) : read;
  },
  answer: (profile) => asked((open) => open.answer(profile)),
  takeTrials(pack) {
    const samples = decodeTrialPack(pack.bytes);
    if (!samples.ok) return samples;
    return asked((open) => {
      open.trials.takeSamples(samples.value);
      return samples.value.length;
    });
  },
  async bringTrials(file) {
    // A letter takes one to four bytes: a file beyond that is too large before it is read.
    if (file.size > 4 * MOST_TRIAL_TEXT) return fail('trials/too-large');
    const text = await file.text();
    if (desk === null) return fail('reference/pack-missing');
    const read = readTrialFile(text, desk.tree);
    if (!read.ok) return read;
    desk.trials.bring(read.value.trials);
    return ok({ trials: read.value.trials.length, problems: read.value.problems });
  },
  dropTrials: (at) =>
    asked((open) => {
      open.trials.drop(at);
      return open.trials.files;
    }),
  answerTrials: (profile, wanted) =>
    desk?.trials.holds(wanted) === false
      ? fail('bug/unexpected')
      : asked((open) => open.trials.answer(profile, wanted)),
} satisfies TumourApi;

if (SINGLE_FILE) takeFilesByPort();
Comlink.expose(api);
