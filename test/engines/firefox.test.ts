import { describeJourney } from '../support/engines/journey.ts';
import { describeLeaks } from '../support/engines/leaks.ts';

describeJourney('firefox', {
  served: 'Sealed by policy',
  oneFile: 'Sealed by policy',
  limits: ['This browser does not bound connections', 'Code in the page could have the name'],
  asks: false,
});

describeLeaks('firefox', {
  // Nothing that could connect is switched off by the test itself.
  options: {
    prefs: {
      'dom.disable_open_during_load': false,
      'network.dns.disablePrefetch': false,
      'network.dns.disablePrefetchFromHTTPS': false,
      'network.prefetch-next': true,
      'network.lna.enabled': false,
      'network.lna.blocking': false,
    },
  },
  open: { served: [], oneFile: [] },
});
