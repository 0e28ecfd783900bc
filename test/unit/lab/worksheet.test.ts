import { describe, expect, it } from 'vitest';
import { LAB_VIEWS } from '../../../src/state/lab.svelte.ts';
import { viewNumber, viewWords } from '../../../src/ui/lab/words.ts';
import { type Sheet, worksheetCsv, worksheetHtml } from '../../../src/ui/lab/worksheet.ts';

const SHEET: Sheet = {
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

describe('words of the views', () => {
  it('are there for each of the eleven, three questions each, and never speak of races or of high risk', () => {
    expect(LAB_VIEWS).toHaveLength(11);
    LAB_VIEWS.forEach((view, index) => {
      const words = viewWords(view);
      expect(viewNumber(view)).toBe(index + 1);
      expect(words.tasks).toHaveLength(3);
      const text = [words.title, words.question, words.notice, words.caveat, ...words.tasks].join(' ');
      expect(text).not.toMatch(/\brac(e|es|ial)\b|ethnic|high risk/i);
    });
  });
});
