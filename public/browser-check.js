// Runs before the app, in the words of 2009, so that a browser that cannot run the app can still say why. It writes into the page
// what index.html already holds, and looks at nothing but the browser. What is asked for is listed in docs/browsers.md.
(function () {
  'use strict';

  /** Whether a call ends without an error and says yes. */
  function works(attempt) {
    try {
      return attempt() === true;
    } catch (error) {
      return false;
    }
  }

  /** A module with one SIMD instruction (WebAssembly core specification 2.0): `i8x16.splat` of a constant. */
  var SIMD = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11,
  ];

  function hasModuleWorkers() {
    // Where text cannot become a worker the question cannot be put; every browser that has that rule has them.
    if ('trustedTypes' in window) return true;
    var asked = false;
    var options = {
      get type() {
        asked = true;
        return 'module';
      },
    };
    try {
      new Worker('data:,', options).terminate();
    } catch (error) {
      // The policy refuses the worker; whether its kind was asked for is what counts.
    }
    return asked;
  }

  /** What the app cannot do without, each with the words for it. */
  var NEEDS = [
    ['WebAssembly, which this browser lacks or has switched off', function () { return typeof WebAssembly === 'object'; }],
    ['WebAssembly with SIMD', function () { return WebAssembly.validate(new Uint8Array(SIMD)); }],
    ['scripts that are modules', function () { return 'noModule' in HTMLScriptElement.prototype; }],
    ['workers that are modules', hasModuleWorkers],
    ['look-behind in patterns of text', function () { return new RegExp('(?<=a)b').test('ab'); }],
    ['Array.prototype.findLast', function () { return typeof Array.prototype.findLast === 'function'; }],
    ['Object.hasOwn', function () { return typeof Object.hasOwn === 'function'; }],
    ['style sheets made by scripts', function () { return 'adoptedStyleSheets' in document && typeof new CSSStyleSheet() === 'object'; }],
  ];

  /** Shows one of the pages that stand hidden in index.html. The app starts where none is shown (`src/main.ts`). */
  function show(id, missing) {
    var page = document.getElementById(id);
    if (page === null || !page.hidden) return;
    page.hidden = false;
    page.style.maxWidth = '38rem';
    page.style.margin = '3rem auto';
    page.style.padding = '0 1rem';
    page.style.font = '1.1rem/1.5 Georgia, serif';
    var list = page.querySelector('ul');
    for (var at = 0; list !== null && at < missing.length; at++) {
      var item = document.createElement('li');
      item.textContent = missing[at];
      list.appendChild(item);
    }
  }

  var missing = [];
  for (var at = 0; at < NEEDS.length; at++) if (!works(NEEDS[at][1])) missing.push(NEEDS[at][0]);
  if (window.isSecureContext === false) show('not-secure', []);
  else if (missing.length > 0) show('too-old', missing);

  // The app's script has run by now, and put something there. Where it did not come, the page would stay empty.
  window.addEventListener('load', function () {
    var app = document.getElementById('app');
    var isSaid = ['too-old', 'not-secure'].some(function (id) { return document.getElementById(id).hidden === false; });
    if (!isSaid && app !== null && app.firstChild === null) show('part-missing', []);
  });

  // A script that the browser cannot read at all ends here, before anything of it ran.
  window.addEventListener('error', function (event) {
    var app = document.getElementById('app');
    var isUnread = event.error instanceof SyntaxError || /SyntaxError/.test(event.message || '');
    if (isUnread && app !== null && app.firstChild === null) show('too-old', ['the language that its scripts are written in']);
  });
})();
