import type { Result } from '../errors/result.ts';
import type { NetworkProbe } from '../seal/seal-probe.ts';
import type { PersonFile } from '../storage/chunks.ts';
import type { DeviceSettings } from '../storage/device-settings.ts';
import type { PinAnswer } from '../storage/device.ts';
import type { SafeState } from '../storage/safe.ts';
import type { OpenedPerson, PersonNote, SavedList, SavedPerson } from '../storage/saved-people.ts';

export type { DeviceSettings, OpenedPerson, PersonFile, PersonNote, PinAnswer, SafeState, SavedList, SavedPerson };

/**
 * The worker that saves people. It has no network; keys and plain bytes live in it only, and go with it when it is terminated.
 * Each method is that of the same name in `src/storage`.
 */
export interface SafeApi {
  /** Tries the network. Nothing is opened or saved where it does not refuse. */
  probe(): Promise<NetworkProbe>;
  state(): Promise<Result<SafeState>>;
  create(passphrase: string): Promise<Result<null>>;
  unlock(passphrase: string): Promise<Result<null>>;
  changePassphrase(from: string, to: string): Promise<Result<null>>;
  people(): Promise<Result<SavedList>>;
  accept(): Promise<Result<null>>;
  save(files: PersonFile[], note: PersonNote, replaces?: string): Promise<Result<string>>;
  open(id: string): Promise<Result<OpenedPerson>>;
  update(id: string, change: Partial<PersonNote>): Promise<Result<null>>;
  remove(id: string): Promise<Result<null>>;
  exportPerson(id: string, passphrase: string): Promise<Result<Blob>>;
  importPerson(file: Blob, passphrase: string): Promise<Result<string>>;
  destroy(): Promise<Result<null>>;
  sealPerson(files: PersonFile[], note: PersonNote, passphrase: string): Promise<Result<Blob>>;
  deviceSettings(): Promise<Result<DeviceSettings | null>>;
  setDevice(settings: DeviceSettings, pin: string | null): Promise<Result<null>>;
  makePolicy(settings: DeviceSettings, pin: string): Promise<Result<string>>;
  takePolicy(text: string): Promise<Result<DeviceSettings | null>>;
  clearDevice(): Promise<Result<null>>;
  checkPin(pin: string): Promise<Result<PinAnswer>>;
}
