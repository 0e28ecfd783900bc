import { describe, expect, test } from 'vitest';
import { genomeKey } from '../../../src/domain/genotype/genome.ts';
import { termAlleles } from '../../../src/domain/scores/term-alleles.ts';
import type { ScoreDefinition } from '../../../src/domain/scores/score-definition.ts';
import { EFFECT } from '../../../src/domain/scores/score-definition.ts';
import { parseScoringFile, parseScoringFiles } from '../../../src/formats/scoring-file.ts';
import { vectorRows } from '../../support/vectors.ts';

function parse(lines: readonly string[], ending = '\n'): ScoreDefinition {
  const parsed = parseScoringFile(new TextEncoder().encode(lines.join(ending) + ending));
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
}

const HEADER_2 = [
  '###PGS CATALOG SCORING FILE - see https://www.pgscatalog.org/downloads/#dl_ftp_scoring for additional information',
  '#format_version=2.0',
  '##POLYGENIC SCORE (PGS) INFORMATION',
  '#pgs_id=PGS900001',
  '#pgs_name=Example=with equals',
  '#trait_reported=Example trait',
  '#genome_build=GRCh37',
  '#variants_number=3',
];
const COLUMNS = 'rsID\tchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight';

describe('headers', () => {
  test('format 2.0: values after the first equals sign', () => {
    const { header } = parse([...HEADER_2, '#license=CC BY 4.0', COLUMNS, 'rs1\t1\t1000\tA\tG\t0.5']);
    expect(header).toMatchObject({
      id: 'PGS900001',
      name: 'Example=with equals',
      trait: 'Example trait',
      licence: 'CC BY 4.0',
      authorBuild: 'GRCh37',
      harmonisedBuild: null,
      declaredRows: 3,
      format: 'pgs-catalog-2',
    });
  });

  test('format 1.0: other keys, reference_allele for the other allele', () => {
    const definition = parse([
      '### PGS CATALOG SCORING FILE',
      '# PGS ID = PGS900002',
      '# Reported Trait = Old trait',
      '# Original Genome Build = hg19',
      '# LICENSE = Research only',
      'rsID\tchr_name\tchr_position\teffect_allele\treference_allele\teffect_weight\tweight_type',
      'rs1\t1\t1000\tA\tG\t0.5\tbeta',
    ]);
    expect(definition.header).toMatchObject({
      id: 'PGS900002',
      authorBuild: 'GRCh37',
      licence: 'Research only',
      format: 'pgs-catalog-1',
    });
    expect(termAlleles(definition.terms, 0, null)).toEqual({ effect: 'A', other: 'G' });
  });

  test('a harmonised file carries both builds; a failed row keeps only the authors place', () => {
    const definition = parse([
      ...HEADER_2,
      '#HmPOS_build=GRCh38',
      `${COLUMNS}\thm_source\thm_rsID\thm_chr\thm_pos\thm_inferOtherAllele`,
      'rs1\t1\t1000\tA\tG\t0.5\tENSEMBL\trs1\t1\t2000\t',
      'rs2\t1\t1500\tA\tG\t0.5\tUnknown\t\t\t\t',
    ]);
    expect([...(definition.terms.keys.GRCh37 ?? [])]).toEqual([genomeKey('1', 1000), genomeKey('1', 1500)]);
    expect([...(definition.terms.keys.GRCh38 ?? [])]).toEqual([genomeKey('1', 2000), 0]);
  });

  test('a failed harmonised row never falls back to an author position of the same build', () => {
    const definition = parse([
      ...HEADER_2,
      '#HmPOS_build=GRCh37',
      `${COLUMNS}\thm_chr\thm_pos`,
      'rs1\t1\t1000\tA\tG\t0.5\t1\t1000',
      'rs2\t1\t1500\tA\tG\t0.7\t\t',
    ]);
    expect(definition.terms.count).toBe(1);
    expect(definition.refused).toEqual([{ row: 2, reason: 'no-position', weight: 0.7 }]);
  });

  test('CanRisk: mean, sd and alpha, GRCh37, comma-separated', () => {
    const definition = parse([
      '#version: 3.2.0',
      'mean = -0.42',
      'sd = 0.61',
      'alpha = 0.5',
      'Chromosome,Position,Reference_Allele,Effect_Allele,Effect_Allele_Frequency,Log_Odds_Ratio',
      '1,7917076,G,A,0.3911,-0.0409',
    ]);
    expect(definition.header).toMatchObject({
      format: 'canrisk',
      authorBuild: 'GRCh37',
      published: { mean: -0.42, sd: 0.61, alpha: 0.5 },
    });
    expect(termAlleles(definition.terms, 0, null)).toEqual({ effect: 'A', other: 'G' });
    expect(definition.terms.statedFrequency[0]).toBe(0.3911);
  });

  test('OmicsPred names its scores otherwise', () => {
    const { header } = parse([
      '#omicspred_id=OPGS000001',
      '#trait_reported=Protein',
      '#genome_build=GRCh37',
      '#license=CC BY',
      COLUMNS.replace('rsID', 'rsid'),
      'rs1\t1\t1000\tA\tG\t0.5',
    ]);
    expect(header).toMatchObject({ id: 'OPGS000001', format: 'omicspred', licence: 'CC BY' });
  });
});

describe('layouts', () => {
  const row = 'rs1\t1\t1000\tA\tG\t0.5';
  const reference = parse([...HEADER_2, COLUMNS, row]);

  test('CRLF, trailing tabs in header lines, blanks around values, quotes, spaces for tabs: one and the same score', () => {
    expect(parse([...HEADER_2, COLUMNS, row], '\r\n')).toEqual(reference);
    expect(parse([...HEADER_2.map((line) => `${line}\t\t`), COLUMNS, row])).toEqual(reference);
    expect(parse([...HEADER_2, COLUMNS, ' rs1 \t"1"\t1000 \t A\tG \t 0.5'])).toEqual(reference);
    expect(parse([...HEADER_2, COLUMNS.replaceAll('\t', ' '), row.replaceAll('\t', ' ')])).toEqual(reference);
    expect(parse([...HEADER_2, `${COLUMNS}\tunknown_column`, `${row}\tanything`])).toEqual(reference);
  });

  test('no column line: id, allele, weight as plink reads them; the id gives place and other allele', () => {
    const { terms, unplacedKeys, header } = parse(['10:418379:G:A\tA\t0.25', 'chr1:1000\tC\t1e-3']);
    expect(header.format).toBe('plain');
    expect([...(unplacedKeys ?? [])]).toEqual([genomeKey('10', 418379), genomeKey('1', 1000)]);
    expect(termAlleles(terms, 0, null)).toEqual({ effect: 'A', other: 'G' });
    expect(termAlleles(terms, 1, null)).toEqual({ effect: 'C', other: null });
  });

  test('a column a score gives a definition a score; empty cells are rows of another', () => {
    const text = [
      'chr_name\tchr_position\teffect_allele\tother_allele\tPGS000018\tPGS000027',
      '20\t61795\tT\tG\t\t1.5E-5',
      '20\t63799\tC\tT\t-2E-5\t3E-5',
    ].join('\n');
    const parsed = parseScoringFiles(new TextEncoder().encode(text));
    expect(parsed.ok && parsed.value.map(({ header, rows }) => [header.id, rows])).toEqual([['PGS000018', 1], ['PGS000027', 2]]); // prettier-ignore
  });

  test.each([
    ['', 'score/no-rows'],
    ['#pgs_id=PGS1\n', 'score/no-rows'],
    [`${COLUMNS}\n`, 'score/no-rows'],
    ['<!DOCTYPE html><html><body>not found</body></html>', 'score/unreadable-file'],
    ['one two\nthree four', 'score/unreadable-file'],
    ['PK\u0003\u0004\u0000\u0000', 'score/unreadable-file'],
    ['# rsid\tchromosome\tposition\tgenotype\nrs1\t1\t1000\tAG', 'score/unreadable-file'],
  ])('no score: %j', (text, code) => {
    const parsed = parseScoringFile(new TextEncoder().encode(text));
    expect(parsed.ok ? 'read' : parsed.error.code).toBe(code);
  });
});

describe('effects', () => {
  test('dominant, recessive, one weight per dosage, odds ratio without weight', () => {
    const { terms } = parse([
      ...HEADER_2,
      'rsID\tchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\tis_dominant\tis_recessive\tdosage_0_weight\tdosage_1_weight\tdosage_2_weight\tOR',
      'rs1\t1\t1000\tA\tG\t0.5\tTrue\tFalse\t\t\t\t',
      'rs2\t1\t2000\tA\tG\t0.5\tFALSE\tTRUE\t\t\t\t',
      'rs3\t1\t3000\tA\tG\t\t\t\t-0.1\t0.2\t0.9\t',
      'rs4\t1\t4000\tA\tG\t\t\t\t\t\t\t2',
    ]);
    expect([...terms.effect]).toEqual([EFFECT.dominant, EFFECT.recessive, EFFECT.dosage, EFFECT.additive]);
    expect(terms.dosageWeights.get(2)).toEqual([-0.1, 0.2, 0.9]);
    expect(terms.weight[3]).toBe(Math.log(2));
  });

  test.each([
    ['is_interaction', 'True', 'interaction'],
    ['is_haplotype', 'TRUE', 'haplotype'],
    ['is_diplotype', 'True', 'diplotype'],
    ['variant_type', 'HLA_allele', 'hla-or-star-allele'],
    ['variant_type', 'APOE_allele', 'apoe-diplotype'],
    ['effect_weight', 'NA', 'weight-missing'],
    ['effect_weight', '0,5', 'weight-not-a-number'],
    ['chr_name', '6_cox_hap2', 'chromosome-unknown'],
    ['chr_position', '', 'no-position'],
    ['other_allele', 'A', 'alleles-equal'],
    ['rsID', 'rs1,rs2', 'haplotype'],
    ['rsID', 'rs1_x_rs2', 'interaction'],
    ['chr_position', '9.03E+05', 'position-rounded'],
    ['is_dominant', 'perhaps', 'effect-type-unknown'],
    ['is_interaction', 'perhaps', 'effect-type-unknown'],
    ['effect_type', 'overdominant', 'effect-type-unknown'],
    ['TEST', 'DOMDEV', 'other-test'],
  ])('%s=%s is refused as %s', (column, value, reason) => {
    const cells: Record<string, string> = { rsID: 'rs1', chr_name: '1', chr_position: '1000', effect_allele: 'A', other_allele: 'G', effect_weight: '0.5', is_interaction: '', is_haplotype: '', is_diplotype: '', variant_type: '' }; // prettier-ignore
    cells[column] = value;
    const definition = parse([...HEADER_2, Object.keys(cells).join('\t'), Object.values(cells).join('\t')]);
    expect(definition.terms.count).toBe(0);
    expect(definition.refused[0]?.reason).toBe(reason);
  });
});

describe('strings that are no single variant are refused with their weight', () => {
  for (const row of vectorRows('scores/odd-values.tsv')) {
    const [column = '', value = ''] = [row.get('column'), row.get('value')];
    test(`${column} ${value}`, () => {
      const cells: Record<string, string> = { rsID: 'rs1', chr_name: '1', chr_position: '1000', effect_allele: 'A', other_allele: column === 'hm_inferOtherAllele' ? '' : 'G', effect_weight: '0.25', hm_inferOtherAllele: '' }; // prettier-ignore
      // An id is judged alone: a row with a place and both alleles is read there, whatever it is called.
      if (column === 'rsID') cells.chr_name = cells.chr_position = '';
      cells[column] = value;
      const definition = parse([...HEADER_2, Object.keys(cells).join('\t'), Object.values(cells).join('\t')]);
      expect(definition.terms.count).toBe(0);
      expect(definition.refused).toHaveLength(1);
      expect(definition.refused[0]?.weight).toBe(0.25);
    });
  }
});

describe('APOE rows', () => {
  const APOE_COLUMNS =
    'rsID\tchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\tvariant_type\tis_diplotype';
  // Positions: rs7412 and rs429358 in the bundled tables of scores.
  const E2 = { GRCh37: genomeKey('19', 45412079), GRCh38: genomeKey('19', 44908822) };
  const E4 = { GRCh37: genomeKey('19', 45411941), GRCh38: genomeKey('19', 44908684) };

  test('ε2 and ε4 are the variants that tell them from ε3, on the build of the table', () => {
    const { terms, refused } = parse([
      ...HEADER_2,
      APOE_COLUMNS,
      'rs1\t1\t1000\tA\tG\t0.5\t\t',
      '\t\t\te2\te3\t-0.47\tAPOE_allele\t',
      'APOE\t19\t\tε4\t\t1.03\tAPOE_allele\t',
    ]);
    expect(refused).toEqual([]);
    expect([...terms.rsid]).toEqual([1, 7412, 429358]);
    expect(termAlleles(terms, 1, null)).toEqual({ effect: 'T', other: 'C' });
    expect(termAlleles(terms, 2, null)).toEqual({ effect: 'C', other: 'T' });
    expect([...terms.weight]).toEqual([0.5, -0.47, 1.03]);
    expect([...(terms.keys.GRCh37 ?? [])].slice(1)).toEqual([E2.GRCh37, E4.GRCh37]);
    expect(terms.keys.GRCh38).toBeUndefined();
  });

  test('pairs and ε3 need two variants at once: they are refused, and their weight is named', () => {
    const { refused } = parse([
      ...HEADER_2,
      APOE_COLUMNS,
      '\t\t\te4/e4\t\t2.1\tAPOE_allele\t',
      '\t\t\te3\t\t0.1\tAPOE_allele\t',
      '\t\t\te4\t\t1.7\tAPOE_allele\tTrue',
    ]);
    expect(refused).toEqual([
      { row: 1, reason: 'apoe-diplotype', weight: 2.1 },
      { row: 2, reason: 'apoe-diplotype', weight: 0.1 },
      { row: 3, reason: 'diplotype', weight: 1.7 },
    ]);
  });

  test('a table without positions leaves them to the ids of the file', () => {
    const { terms, refused } = parse(['rsid\ta1\tbeta', 'rs1\tA\t0.5', '.\te4\t1.03']);
    expect(refused).toEqual([]);
    expect([...terms.rsid]).toEqual([1, 429358]);
  });
});
