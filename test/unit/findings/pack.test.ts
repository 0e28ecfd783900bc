import { describe, expect, it } from 'vitest';
import { CALL_CLASSES, type CallClass, FINDING_TOPICS } from '../../../src/domain/findings/finding-pack.ts';
import { decodeFindingPack, encodeFindingPack } from '../../../src/reference/finding-pack.ts';
import { builtFindings } from '../../support/finding-packs.ts';

const pack = builtFindings();
const { variants } = pack;
const ofClass = (wanted: CallClass): string[] => variants.filter(({ callClass }) => callClass === wanted).map(({ rsid }) => rsid); // prettier-ignore

describe('the table of single-gene variants', () => {
  it('has 63 rows, each once, each with a class that names its source', () => {
    expect(variants).toHaveLength(63);
    expect(new Set(variants.map(({ rsid }) => rsid)).size).toBe(63);
    for (const { callClassSource } of variants) expect(callClassSource).not.toBe('');
    expect(CALL_CLASSES.map((one) => ofClass(one).length)).toEqual([16, 6, 40, 1]);
    for (const topic of FINDING_TOPICS) expect(variants.some((variant) => variant.topic === topic)).toBe(true);
  });

  it('calls authorised only what a source was seen for', () => {
    expect(new Set(variants.filter(({ callClass }) => callClass === 'authorised').map(({ gene }) => gene))).toEqual(
      new Set(['BRCA1', 'BRCA2', 'MUTYH', 'F5', 'F2', 'SERPINA1', 'APOE', 'F11', 'G6PD', 'HFE', 'BLM']),
    );
    for (const rsid of ['rs34637584', 'rs76763715', 'rs2187668', 'rs76992529', 'rs73885319', 'rs5742904'])
      expect(ofClass('rare')).toContain(rsid);
  });

  it('counts what has no frequency as rare', () => {
    for (const { callClass, callClassSource } of variants)
      if (callClassSource === 'no frequency was found') expect(callClass).toBe('rare');
    for (const { callClass, isCommon } of variants) if (callClass === 'common') expect(isCommon).toBe(true);
  });

  it('does not swap the two founders of BRCA1, nor take 6174delT for another variant', () => {
    const at = (rsid: string) => variants.find((variant) => variant.rsid === rsid);
    expect(at('rs80357914')).toMatchObject({ name: '185delAG', chipLetter: 'D', position37: 41276044 });
    expect(at('rs80357906')).toMatchObject({ name: '5382insC', chipLetter: 'I', position37: 41209079 });
    expect(at('rs80359550')).toMatchObject({ name: '6174delT', chipLetter: 'D' });
    expect(at('rs80358981')).toBeUndefined();
    expect(ofClass('trap')).toEqual(['rs11571833']);
  });

  it('is the same after it was packed, and nothing else can be unpacked', () => {
    const bytes = encodeFindingPack(pack);
    expect(decodeFindingPack(bytes)).toEqual({ ok: true, value: pack });
    expect(decodeFindingPack(bytes.slice(0, -1)).ok).toBe(false);
    expect(decodeFindingPack(Uint8Array.of(1, 2, 3)).ok).toBe(false);
  });
});
