import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';

const judge = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary },
  graphs: common.adjacencyGraphs,
});
/** What somebody who attacks this app tries first. */
const OF_THIS_APP = ['sequester', 'genome', 'genotype', 'passphrase', 'dna'];

/**
 * About how many tries somebody needs who knows what people choose: common passwords, words, names, dates, patterns on the keyboard and
 * repetitions, as zxcvbn counts them. The common logarithm of it.
 */
export function guessesOf(passphrase: string): number {
  return passphrase === '' ? 0 : judge.check(passphrase.normalize('NFKC'), OF_THIS_APP).guessesLog10;
}
