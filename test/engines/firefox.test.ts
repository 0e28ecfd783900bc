import { describeJourney } from '../support/engines/journey.ts';
import { describeLeaks } from '../support/engines/leaks.ts';
import { describeVersion } from '../support/engines/older.ts';

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

describeVersion('firefox', {
  name: 'Firefox before 147, by its switches',
  options: { prefs: { 'dom.security.trusted_types.enabled': false, 'dom.navigation.webidl.enabled': false } },
  seal: 'Sealed by policy, except for moves to other pages',
  limits: [
    'This browser cannot be kept from moving',
    'This browser does not bound connections',
    'This browser does not enforce Trusted Types',
    'A frame made of text would bring',
    'Code in the page could have the name',
  ],
  attempts: /^(location|rtc-.*|name-link-of-text)$/,
  arriving: ['location'],
});
