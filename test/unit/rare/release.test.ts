import { describe, expect, it } from 'vitest';
import { readHpoa } from '../../../src/tools/hpo/read-hpoa.ts';
import { readObo } from '../../../src/tools/hpo/read-obo.ts';

const OBO = `format-version: 1.2
data-version: hp/releases/2030-01-02

[Term]
id: HP:0000118
name: Root

[Term]
id: HP:0000119
name: Wide thumb
alt_id: HP:0000007
synonym: "Big \\"thumb\\"" EXACT layperson []
synonym: "Pollex latus" RELATED []
is_a: HP:0000118 ! Root

[Term]
id: HP:0000120
name: Old
is_obsolete: true
replaced_by: HP:0000119

[Term]
id: HP:0003577
name: Congenital onset

[Typedef]
id: part_of
`;
const COLUMNS = 'database_id\tdisease_name\tqualifier\thpo_id\treference\tevidence\tonset\tfrequency\tsex\tmodifier\taspect\tbiocuration'; // prettier-ignore
const row = (id: string, qualifier: string, term: string, frequency: string, aspect = 'P'): string => [id, 'A disease', qualifier, term, 'PMID:1;PMID:2', 'PCS', '', frequency, '', '', aspect, 'x'].join('\t'); // prettier-ignore
const hpoaOf = (...rows: string[]): string => ['#version: 2030-02-03', COLUMNS, ...rows, ''].join('\n');

describe('a release of HPO', () => {
  const obo = readObo(OBO);

  it('terms, names, parents, and ids that are not used any more', () => {
    expect(obo.version).toBe('2030-01-02');
    expect([...obo.terms.keys()]).toEqual(['0000118', '0000119', '0003577']);
    expect(obo.terms.get('0000119')).toEqual({
      id: '0000119',
      label: 'Wide thumb',
      parents: ['0000118'],
      names: [
        { kind: 'l', text: 'Big "thumb"' },
        { kind: 'o', text: 'Pollex latus' },
      ],
    });
    expect([...obo.redirects]).toEqual([
      ['0000007', '0000119'],
      ['0000120', '0000119'],
    ]);
  });

  const read = (...rows: string[]): ReturnType<typeof readHpoa> =>
    readHpoa(hpoaOf(...rows), (id) => (id === '0000119' ? id : obo.redirects.get(id)), (id) => obo.terms.get(id)?.label ?? ''); // prettier-ignore

  it.each([
    ['a count', '', '3/7', '3/7'],
    ['a class', '', 'HP:0040281', 'V'],
    ['a percentage', '', '50%', '2.5/5'],
    ['nothing', '', '', ''],
    ['not, of some', 'NOT', '2/9', '0/9'],
    ['not', 'NOT', '', '0/1'],
  ])('how often: %s', (_, qualifier, frequency, code) => {
    const { signs } = read(row('OMIM:1', qualifier, 'HP:0000119', frequency));
    expect(signs.get('OMIM:1')?.get('0000119')).toEqual([code]);
  });

  it('an id that is not used any more, an onset, papers; Orphanet and unknown terms are left out', () => {
    const { signs, onset, papers, version } = read(
      row('OMIM:1', '', 'HP:0000120', ''),
      row('OMIM:1', '', 'HP:0003577', '', 'C'),
      row('OMIM:2', '', 'HP:0999999', ''),
      row('ORPHA:3', '', 'HP:0000119', ''),
    );
    expect([...signs.keys()]).toEqual(['OMIM:1']);
    expect(onset.get('OMIM:1')).toEqual(['congenital']);
    expect(papers.get('OMIM:1')?.size).toBe(2);
    expect(version).toBe('2030-02-03');
  });

  it.each([
    ['hp.obo', () => readObo('[Term]\nid: HP:0000118\n')],
    ['phenotype.hpoa', () => readHpoa(`${COLUMNS}\n`, () => undefined, () => '')],
  ])('%s without a version is refused', (_, reading) => {
    expect(reading).toThrow('no version');
  }); // prettier-ignore
});
