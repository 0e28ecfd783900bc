import { describeJourney } from '../support/engines/journey.ts';

describeJourney('chromium', {
  served: 'Sealed by this browser',
  oneFile: 'Sealed by policy',
  limits: [],
  asks: false,
});
