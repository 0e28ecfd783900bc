import { describeJourney } from '../support/engines/journey.ts';

describeJourney('firefox', {
  served: 'Sealed by policy',
  oneFile: 'Sealed by policy',
  limits: ['This browser does not bound connections', 'Code in the page could have the name'],
  asks: false,
});
