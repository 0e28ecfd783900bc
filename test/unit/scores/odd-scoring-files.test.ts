import { describe, expect, test } from 'vitest';
import { fromGenomeKey } from '../../../src/domain/genotype/genome.ts';
import { EFFECT, type ScoreDefinition } from '../../../src/domain/scores/score-definition.ts';
import { termAlleles } from '../../../src/domain/scores/term-alleles.ts';
import { parseScoringFiles } from '../../../src/formats/scoring-file.ts';

/** What became of each row: `rs place effect/other=weight`, with the way its copies count where that is not additive, or why it was refused. */
function told(text: string): string[] {
  const parsed = parseScoringFiles(new TextEncoder().encode(text));
  if (!parsed.ok) return [parsed.error.code];
  return parsed.value.flatMap((score) => rowsOf(score).sort(([a], [b]) => a - b).map(([, row]) => row)); // prettier-ignore
}

function rowsOf({ terms, unplacedKeys, refused }: ScoreDefinition): [number, string][] {
  const keys = terms.keys.GRCh37 ?? terms.keys.GRCh38 ?? unplacedKeys;
  const scored = Array.from({ length: terms.count }, (_, term): [number, string] => {
    const key = keys?.[term] ?? 0;
    const place = key === 0 ? '-' : `${fromGenomeKey(key).chromosome}:${String(fromGenomeKey(key).position)}`;
    const { effect, other } = termAlleles(terms, term, null);
    const kind = Object.entries(EFFECT).find(([, code]) => code === terms.effect[term])?.[0] ?? '';
    const rsid = terms.rsid[term] === 0 ? '' : `rs${String(terms.rsid[term])} `;
    return [terms.row[term] ?? 0, `${rsid}${place} ${effect}/${other ?? '?'}=${String(terms.weight[term])}${kind === 'additive' ? '' : ` ${kind}`}`]; // prettier-ignore
  });
  return [...scored, ...refused.map(({ row, reason }): [number, string] => [row, reason])];
}

const HEAD = 'rsid\tchr\tpos\tea\tnea\tbeta';

describe('odd tables are read as their makers meant them, or not at all', () => {
  test.each<[string, string[], string[]]>([
    ['SAIGE scores the second allele', ['CHR POS MarkerID Allele1 Allele2 AC_Allele2 AF_Allele2 BETA SE', '1 1000 rs11 G A 9 0.1 0.5 1', '2 2000 2:2000:C:T C T 9 0.1 -0.2 1'], ['rs11 1:1000 A/G=0.5', '2:2000 T/C=-0.2']],
    ['BOLT-LMM scores the first; its GENPOS is no position', ['SNP CHR BP GENPOS ALLELE1 ALLELE0 A1FREQ BETA SE', 'rs11 1 1000 0.01 A G 0.1 0.5 1'], ['rs11 1:1000 A/G=0.5']],
    ['METAL by effects', ['MarkerName\tAllele1\tAllele2\tFreq1\tEffect\tStdErr\tP-value', 'rs11\ta\tg\t0.1\t0.5\t0.1\t1e-7'], ['rs11 - A/G=0.5']],
    ['METAL by sample sizes has no effects', ['MarkerName\tAllele1\tAllele2\tWeight\tZscore\tP-value', 'rs11\ta\tg\t10000.00\t5.1\t1e-7'], ['score/unreadable-file']],
    ['a z score is no weight', ['SNP A1 A2 N Z', 'rs11 A G 100 5'], ['score/unreadable-file']],
    ['a model in words', [`${HEAD}\tmodel`, 'rs11\t1\t1000\tA\tG\t0.5\trecessive', 'rs12\t2\t2000\tT\tC\t1\tadditive', 'rs13\t3\t3000\tT\tC\t1\toverdominant'], ['rs11 1:1000 A/G=0.5 recessive', 'rs12 2:2000 T/C=1', 'effect-type-unknown']],
    ['an inheritance in words', [`${HEAD}\tinheritance_model`, 'rs11\t1\t1000\tA\tG\t0.5\tDominant', 'rs12\t2\t2000\tT\tC\t1\t'], ['rs11 1:1000 A/G=0.5 dominant', 'rs12 2:2000 T/C=1']],
    ['dominance by other words', [`${HEAD}\tis_dominant`, 'rs11\t1\t1000\tA\tG\t0.5\tyes', 'rs12\t2\t2000\tT\tC\t1\t0.0', 'rs13\t3\t3000\tT\tC\t1\tmaybe'], ['rs11 1:1000 A/G=0.5 dominant', 'rs12 2:2000 T/C=1', 'effect-type-unknown']],
    ['LDAK names a place as its predictor', ['Predictor A1 A2 Centre Effect', '1:1000 A G 0.3 0.5', 'rs12 T C 0.2 -0.2'], ['1:1000 A/G=0.5', 'rs12 - T/C=-0.2']],
    ['a place in one column of two names', ['Chr:Position\tEffect_Allele\tOther_Allele\tBeta', '1:1000\tA\tG\t0.5', 'chr2:2000\tT\tC\t1'], ['1:1000 A/G=0.5', '2:2000 T/C=1']],
    ['an id that tells the other allele', ['ID\teffect_allele\teffect_weight', '1:1000:G:A\tA\t0.5', '2_2000_C_T_b37\tT\t-0.2'], ['1:1000 A/G=0.5', '2:2000 T/?=-0.2']],
    ['an effect beside an odds ratio', ['CHR BP SNP A1 A2 OR BETA', '1 1000 rs11 A G 1.6487 0.5'], ['rs11 1:1000 A/G=0.5']],
    ['sex chromosomes by number', [HEAD, 'rs11\t23\t1000\tA\tG\t1', 'rs12\t24\t2000\tT\tC\t1', 'rs14\t26\t4000\tT\tC\t1', 'rs17\t27\t7000\tT\tC\t1'], ['rs11 X:1000 A/G=1', 'rs12 Y:2000 T/C=1', 'rs14 MT:4000 T/C=1', 'chromosome-unknown']],
    ['alleles that are none', [HEAD, 'rs11\t1\t1000\tA\tG,C\t1', 'rs12\t2\t2000\tT/C\tC\t1', 'rs13\t3\t3000\tN\tC\t1', 'rs14\t4\t4000\tI\tD\t1', 'rs15\t5\t5000\t1\t2\t1'], ['several-alleles', 'several-alleles', 'allele-not-bases', 'indel-symbol', 'allele-not-bases']],
    ['weights that are none', [HEAD, 'rs11\t1\t1000\tA\tG\t0.5 (0.1)', 'rs12\t2\t2000\tT\tC\t1,5', 'rs13\t3\t3000\tT\tC\tinf', 'rs14\t4\t4000\tT\tC\t.5'], ['weight-not-a-number', 'weight-not-a-number', 'weight-not-a-number', 'rs14 4:4000 T/C=0.5']],
    ['positions that a sheet rounded', [HEAD, 'rs11\t1\t1.23456789E+08\tA\tG\t1', 'rs12\t2\t1.2E+08\tT\tC\t1', 'rs13\t3\t-5\tT\tC\t1'], ['position-rounded', 'position-rounded', 'no-position']],
  ])('%s', (_, lines, rows) => {
    expect(told(`${lines.join('\n')}\n`)).toEqual(rows);
  }); // prettier-ignore

  test.each([
    ['eaf_EUR', [0.3]],
    ['allelefrequency_effect_European', [0.3]],
    ['AF_EUR', undefined],
    ['EUR_AF', undefined],
    ['af_european', undefined],
  ])('a frequency named %s is of the effect allele only where it says so', (name, expected) => {
    const parsed = parseScoringFiles(new TextEncoder().encode(`${HEAD}\t${name}\nrs11\t1\t1000\tA\tG\t0.5\t0.3\n`));
    if (!parsed.ok) throw new Error(parsed.error.code);
    const [score] = parsed.value;
    expect(score?.frequencies?.EUR === undefined ? undefined : [...score.frequencies.EUR]).toEqual(expected);
  });
});
