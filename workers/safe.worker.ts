import '../src/seal/no-shared-stores.ts';
import * as Comlink from 'comlink';
import { fail, type Result } from '../src/errors/result.ts';
import type { SafeApi } from '../src/rpc/safe.ts';
import { type NetworkProbe, probeNetwork } from '../src/seal/seal-probe.ts';
import { BROWSER_PLACES } from '../src/storage/browser-places.ts';
import { checkPin, clearDevice, deviceSettings, makePolicy, setDevice, takePolicy } from '../src/storage/device.ts';
import { Safe, sealPerson } from '../src/storage/safe.ts';

/** Files of the app lie one folder above this script. */
const APP_FOLDER = new URL('../', self.location.href).href;

const safe = new Safe(BROWSER_PLACES);
let probed: Promise<NetworkProbe> | null = null;

/** Does what touches keys or genomes only where this worker can reach nothing: it fails closed. */
async function sealed<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  probed ??= probeNetwork(APP_FOLDER);
  return (await probed).refused ? work() : fail('seal/not-sealed');
}

const api = {
  probe: () => probeNetwork(APP_FOLDER),
  state: () => safe.state(),
  create: (passphrase) => sealed(() => safe.create(passphrase)),
  unlock: (passphrase) => sealed(() => safe.unlock(passphrase)),
  changePassphrase: (from, to) => sealed(() => safe.changePassphrase(from, to)),
  people: () => safe.people(),
  accept: () => sealed(() => safe.accept()),
  save: (files, note, replaces) => sealed(() => safe.save(files, note, replaces)),
  open: (id) => sealed(() => safe.open(id)),
  update: (id, change) => sealed(() => safe.update(id, change)),
  remove: (id) => safe.remove(id),
  exportPerson: (id, passphrase) => sealed(() => safe.exportPerson(id, passphrase)),
  importPerson: (file, passphrase) => sealed(() => safe.importPerson(file, passphrase)),
  destroy: () => safe.destroy(),
  sealPerson: (files, note, passphrase) => sealed(() => sealPerson(files, note, passphrase)),
  deviceSettings,
  setDevice,
  makePolicy,
  takePolicy,
  clearDevice,
  checkPin: (pin) => checkPin(pin, () => Date.now()),
} satisfies SafeApi;

Comlink.expose(api);
