import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../src/domain/findings/answer.ts';
import { coupleAnswer } from '../../../src/domain/findings/couple.ts';
import { missedShare, positivePredictiveValue } from '../../../src/domain/findings/error-rate.ts';
import { type DescribedFinding, type FindingStanding, type FindingVerdict } from '../../../src/domain/findings/finding.ts'; // prettier-ignore
import { FINDING_TOPICS, needsConsent } from '../../../src/domain/findings/finding-pack.ts';
import { forDoctor } from '../../../src/domain/findings/for-doctor.ts';
import { findingRules } from '../../../src/domain/findings/rules.ts';
import { builtFindings } from '../../support/finding-packs.ts';

const pack = builtFindings();

/** Every row as "not in this file", some with another verdict. */
function found(
  verdicts: Readonly<Record<string, FindingVerdict>>,
  standing: FindingStanding = 'authorised',
): DescribedFinding[] {
  return pack.variants.map((variant) => ({
    rsid: variant.rsid,
    gene: variant.gene,
    name: variant.name,
    class: variant.callClass,
    verdict: verdicts[variant.rsid] ?? 'not-in-file',
    topic: variant.topic,
    needsConsent: needsConsent(variant.topic),
    standing: variant.callClass === 'trap' ? 'trap' : standing,
    reasons: [],
    isHemizygous: false,
    isSuspect: false,
    letters: null,
    phase: null,
    place: null,
    variant,
  }));
}

describe('what may stand under "to show a doctor"', () => {
  const kinds: readonly (readonly [string, string[], Record<string, FindingVerdict>, FindingStanding])[] = [
    ['a founder of an authorised test', ['rs80357914'], { rs80357914: 'one-copy' }, 'authorised'],
    ['the same where nobody validated it', [], { rs80357914: 'one-copy' }, 'rare'],
    ['the same from sequencing', ['rs80357914'], { rs80357914: 'one-copy' }, 'sequenced'],
    ['a rare variant from sequencing', [], { rs28897672: 'one-copy' }, 'sequenced'],
    ['the false alarm', [], { rs11571833: 'two-copies' }, 'common'],
    ['a protective variant', [], { rs11591147: 'one-copy' }, 'common'],
    ['one copy of what needs two', [], { rs1800562: 'one-copy', rs1799945: 'not-detected' }, 'authorised'],
    ['two copies', ['rs1800562'], { rs1800562: 'two-copies', rs1799945: 'not-detected' }, 'authorised'],
    ['two different variants of one gene', ['rs1800562', 'rs1799945'], { rs1800562: 'one-copy', rs1799945: 'one-copy' }, 'authorised'],
    ['e4', ['rs429358'], { rs429358: 'one-copy', rs7412: 'not-detected' }, 'authorised'],
    ['e2 is nothing to show', [], { rs429358: 'not-detected', rs7412: 'one-copy' }, 'authorised'],
    ['e4 without its other place', [], { rs429358: 'one-copy' }, 'authorised'],
    ['the A form of G6PD', [], { rs1050828: 'not-detected', rs1050829: 'one-copy', rs5030868: 'not-detected' }, 'common'],
    ['a frequent allele that shifts a risk', [], { rs10490924: 'two-copies', rs1061170: 'one-copy' }, 'common'],
    ['what was not detected', [], { rs80357914: 'not-detected' }, 'authorised'],
    ['what could not be read', [], { rs80357914: 'no-call' }, 'authorised'],
  ]; // prettier-ignore
  it.each(kinds)('%s', (_, expected, verdicts, standing) => {
    const all = found(verdicts, standing);
    expect(
      forDoctor(all, findingRules(all))
        .map(({ rsid }) => rsid)
        .sort(),
    ).toEqual([...expected].sort());
  });
});

describe('an answer has what was asked for, and nothing else', () => {
  const all = found({ rs80357914: 'one-copy', rs429358: 'one-copy', rs7412: 'not-detected', rs6025: 'one-copy', rs113993960: 'one-copy', rs1800562: 'one-copy', rs1799945: 'not-detected' }); // prettier-ignore
  const ask = (topics: readonly (typeof FINDING_TOPICS)[number][], isMinor = false) =>
    answerOf(pack, all, 'letters', { of: 'open', topics, isMinor });

  it.each(FINDING_TOPICS)('%s', (topic) => {
    const { findings, rules, coverage } = ask([topic]);
    expect(new Set(findings.map((finding) => finding.topic))).toEqual(new Set([topic]));
    expect(coverage.reduce((sum, { inTable }) => sum + inTable, 0)).toBe(findings.length);
    expect('APOE' in rules).toBe(topic === 'APOE');
    expect('MUTYH' in rules).toBe(topic === 'cancer');
  });

  it('a minor is told nothing of adult onset, nor what follows from it', () => {
    const { findings, rules, heldForMinor } = ask(FINDING_TOPICS, true);
    expect(findings.every(({ variant }) => variant.onset === 'earlier')).toBe(true);
    expect(findings.length + heldForMinor).toBe(pack.variants.length);
    for (const rsid of ['rs80357914', 'rs429358', 'rs34637584', 'rs1800562', 'rs28929474', 'rs76992529'])
      expect(findings.some((finding) => finding.rsid === rsid)).toBe(false);
    expect(Object.keys(rules)).toEqual(['G6PD']);
  });
});

describe('a couple', () => {
  const chance = (a: Record<string, FindingVerdict>, b: Record<string, FindingVerdict>): unknown => {
    const { shared } = coupleAnswer(found(a), found(b));
    return shared.map(({ gene, childrenOfFour }) => [gene, childrenOfFour]);
  };
  it.each([
    ['one copy each', { rs113993960: 'one-copy' }, { rs113993960: 'one-copy' }, [['CFTR', 1]]],
    ['two variants of one gene', { rs113993960: 'one-copy' }, { rs75527207: 'one-copy' }, [['CFTR', 1]]],
    ['one and two copies', { rs334: 'one-copy' }, { rs334: 'two-copies' }, [['HBB', 2]]],
    ['two copies each', { rs334: 'two-copies' }, { rs334: 'two-copies' }, [['HBB', 4]]],
    ['two different variants in one person', { rs334: 'one-copy', rs33930165: 'one-copy' }, { rs334: 'one-copy' }, [['HBB', null]]],
    ['different genes', { rs334: 'one-copy' }, { rs113993960: 'one-copy' }, []],
    ['one of them', { rs334: 'one-copy' }, { rs334: 'not-detected' }, []],
    ['what could not be read', { rs334: 'one-copy' }, { rs334: 'no-call' }, []],
    ['iron and risk alleles are no carrier test', { rs1800562: 'one-copy', rs429358: 'one-copy' }, { rs1800562: 'one-copy', rs429358: 'one-copy' }, []],
  ] as const)('%s', (_, a, b, expected) => {
    expect(chance(a, b)).toEqual(expected);
  }); // prettier-ignore

  it('says how much of the gene the other file tells', () => {
    const answer = coupleAnswer(found({ rs113993960: 'one-copy' }), found({ rs113993960: 'not-detected', rs75527207: 'no-call' })); // prettier-ignore
    expect(answer.oneOnly).toEqual([{ gene: 'CFTR', carrier: 'first', readInOther: 1, inTable: 5 }]);
    expect(answer.readInBoth).toBe(1);
  });
});

describe('how often a call is right', () => {
  it.each([
    [1 / 20, 0.998],
    [1 / 5000, 0.664],
    [1 / 100_000, 0.09],
  ])('of carriers %f, %f', (carriers, expected) => {
    const value = positivePredictiveValue({ sensitivity: 0.99, specificity: 0.9999, carriers });
    expect(value).toBeCloseTo(expected, 3);
  });
  it('nobody is called, nobody is missed', () => {
    expect(positivePredictiveValue({ sensitivity: 0, specificity: 1, carriers: 0.01 })).toBeNull();
    expect(missedShare({ sensitivity: 1, specificity: 0.99, carriers: 0.01 })).toBe(0);
    expect(missedShare({ sensitivity: 1, specificity: 0, carriers: 0.01 })).toBeNull();
  });
});
