import { describeJourney } from '../support/engines/journey.ts';

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
