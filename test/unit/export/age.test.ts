import { describe, expect, it } from 'vitest';
import { unlockAge } from '../../../src/formats/age-file.ts';

/** Made with `age --passphrase` 1.1.1 of Debian; the passphrase is `two words`. */
const MADE_BY_AGE =
  'YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBrbkRoVkcvTHBUY1N1TVd4UjN0Rjl3IDE4CkdKWEFpQThSREhLQWpXMERiRTJrbFVnOUdRYUoxL096NzQ1bkd2MVMyTzQKLS0tIFd6cTlndUJhM1JuQ2xvU2luZ3pyMWo0djVtSWd1cE5kQm10Qm82NGdaK3cKp+hxgmq8BE4i/CwqhzDrWICz0CKTmtB33GAsjXyobKZ8K0VS+DUnyWueufXCM2k=';

describe('an age file', () => {
  it('that the command made is opened', async () => {
    const opened = await unlockAge(Buffer.from(MADE_BY_AGE, 'base64'), 'two words');
    expect(opened.ok && new TextDecoder().decode(opened.value)).toBe('made elsewhere\n');
  });

  it('is not opened with another passphrase', async () => {
    const answer = await unlockAge(Buffer.from(MADE_BY_AGE, 'base64'), 'two word');
    expect(answer).toMatchObject({ ok: false, error: { code: 'export/wrong-passphrase' } });
  });

  it.each(['', 'age-encryption', 'PK', '{}'])('%j is none', async (text) => {
    expect(await unlockAge(new TextEncoder().encode(text), 'a')).toMatchObject({ ok: false, error: { code: 'export/not-age' } }); // prettier-ignore
  });
});
