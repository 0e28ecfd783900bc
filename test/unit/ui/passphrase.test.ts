import { describe, expect, it } from 'vitest';
import { guessesOf } from '../../../src/ui/words/passphrase-guesses.ts';
import { guessWords, LEAST_GUESSES } from '../../../src/ui/words/passphrase.ts';

describe('a passphrase is judged by guesses, not by its length', () => {
  // What is long and easy: digits, one letter, words, names, keys side by side, years, a word twice, with the usual signs for letters.
  it.each([
    ['1234567890'],
    ['aaaaaaaaaa'],
    ['a'.repeat(200)],
    ['abcabcabcabcabc'],
    ['password123!'],
    ['Passw0rd2024'],
    ['qwertyuiopasdf'],
    ['zxcvbnmasdfghjkl'],
    ['sunshine2024!'],
    ['iloveyou forever'],
    ['michael jackson'],
    ['letmein letmein'],
    ['1990-01-01 2000'],
    ['sequester genome'],
    ['short-lived passphrase'],
    [''],
  ])('%s is too easy', (passphrase) => {
    expect(guessesOf(passphrase)).toBeLessThan(LEAST_GUESSES);
    expect(guessWords(guessesOf(passphrase))).toMatch(/^Too easy to guess/);
  });

  it.each([
    ['herons marble twig'],
    ['correct horse battery staple'],
    ['nine small stones by the river'],
    ['X7#kQ9!mZp2w'],
    ['drei Kraniche am Ofen'],
  ])('%s is taken', (passphrase) => {
    expect(guessesOf(passphrase)).toBeGreaterThanOrEqual(LEAST_GUESSES);
  });

  it('does not depend on how the keyboard composes letters', () => {
    expect(guessesOf('Zo\u00eb und der Fluss')).toBe(guessesOf('Zoe\u0308 und der Fluss'));
  });
});
