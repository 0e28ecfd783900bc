import { m } from '../../src/i18n/messages.ts';
import { describeJourney } from '../support/engines/journey.ts';
import { describeLeaks } from '../support/engines/leaks.ts';
import { describeVersion } from '../support/engines/older.ts';
import { describePhones } from '../support/engines/phones.ts';

/** Moves, which nothing holds there: the privacy page says so, and a file is asked about. */
const MOVES = ['location', 'location-assign', 'location-replace', 'window-name'];
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
  open: { served: MOVES, oneFile: MOVES },
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
