import { APP_VERSION } from '../../domain/report/app-version.ts';
import { csvLine } from '../../domain/csv.ts';
import { m } from '../../i18n/messages.ts';
import type { Figures } from './figures.ts';
import type { ViewWords } from './words.ts';

/** What a worksheet says. Nothing in it is about a real person. */
export interface Sheet {
  words: ViewWords;
  /** What the picture shows, in a sentence. */
  sentence: string;
  figures: Figures;
  sources: readonly string[];
  /** The picture as SVG text with colours of its own; null where it is not drawn. */
  picture: string | null;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
}

const STYLE = [
  'body{font:11.5pt/1.45 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}',
  'h1{font-size:1.6rem;margin:0 0 .2rem}h2{font-size:1.1rem}svg{max-width:100%;height:auto}',
  'figure{margin:1rem 0;padding:.8rem;border:1px solid #8a8578}figcaption{margin-top:.6rem}',
  'table{border-collapse:collapse;font-size:.9rem}th,td{text-align:left;padding:.3rem .9rem .3rem 0;border-bottom:1px solid #dedad1}',
  '.lines{display:block;height:4.8rem;border-bottom:1px solid #8a8578;margin-bottom:1rem}.who{display:flex;gap:2rem}.who span{flex:1;border-bottom:1px solid #8a8578}',
  'li{break-inside:avoid}footer,.sources{font-size:.8rem;color:#55606b}',
].join('\n');

/** A worksheet as one page that prints by itself: no script, no address, nothing to load. */
export function worksheetHtml({ words, sentence, figures, sources, picture }: Sheet): string {
  const cells = (row: readonly string[], first: 'th' | 'td', rest: 'th' | 'td'): string =>
    row.map((text, index) => `<${index === 0 ? first : rest}>${escape(text)}</${index === 0 ? first : rest}>`).join('');
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${escape(words.title)}</title><style>${STYLE}</style></head><body>`,
    `<p class="who">${escape(m.lab_sheet_name())}:<span></span>${escape(m.lab_sheet_date())}:<span></span></p>`,
    `<h1>${escape(words.question)}</h1><p>${escape(words.title)}</p><p>${escape(words.notice)}</p>`,
    `<figure>${picture ?? ''}<figcaption><p>${escape(sentence)}</p><p><strong>${escape(m.lab_caveat_label())}:</strong> ${escape(words.caveat)}</p></figcaption></figure>`,
    `<table><caption>${escape(figures.caption)}</caption><thead><tr>${cells(figures.columns, 'th', 'th')}</tr></thead><tbody>`,
    ...figures.rows.map((row) => `<tr>${cells(row, 'th', 'td')}</tr>`),
    `</tbody></table><h2>${escape(m.lab_sheet_questions())}</h2><ol>`,
    ...words.tasks.map((task) => `<li>${escape(task)}<span class="lines"></span></li>`),
    `</ol><h2>${escape(m.lab_sources())}</h2><ul class="sources">${sources.map((line) => `<li>${escape(line)}</li>`).join('')}</ul>`,
    `<footer>${escape(m.lab_sheet_made({ version: APP_VERSION }))}</footer></body></html>`,
    '',
  ].join('\n');
}

/** The figures for a spreadsheet: RFC 4180, the caveat and the sources in rows of their own at the end. */
export function worksheetCsv({ words, figures, sources }: Sheet): string {
  const rows = [figures.columns, ...figures.rows, [], [m.lab_caveat_label(), words.caveat], ...sources.map((line) => [m.lab_sources(), line])]; // prettier-ignore
  return rows.map(csvLine).join('');
}

const CARRIED = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'paint-order', 'opacity', 'fill-opacity', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline']; // prettier-ignore

/** A picture of the page as text that carries its own colours: classes mean nothing outside of the app. */
export function pictureText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, index) => {
    const original = originals[index];
    if (original === undefined) return;
    const computed = getComputedStyle(original);
    for (const name of CARRIED) element.setAttribute(name, computed.getPropertyValue(name));
    element.removeAttribute('class');
  });
  const { x, y, width, height } = svg.viewBox.baseVal;
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('font-family', 'sans-serif');
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({
    x: String(x),
    y: String(y),
    width: String(width),
    height: String(height),
    fill: surfaceOf(svg),
  }))
    ground.setAttribute(name, value);
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

function surfaceOf(svg: SVGSVGElement): string {
  return getComputedStyle(svg).backgroundColor;
}
