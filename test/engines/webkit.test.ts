import { m } from '../../src/i18n/messages.ts';
import { describeJourney } from '../support/engines/journey.ts';
import { describeLeaks } from '../support/engines/leaks.ts';
import { describeVersion } from '../support/engines/older.ts';
import { describePhones } from '../support/engines/phones.ts';
import { LEAK_ATTEMPTS } from '../support/leak/attempts.ts';
import { KNOWN_LEAKS } from '../support/leak/levels.ts';

/** Moves, which nothing holds there, by the address or by a document of the page's own that moves on: the privacy page says so, and a file is asked about. */
const MOVES = LEAK_ATTEMPTS.map(({ name }) => name).filter((name) =>
  /^(location|window-name$|blob-refresh-)/.test(name),
);
/** Served, the sandbox holds its new window, and the name of its host is looked up, as the privacy page says of names; the one file has no sandbox. */
const NEW_WINDOW = Object.keys(KNOWN_LEAKS.file);
const PARTLY = m.seal_partial();

// Debian's WebKitGTK is about Safari 26.0, which does not tell a page of its moves.
describeJourney('webkit', {
  served: PARTLY,
  oneFile: PARTLY,
  limits: ['moves', 'connections', 'names'],
  asks: true,
});

describeLeaks('webkit', {
  // Nothing that could connect is switched off by the test itself.
  options: {
    args: [
      '--javascript-can-open-windows-automatically=true',
      '--enable-dns-prefetching=true',
      '--enable-webrtc=true',
      '--enable-hyperlink-auditing=true',
    ],
  },
  open: { served: [...MOVES, ...NEW_WINDOW], oneFile: [...MOVES, ...NEW_WINDOW] },
});

describePhones('webkit');

describeVersion('webkit', {
  name: 'Safari from 26.2, by its switch',
  options: { args: ['--features=+NavigationAPI'] },
  seal: m.seal_policy(),
  limits: ['connections', 'names'],
  attempts: /^(location|location-assign|meta-refresh|window-name)$/,
  arriving: [],
});
