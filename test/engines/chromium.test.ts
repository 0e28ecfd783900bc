import { m } from '../../src/i18n/messages.ts';
import { describeJourney } from '../support/engines/journey.ts';
import { describeLeaks } from '../support/engines/leaks.ts';
import { KNOWN_LEAKS } from '../support/leak/levels.ts';

describeJourney('chromium', {
  served: m.seal_browser(),
  oneFile: m.seal_policy(),
  limits: [],
  asks: false,
  isInEndToEnd: true,
});

describeLeaks('chromium', {
  // Nothing that could connect is switched off by the test itself.
  options: {
    args: ['--allow-loopback-in-peer-connection', '--ignore-certificate-errors', '--disable-popup-blocking'],
    withoutArgs: ['--disable-background-networking'],
  },
  open: { served: [], oneFile: Object.keys(KNOWN_LEAKS.file) },
});
