import { Decrypter, Encrypter } from 'age-encryption';
import { fail, ok, type Result } from '../errors/result.ts';

/** First bytes of a file of the age format (age-encryption.org/v1). */
const MAGIC = 'age-encryption.org/v1';

/** Encrypts bytes with a passphrase: scrypt with 2^18 rounds, as the `age` command does by itself. */
export async function lockAge(bytes: Uint8Array, passphrase: string): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return new Uint8Array(await encrypter.encrypt(bytes));
}

/** Opens an age file that was encrypted with a passphrase. Errors: `export/not-age`, `export/wrong-passphrase` (also where a byte was changed). */
export async function unlockAge(bytes: Uint8Array, passphrase: string): Promise<Result<Uint8Array<ArrayBuffer>>> {
  if (new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) return fail('export/not-age');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return ok(new Uint8Array(await decrypter.decrypt(bytes)));
  } catch {
    return fail('export/wrong-passphrase');
  }
}
