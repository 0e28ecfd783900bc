import { APP_VERSION } from '../../domain/report/app-version.ts';
import { csvLine } from '../../domain/csv.ts';
import { m } from '../../i18n/messages.ts';
import type { LabViewId } from '../../domain/lab/views.ts';
import type { ViewAnswers } from './answers.ts';
import { type Cell, cellText, type Figures } from './figures.ts';
import { escapeXml as escape } from './picture.ts';
import type { ViewWords } from './words.ts';

/** What a worksheet says. Nothing in it is about a real person. */
export interface Sheet {
  view: LabViewId;
  words: ViewWords;
  /** What the picture shows, in a sentence. */
  sentence: string;
  figures: Figures;
  sources: readonly string[];
  /** What a class asks of the picture; empty where it asks nothing. */
  question: string;
  /** The picture as SVG text with colours of its own; null where it is not drawn. */
  picture: string | null;
}

/** Paper of either size: margins are set, and nothing is cut that belongs together. */
const STYLE = [
  '@page{margin:12mm 16mm}',
  'body{font:10.5pt/1.38 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}',
  'h1{font-size:1.45rem;margin:0 0 .2rem}h2{font-size:1.05rem;margin:.9rem 0 .25rem}h1,h2,h3{break-after:avoid}p{margin:.35rem 0;orphans:3;widows:3}',
  'svg{display:block;max-width:100%;max-height:8.4cm;height:auto;margin:0 auto}',
  'figure{margin:.7rem 0;padding:.6rem;border:1px solid #8a8578;break-inside:avoid}figcaption{margin-top:.4rem}',
  'table{border-collapse:collapse;font-size:.85rem;line-height:1.25;width:100%}caption{text-align:start;font-weight:bold;padding-bottom:.25rem;break-after:avoid}thead{display:table-header-group}',
  'tr{break-inside:avoid}th,td{text-align:left;vertical-align:top;padding:.13rem .8rem .13rem 0;border-bottom:1px solid #dedad1}table.short{break-inside:avoid}',
  '.lines{display:block;height:8.5rem;border-bottom:1px solid #8a8578;margin-bottom:1.2rem}.who{display:flex;gap:2rem}.who span{flex:1;border-bottom:1px solid #8a8578}',
  '.write{break-before:page}li,.step{break-inside:avoid}.step{border-top:1px solid #8a8578;padding-top:.4rem;margin-top:.6rem}.step h2{margin-top:0}',
  'dl{display:grid;grid-template-columns:7.5rem 1fr;gap:.15rem .8rem;margin:.3rem 0}dt{font-weight:bold}dd{margin:0}',
  'footer,.sources{font-size:.74rem;line-height:1.3;color:#55606b;overflow-wrap:anywhere}.sources{padding-left:1.1rem;margin:.2rem 0;break-inside:avoid}',
  '@media print{body{margin:0;padding:0;max-width:none}}',
].join('\n');

/** A page that prints by itself: no script, no address, nothing to load. */
export function paper(title: string, body: readonly string[]): string {
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title><style>${STYLE}</style></head><body>`,
    ...body,
    `<footer>${escape(m.lab_sheet_made({ version: APP_VERSION }))}</footer></body></html>`,
    '',
  ].join('\n');
}

/** A table of at most this many rows is kept on one page. */
const SHORT = 14;

function figureTable({ caption, columns, rows }: Figures): string[] {
  const cells = (row: readonly Cell[], first: 'th' | 'td', rest: 'th' | 'td'): string =>
    row.map((cell, index) => `<${index === 0 ? first : rest}>${escape(cellText(cell))}</${index === 0 ? first : rest}>`).join(''); // prettier-ignore
  return [
    `<table${rows.length <= SHORT ? ' class="short"' : ''}><caption>${escape(caption)}</caption><thead><tr>${cells(columns, 'th', 'th')}</tr></thead><tbody>`,
    ...rows.map((row) => `<tr>${cells(row, 'th', 'td')}</tr>`),
    '</tbody></table>',
  ];
}

function picturePart({ words, sentence, picture }: Sheet): string {
  return `<figure>${picture ?? ''}<figcaption><p>${escape(sentence)}</p><p><strong>${escape(m.lab_caveat_label())}:</strong> ${escape(words.caveat)}</p></figcaption></figure>`;
}

function sourceList(sources: readonly string[]): string {
  return `<h2>${escape(m.lab_sources())}</h2><ul class="sources">${sources.map((line) => `<li>${escape(line)}</li>`).join('')}</ul>`;
}

/** A worksheet for students. */
export function worksheetHtml(sheet: Sheet): string {
  const { words, figures, sources, question } = sheet;
  return paper(words.title, [
    `<p class="who">${escape(m.lab_sheet_name())}:<span></span>${escape(m.lab_sheet_date())}:<span></span></p>`,
    `<h1>${escape(words.question)}</h1><p>${escape(words.title)}</p><p>${escape(words.notice)}</p>`,
    ...(question === '' ? [] : [`<p><strong>${escape(m.lab_sheet_question({ question }))}</strong></p>`]),
    picturePart(sheet),
    ...figureTable(figures),
    `<h2 class="write">${escape(m.lab_sheet_questions())}</h2><ol>`,
    ...words.tasks.map((task) => `<li>${escape(task)}<span class="lines"></span></li>`),
    `</ol>${sourceList(sources)}`,
  ]);
}

/** The answers to a worksheet, on a sheet of their own. */
export function answerSheetHtml(
  { words, sentence, figures, sources }: Sheet,
  { answers, mistake }: ViewAnswers,
): string {
  const title = m.class_answers_for({ title: words.title });
  return paper(title, [
    `<p>${escape(title)}</p><h1>${escape(words.question)}</h1><ol>`,
    ...words.tasks.map(
      (task, at) => `<li><p>${escape(task)}</p><p><strong>${escape(answers[at] ?? '')}</strong></p></li>`,
    ),
    `</ol><h2>${escape(m.class_answers_mistake())}</h2><p>${escape(mistake)}</p>`,
    `<h2>${escape(m.class_answers_shown())}</h2><p>${escape(sentence)}</p>`,
    ...figureTable(figures),
    `<p><strong>${escape(m.lab_caveat_label())}:</strong> ${escape(words.caveat)}</p>`,
    sourceList(sources),
  ]);
}

/**
 * The figures for a spreadsheet: RFC 4180, numbers as numbers with a point, both ends of an interval in columns of their own, the caveat and the
 * sources in rows of their own at the end.
 */
export function worksheetCsv({ words, figures, sources }: Pick<Sheet, 'words' | 'figures' | 'sources'>): string {
  const columns = figures.columns.map((name, at) => ({ at, ...columnOf(name, figures.rows.map((row) => row[at] ?? '')) })); // prettier-ignore
  const rows = [
    columns.flatMap(({ names }) => names),
    ...figures.rows.map((row) => columns.flatMap(({ at, isRange }) => numbersOf(row[at] ?? '', isRange))),
    [],
    [m.lab_caveat_label(), words.caveat],
    ...sources.map((line) => [m.lab_sources(), line]),
  ];
  return rows.map(csvLine).join('');
}

/** What a column is called where numbers stand in it: with its unit, and twice where there are two ends. */
function columnOf(name: string, cells: readonly Cell[]): { names: string[]; isRange: boolean } {
  const quantities = cells.filter((cell) => typeof cell !== 'string');
  const inPerCent = quantities.some(({ unit }) => unit === '%') && !name.includes('%');
  const full = inPerCent ? m.lab_csv_per_cent({ name }) : name;
  const isRange = quantities.some(({ value }) => Array.isArray(value));
  return { names: isRange ? [m.lab_csv_low({ name: full }), m.lab_csv_high({ name: full })] : [full], isRange };
}

function numbersOf(cell: Cell, isRange: boolean): (string | number | null)[] {
  if (typeof cell === 'string') return isRange ? [cell, null] : [cell];
  const [low, high] = Array.isArray(cell.value)
    ? (cell.value as [number, number])
    : [cell.value as number | null, null];
  return isRange ? [plain(low), plain(high)] : [plain(low)];
}

/** Six digits say more than any figure here can. */
function plain(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : Number(value.toPrecision(6));
}
