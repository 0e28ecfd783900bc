import { expect, it } from 'vitest';
import type { Candidate } from '../../../src/domain/rare/differential.ts';
import { foldByGene } from '../../../src/domain/rare/same-gene.ts';

const one = (id: string, ...genes: string[]) => ({ disease: { id, genes } }) as unknown as Pick<Candidate, 'disease'>;

it.each<[string, [string, ...string[]][], string[][]]>([
  ['nothing', [], []],
  ['three of one gene', [['a', 'G'], ['b', 'G'], ['c', 'G']], [['a', 'b', 'c']]],
  ['another gene between them', [['a', 'G'], ['b', 'H'], ['c', 'G']], [['a'], ['b'], ['c']]],
  ['diseases of no known gene', [['a'], ['b']], [['a'], ['b']]],
  ['one gene of two', [['a', 'G', 'H'], ['b', 'H']], [['a', 'b']]],
  ['a chain that shares nothing throughout', [['a', 'G', 'H'], ['b', 'H'], ['c', 'G']], [['a', 'b'], ['c']]],
])('folds %s', (_, candidates, expected) => {
  const folds = foldByGene(candidates.map(([id, ...genes]) => one(id, ...genes)));
  expect(folds.map(({ first, others }) => [first, ...others].map(({ disease }) => disease.id))).toEqual(expected);
}); // prettier-ignore
