import type { ViewId } from '../../../src/state/route.svelte.ts';
import { type EnginePage, until } from './engine.ts';

/** Words of the indicator, once the seal test has spoken. */
export async function sealWords(page: EnginePage): Promise<string> {
  return until(page, 'the seal test', () => {
    const link = document.querySelector('header a[href="#privacy"]')?.getAttribute('aria-label') ?? '';
    return /^(.*[Ss]ealed.*)\. Open the privacy page$/.exec(link)?.[1] ?? null;
  });
}

/** Goes to a view and waits until it is the one that is shown. */
export async function goToView(page: EnginePage, view: ViewId): Promise<void> {
  await page.run((hash) => {
    location.hash = hash;
  }, `#${view}`);
  await until(
    page,
    `the view ${view}`,
    (name) => {
      const link = document.querySelector(`nav a[data-view="${name}"]`);
      const title = document.querySelector('#view-title')?.textContent ?? '';
      return (
        (link === null || link.ariaCurrent === 'page' || link.getAttribute('aria-current') === 'page') && title !== ''
      );
    },
    view,
  );
}

/** Presses the button of these words, or of a label of them, as soon as it is there. */
export async function press(page: EnginePage, words: string): Promise<void> {
  await until(
    page,
    `the button “${words}”`,
    (text) => {
      const buttons = [...document.querySelectorAll<HTMLButtonElement>('button')];
      const named = ({ textContent, ariaLabel }: HTMLButtonElement): boolean =>
        textContent.trim().includes(text) || ariaLabel?.includes(text) === true;
      const button = buttons.find((one) => named(one) && !one.disabled);
      button?.click();
      return button !== undefined;
    },
    words,
  );
}

/** Fills the field of a label. */
export async function fill(page: EnginePage, label: string, text: string): Promise<void> {
  await until(
    page,
    `the field “${label}”`,
    (name, value) => {
      const labels = [...document.querySelectorAll('label')].filter((one) => one.textContent.trim().startsWith(name));
      const field = labels.map((one) => one.control).find((one) => one instanceof HTMLInputElement);
      if (!(field instanceof HTMLInputElement)) return false;
      if (field.type === 'checkbox') {
        if (!field.checked) field.click();
        return true;
      }
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
      return true;
    },
    label,
    text,
  );
}

/** Waits until a file was read and its overview is shown. */
export async function opened(page: EnginePage): Promise<void> {
  await until(page, 'the overview of a file', () => {
    const failure = document.querySelector('main [role=alert]')?.textContent;
    if (failure !== undefined) throw new Error(failure);
    return (
      location.hash === '#overview' && (document.querySelector('header .facts')?.textContent ?? '').includes('build 3')
    );
  });
}

/** Chooses a file of this machine and waits until it is read. */
export async function openFile(page: EnginePage, path: string): Promise<void> {
  await goToView(page, 'open');
  await page.choose('input[type=file]', path);
  await opened(page);
}

interface Catching {
  savedForTest?: string | undefined;
  isCaught?: true;
}

/** The report as the page hands it to the browser's download: WebKit's driver has no folder for one. */
export async function savedReport(page: EnginePage): Promise<string> {
  await goToView(page, 'report');
  await page.run(() => {
    const catching = globalThis as Catching;
    catching.savedForTest = undefined;
    if (catching.isCaught === true) return;
    catching.isCaught = true;
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (made: Blob | MediaSource) => {
      if (made instanceof Blob) void made.text().then((text) => (catching.savedForTest = text));
      return make(made);
    };
  });
  await press(page, 'Save as JSON');
  return until(page, 'the saved report', () => (globalThis as Catching).savedForTest ?? null);
}

export async function forget(page: EnginePage): Promise<void> {
  await press(page, 'Close and forget');
  await until(
    page,
    'no open file',
    () => document.querySelector('header .facts')?.textContent.includes('No file is open') === true,
  );
}

/** What the seal test causes on purpose, and what browsers remark on the sandbox and on headers that they do not know. */
const EXPECTED =
  /seal-probe|data:,|TrustedScriptURL|require-trusted|trusted-types|connect-src|img-src|sandbox|not contained in a form|Permissions.Policy|feature name|Content-Security-Policy/i;

/** What the page said that nobody expects. */
export async function unexpected(page: EnginePage): Promise<string[]> {
  return (await page.said()).filter((line) => !EXPECTED.test(line));
}

/** What does not fit into the width of the page as it stands: the page itself, or an item of the bar of views. */
export async function tooWide(page: EnginePage): Promise<string[]> {
  return page.run(() => {
    // A page in a frame stands for a window that the browser does not make so narrow.
    const shown = document.querySelector('iframe')?.contentWindow ?? window;
    const { scrollingElement } = shown.document;
    const over = (scrollingElement?.scrollWidth ?? 0) - shown.innerWidth;
    const outside = [
      ...shown.document.querySelectorAll('nav a, nav button, header a, header button, main select'),
    ].filter((item) => {
      const { left, right, width } = item.getBoundingClientRect();
      return width > 0 && (left < -1 || right > shown.innerWidth + 1);
    });
    const names = outside.map((item) => item.textContent.trim());
    return over > 0
      ? [`${String(shown.innerWidth)} px, ${shown.location.hash}: ${String(over)} px too wide`, ...names]
      : names;
  });
}
