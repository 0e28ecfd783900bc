import { describeJourney } from '../support/engines/journey.ts';
import { describeLeaks } from '../support/engines/leaks.ts';

const PARTLY = 'Sealed by policy, except for moves to other pages';

// Debian's WebKitGTK is about Safari 26.0, which does not tell a page of its moves.
describeJourney('webkit', {
  served: PARTLY,
  oneFile: PARTLY,
  limits: [
    'This browser cannot be kept from moving',
    'This browser does not bound connections',
    'Code in the page could have the name',
  ],
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
  open: { served: ['location'], oneFile: ['location'] },
});
