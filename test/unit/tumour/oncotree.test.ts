import { describe, expect, it } from 'vitest';
import { builtTumour } from '../../support/tumour.ts';

const { tree } = builtTumour();
const best = (text: string): string | undefined => tree.search(text)[0]?.node.code;

describe('tumour types', () => {
  it('are one tree', () => {
    expect(tree.nodes).toHaveLength(898);
    expect(tree.descendants('TISSUE').size).toBe(898);
    expect(tree.ancestors('LUAD')).toEqual(['NSCLC', 'LUNG', 'TISSUE']);
  });

  it.each([
    ['COAD', 'COAD'],
    ['lung adenocarcinoma', 'LUAD'],
    ['breast cancer', 'BREAST'],
    ['non-small cell lung cancer', 'NSCLC'],
    ['Chronic Myeloid Leukemia', 'CML'],
    ['chronic myeloid leukaemia', 'CML'],
    ['melanoma', 'MEL'],
    ['melanma', 'MEL'],
    ['pancreatic adenocarc', 'PAAD'],
    ['glioblastoma', 'GB'],
  ])('%s is found as %s', (text, code) => {
    expect(best(text)).toBe(code);
  });

  it.each(['', 'xyzzy', 'headache'])('"%s" is none', (text) => {
    expect(tree.search(text)).toEqual([]);
  });

  it.each([
    ['LUAD', 'LUAD', 'same'],
    ['LUAD', 'NSCLC', 'below'],
    ['NSCLC', 'LUAD', 'above'],
    ['LUAD', 'SCLC', 'tissue'],
    ['LUAD', 'MEL', 'other'],
    ['LUAD', 'NOPE', null],
  ])('%s to %s is %s', (one, other, relation) => {
    expect(tree.relation(one, other)).toBe(relation);
  });

  it.each([
    ['AML', true],
    ['CLLSLL', true],
    ['LUAD', false],
    ['TISSUE', null],
  ])('%s liquid: %s', (code, isLiquid) => {
    expect(tree.isLiquid(code)).toBe(isLiquid);
  });
});
