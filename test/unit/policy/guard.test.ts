import { describe, expect, it } from 'vitest';
import { isMadeHere, staysHere } from '../../../src/seal/guard/addresses.ts';

const HERE = 'https://app.test/folder/index.html?x=1#file';

describe('where the page may go', () => {
  it.each([
    '#medicines',
    '#',
    'https://app.test/folder/#open',
    'https://app.test/folder/',
    'https://app.test/folder/index.html',
    'https://app.test/folder/?x=1',
  ])('%s: to itself', (address) => {
    expect(staysHere(address, HERE)).toBe(true);
  });

  it.each([
    'https://other.test/',
    '//other.test/folder/',
    'https://app.test/',
    'https://app.test/folder/collect',
    'https://app.test/folder/?rs1',
    'http://app.test/folder/',
    'https://app.test:444/folder/',
    'javascript:1',
    'data:text/html,x',
    // What the page made is saved, not gone to: a document of it would be a fresh one, with the way out open.
    'blob:https://app.test/5d0c',
    'https://app.test/folder/?x=2',
    'about:blank',
    'mailto:a@b.test?body=rs1',
    'http://[',
  ])('%s: nowhere else', (address) => {
    expect(staysHere(address, HERE)).toBe(false);
  });

  it('saves what it made, and nothing else', () => {
    expect(isMadeHere('blob:https://app.test/5d0c', HERE)).toBe(true);
    for (const other of ['https://app.test/folder/', 'data:text/plain,x', '#file', 'http://[']) {
      expect(isMadeHere(other, HERE)).toBe(false);
    }
  });

  it('from disk: to the same file only', () => {
    expect(staysHere('#file', 'file:///a/sequester.html')).toBe(true);
    expect(staysHere('file:///a/other.html', 'file:///a/sequester.html')).toBe(false);
  });
});
