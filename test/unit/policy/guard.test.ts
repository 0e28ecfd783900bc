import { describe, expect, it } from 'vitest';
import { staysHere } from '../../../src/seal/guard.ts';

const HERE = 'https://app.test/folder/index.html?x=1#file';

describe('where the page may go', () => {
  it.each([
    '#medicines',
    '#',
    'https://app.test/folder/#open',
    'https://app.test/folder/',
    'https://app.test/folder/index.html',
    'blob:https://app.test/5d0c',
  ])('%s: to itself and to what it made', (address) => {
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
    'about:blank',
    'mailto:a@b.test?body=rs1',
    'http://[',
  ])('%s: nowhere else', (address) => {
    expect(staysHere(address, HERE)).toBe(false);
  });

  it('from disk: to the same file only', () => {
    expect(staysHere('#file', 'file:///a/sequester.html')).toBe(true);
    expect(staysHere('file:///a/other.html', 'file:///a/sequester.html')).toBe(false);
  });
});
