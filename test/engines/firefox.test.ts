import { m } from '../../src/i18n/messages.ts';
import { describeJourney } from '../support/engines/journey.ts';
import { describeLeaks } from '../support/engines/leaks.ts';
import { KNOWN_LEAKS } from '../support/leak/levels.ts';
import { describeVersion } from '../support/engines/older.ts';

describeJourney('firefox', {
  served: m.seal_policy(),
  oneFile: m.seal_policy(),
  limits: ['connections', 'names'],
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
  open: { served: [], oneFile: Object.keys(KNOWN_LEAKS.file) },
});

describeVersion('firefox', {
  name: 'Firefox before 147, by its switches',
  options: { prefs: { 'dom.security.trusted_types.enabled': false, 'dom.navigation.webidl.enabled': false } },
  seal: m.seal_partial(),
  limits: ['moves', 'connections', 'trusted-types', 'peer-connections', 'names'],
  attempts: /^(location|rtc-.*|name-link-of-text)$/,
  arriving: ['location'],
});
