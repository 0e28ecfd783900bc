import { describe, expect, it } from 'vitest';
import { methodSections } from '../../../src/ui/methods/sections.ts';
import { glossParts, termsIn } from '../../../src/ui/words/gloss.ts';
import { alphabetical, GLOSSARY, headingOf, namesOf } from '../../../src/ui/words/glossary.ts';

describe('the glossary', () => {
  it('has each term and each of its names once', () => {
    const ids = GLOSSARY.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(45);
    const names = GLOSSARY.flatMap((term) => namesOf(term).map((name) => name.toLowerCase()));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(names.every((name) => name.trim() === name && name !== '')).toBe(true);
  });

  const anchors = methodSections().map(({ anchor }) => anchor);
  it.each(GLOSSARY.map((term) => [term.id, term] as const))(
    '%s: one sentence, one example, a section that is there',
    (_, { says, example, anchor }) => {
      expect(says()).toMatch(/^[A-Z][^!?]*\.$/);
      expect(example()).toMatch(/^For example .+[.]$|^For example, .+[.]$/);
      if (anchor !== null) expect(anchors).toContain(anchor);
    },
  );

  it('is listed in the order of the alphabet', () => {
    const heads = alphabetical(GLOSSARY).map((term) => headingOf(term).toLowerCase());
    expect(heads.indexOf('allele')).toBeLessThan(heads.indexOf('build'));
    expect(heads.indexOf('build')).toBeLessThan(heads.indexOf('seal'));
  });
});

describe('words are found in sentences', () => {
  it.each([
    ['the longest name first', 'No star allele fits this allele.', ['star-allele', 'allele']],
    ['whole words only', 'Chipped copyright, misbuilt and rephrased weights.', ['weight']],
    ['a hyphen belongs to the name', 'A no-call is no call.', ['no-call']],
    ['in capitals or not', 'PERCENTILE, Build, vcf', ['percentile', 'build', 'vcf']],
    ['each term where it stands first', 'Two alleles, one allele, alleles.', ['allele']],
    ['beside brackets and full stops', '(EUR). “chip”, SAS;', ['eur', 'chip', 'sas']],
    ['a code with its name is one word', 'In EUR, European, and AMR, admixed American.', ['eur', 'amr']],
    ['letters with accents are letters', 'échip chipé', []],
    ['a file’s name is no word', 'Choose clinvar.vcf.gz in vcf_GRCh38.', []],
    ['none', 'Nothing of it is here.', []],
  ])('%s', (_, sentence, ids) => {
    expect(termsIn(sentence)).toEqual(ids);
    expect(glossParts(sentence).map(({ text }) => text).join('')).toBe(sentence); // prettier-ignore
  });

  it('“EUR, European” is marked as a whole', () => {
    expect(glossParts('in EUR, European, too')[1]).toEqual({ text: 'EUR, European', term: 'eur' });
  });
});
