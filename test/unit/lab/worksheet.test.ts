import { describe, expect, it } from 'vitest';
import { LAB_VIEWS } from '../../../src/domain/lab/views.ts';
import { viewNumber, viewWords } from '../../../src/ui/lab/words.ts';
import { counted, type Figures, quantity, rangeCell, shareCell, signed } from '../../../src/ui/lab/figures.ts';
import { framedPicture, frameOf, wrapped } from '../../../src/ui/lab/picture.ts';
import { answerSheetHtml, type Sheet, worksheetCsv, worksheetHtml } from '../../../src/ui/lab/worksheet.ts';

const SHEET: Sheet = {
  view: 'drift',
  question: '',
  words: { title: 'T & t', question: 'Why <so>?', notice: 'n', caveat: 'a "quoted" caveat', tasks: ['one?', 'two?'] },
  sentence: 'AFR +0.6, EAS 0.',
  figures: { caption: 'c', columns: ['Group', 'Shift'], rows: [['AFR', '+0.6'], ['=1+1', 'a, b']] }, // prettier-ignore
  sources: ['Somebody (2020). <doi>'],
  picture: '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
};

describe('the worksheet', () => {
  it('holds the question, picture, sentence, caveat, figures, tasks and sources, and nothing that runs or is fetched', () => {
    const html = worksheetHtml(SHEET);
    for (const part of [
      'Why &lt;so&gt;?',
      '<svg',
      'AFR +0.6, EAS 0.',
      'a &quot;quoted&quot; caveat',
      '<td>+0.6</td>',
      'one?',
      'two?',
      '&lt;doi&gt;',
      'synthetic',
    ])
      // prettier-ignore
      expect(html).toContain(part);
    expect(html).not.toMatch(/<script|<link|<img|\bsrc=|\bhref=|@import|url\(/i);
  });

  it('can be made where nothing is drawn', () => {
    expect(worksheetHtml({ ...SHEET, picture: null })).not.toContain('<svg');
  });
});

describe('the figures for a spreadsheet', () => {
  it('are quoted where they must be, and no text becomes a formula', () => {
    const lines = worksheetCsv(SHEET).split('\r\n');
    expect(lines.slice(0, 3)).toEqual(['Group,Shift', 'AFR,+0.6', `'=1+1,"a, b"`]);
    expect(lines.join('\n')).toContain('"a ""quoted"" caveat"');
    expect(lines.join('\n')).toContain('Somebody (2020). <doi>');
  });
});

describe('numbers for a spreadsheet', () => {
  it('are numbers with a point, shares in per cent, both ends of an interval in columns of their own', () => {
    const figures: Figures = {
      caption: 'c',
      columns: ['Group', 'Shift', 'Seen', 'Band', 'Known'],
      rows: [
        ['A', quantity(-0.6234567, signed), shareCell(0.453), rangeCell([2.5, 97.5], String), 'no'],
        ['B', counted(1234.5678), '', '', quantity(null, String)],
      ],
    };
    const lines = worksheetCsv({ ...SHEET, figures }).split('\r\n');
    expect(lines.slice(0, 3)).toEqual([
      'Group,Shift,Seen (%),"Band, low","Band, high",Known',
      'A,-0.623457,45.3,2.5,97.5,no',
      'B,1234.57,,,,',
    ]);
    expect(worksheetHtml({ ...SHEET, figures })).toContain('<td>−0.62</td><td>45.3%</td><td>2.5 – 97.5</td>');
  });
});

describe('the answer sheet', () => {
  it('holds an answer beside each question and what students get wrong, and nothing that runs or is fetched', () => {
    const html = answerSheetHtml(SHEET, { answers: ['first <answer>', 'second'], mistake: 'a mistake' });
    for (const part of ['first &lt;answer&gt;', 'second', 'a mistake', 'one?', 'AFR +0.6'])
      expect(html).toContain(part);
    expect(html).not.toMatch(/<script|<link|<img|\bsrc=|\bhref=|@import|url\(/i);
  });

  it('stands apart from the worksheet, which prints the question of a class and no answer', () => {
    expect(worksheetHtml({ ...SHEET, question: 'Who <is> first?' })).toContain('Who &lt;is&gt; first?');
    expect(worksheetHtml(SHEET)).not.toContain('question of this class');
  });
});

describe('a picture as a file', () => {
  const picture =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="300" height="100"><path d="M0 0"/></svg>';

  it('carries its title, its caveat and its source, broken into lines that fit', () => {
    const lines = [`Keep in mind: ${'a long caveat '.repeat(12)}`, 'Sources: Somebody & others (2020)'];
    const svg = framedPicture(picture, { title: 'Why <so>?', lines });
    const { width, height } = frameOf({ width: 300, height: 100 }, { title: 'Why <so>?', lines });
    expect(svg).toContain(`viewBox="0 0 ${String(width)} ${String(height)}"`);
    expect(svg).toContain('Why &lt;so&gt;?');
    expect(svg).toContain('Sources: Somebody &amp; others (2020)');
    expect(svg.match(/<text/g)?.length).toBeGreaterThan(4);
    expect([width, height > 150]).toEqual([512, true]);
    expect(svg).not.toMatch(/<script|href=|url\(/);
  });

  it('keeps a word that is longer than a line whole', () => {
    expect(wrapped('an averylongwordindeed x', 8)).toEqual(['an', 'averylongwordindeed', 'x']);
  });
});

describe('words of the views', () => {
  it('are there for each of the fourteen, three questions each, and never speak of races or of high risk', () => {
    expect(LAB_VIEWS).toHaveLength(14);
    LAB_VIEWS.forEach((view, index) => {
      const words = viewWords(view);
      expect(viewNumber(view)).toBe(index + 1);
      expect(words.tasks).toHaveLength(3);
      const text = [words.title, words.question, words.notice, words.caveat, ...words.tasks].join(' ');
      expect(text).not.toMatch(/\brac(e|es|ial)\b|ethnic|high risk/i);
    });
  });
});
