import { describe, expect, it } from 'vitest';
import { ga4ghDigest } from '../../../src/bytes/ga4gh-digest.ts';
import { csvCell } from '../../../src/domain/csv.ts';
import { outsideCalls } from '../../../src/domain/export/outside-calls.ts';
import { readPacketInterpretations } from '../../../src/domain/export/packet-interpretations.ts';
import { genomePhenopacket } from '../../../src/domain/export/phenopacket-genome.ts';
import { resultsCsv } from '../../../src/domain/export/results-csv.ts';
import { vrsId } from '../../../src/domain/export/vrs.ts';
import { readPhenopacket } from '../../../src/domain/rare/phenopacket.ts';
import { content, finding, halfRead } from '../../support/exported.ts';

describe('VRS 2 identifiers', () => {
  const change = { build: 'GRCh38', chromosome: '7', position: 55181320, ref: 'A', alt: 'T' } as const;

  it('agree with the value of vrs-python', () => {
    expect(vrsId(change, ga4ghDigest)).toBe('ga4gh:VA.Hy2XU_-rp4IMh6I_1NXNecBo8Qx8n0oE');
  });

  it.each([{ ref: 'AT' }, { alt: 'ATG' }, { alt: '<DEL>' }, { alt: 'N' }, { ref: '' }])('%j has none', (more) => {
    expect(vrsId({ ...change, ...more }, ga4ghDigest)).toBeNull();
  });
});

describe('outside calls for PharmCAT', () => {
  const lines = (text: string): string[] => text.trimEnd().split('\n');

  it('hands on only what one can go by', () => {
    const handed = lines(outsideCalls(content())).filter((line) => !line.startsWith('#'));
    expect(handed).toEqual(['CYP2C19\t*1/*2\tIntermediate Metabolizer', 'NUDT15\t*1/*1\tNormal Metabolizer']);
  });

  it.each([
    ['TPMT', /Nothing found in what was read/],
    ['CYP2C9', /not certain/],
    ['CYP2B6', /Not assessed/],
    ['HLA-B', /Not assessed/],
  ])('%s stays a comment that says why', (gene, why) => {
    const said = lines(outsideCalls(content())).filter((line) => line.startsWith(`# ${gene}: not handed on.`));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(why);
  });

  it('leaves the diplotype out where it is one of several, and writes scores as PharmCAT does', () => {
    const tied = halfRead({ firm: true, verdict: 'altered', phenotype: 'Poor Metabolizer', activityScore: 1, guidance: [['*1', '*2'], ['*1', '*3']] }); // prettier-ignore
    const base = content();
    const text = outsideCalls({ ...base, report: { ...base.report, pgx: { CYP2C9: tied } } });
    expect(lines(text).at(-1)).toBe('CYP2C9\t\tPoor Metabolizer\t1.0');
  });
});

describe('the table for a spreadsheet', () => {
  const rows = resultsCsv(content()).trimEnd().split('\r\n');

  it.each([
    ['gene,TPMT', 'Nothing found in what was read,,Nothing found in what was read'],
    ['gene,CYP2B6', 'Not assessed,,Not assessed'],
    ['gene,HLA-B', 'Not assessed,,Not assessed'],
    ['gene,CYP2C19', '*1/*2,Intermediate Metabolizer,result'],
    ['guideline,abacavir', 'Not assessed,,Not assessed'],
    ['score,PGS000001', 'Not assessed: Breast cancer,,Not assessed'],
  ])('the row of %s says %s', (start, said) => {
    const row = rows.find((one) => one.startsWith(`${start},`));
    expect(row).toContain(said);
  });

  it('has as many cells in each line, and no word for a usual result where none is', () => {
    const count = (row: string): number => row.replaceAll(/"[^"]*"/g, '').split(',').length;
    expect(new Set(rows.map(count)).size).toBe(1);
    const notSure = rows.filter((row) => /^gene,(TPMT|CYP2B6|HLA-B),/.test(row)).join('\n');
    expect(notSure).not.toMatch(/normal/i);
  });

  it('no text of a brought score becomes a formula', () => {
    const base = content();
    const [score] = base.report.scores;
    const hostile = { ...base, report: { ...base.report, scores: score === undefined ? [] : [{ ...score, id: '=HYPERLINK("http://a")', trait: '@SUM(A1)' }] } }; // prettier-ignore
    expect(resultsCsv(hostile)).not.toMatch(/(^|[,;\t\r\n])"?[=@+]/m);
  });

  it.each([' =1', '＝1+1', 'a;=1', 'a\t=1', 'a\n+1', '"=1', ';-cmd', '＠a'])('%j is no formula in any country’s setting', (text) => {
    const cell = csvCell(text);
    for (const part of cell.replaceAll('"', '').split(/[;\t\r\n]/)) expect(part.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/);
  }); // prettier-ignore
});

describe('a phenopacket of a genome', () => {
  const additions = { told: null, interpretations: [] };

  it('lists what was found with a place whose pos is a string, and says what was not assessed', () => {
    const text = genomePhenopacket(content(), additions, ga4ghDigest);
    const packet = JSON.parse(text) as { interpretations: unknown[]; metaData: { createdBy: string; phenopacketSchemaVersion: string; resources: unknown[] } }; // prettier-ignore
    expect(packet.interpretations).toHaveLength(2);
    expect(text).toContain('"pos": "1000"');
    expect(text).toContain('"id": "ga4gh:VA.');
    expect(packet.metaData.createdBy).toMatch(
      /1 without a call, 1 not in the file. What is not listed is not ruled out/,
    );
    expect(packet.metaData.phenopacketSchemaVersion).toBe('2.0');
    expect(readPacketInterpretations(text).map(({ variant }) => variant.pos)).toEqual([1000, 1000]);
  });

  it('says that nobody asked for findings', () => {
    expect(genomePhenopacket(content({ findings: null }), additions, ga4ghDigest)).toContain('Not assessed: single-gene variants'); // prettier-ignore
  });

  it('a longer change has no VRS id', () => {
    const base = finding('one-copy');
    const longer = { ...base, variant: { ...base.variant, ref: 'AC' } };
    expect(genomePhenopacket(content({ findings: [longer] }), additions, ga4ghDigest)).not.toContain('ga4gh:VA.');
  });

  it('told signs come back as they were', () => {
    const telling = {
      present: ['HP:0000001'],
      absent: ['HP:0000002'],
      sex: 'female' as const,
      age: 'P3Y',
      onset: null,
    };
    const told = { telling, labelOf: (id: string) => id, hpoVersion: '1' };
    expect(readPhenopacket(genomePhenopacket(content(), { told, interpretations: [] }, ga4ghDigest))).toEqual(telling);
  });

  it.each([['"123"', 123], ['123', 123], ['"12a"', null], ['-1', null], ['1.5', null], ['null', null]])('pos %s is read as %s', (pos, expected) => {
    const packet = `{"interpretations":[{"diagnosis":{"disease":{"id":"OMIM:1"},"genomicInterpretations":[{"interpretationStatus":"CAUSATIVE","variantInterpretation":{"variationDescriptor":{"vcfRecord":{"genomeAssembly":"GRCh38","chrom":"chr1","pos":${pos},"ref":"A","alt":"G"}}}}]}}]}`;
    const [read] = readPacketInterpretations(packet);
    expect(read?.variant.pos ?? null).toBe(expected);
    if (read !== undefined) {
      const again = genomePhenopacket(content({ findings: [] }), { told: null, interpretations: [read] }, ga4ghDigest);
      expect(readPacketInterpretations(again)).toEqual([read]);
    }
  }); // prettier-ignore
});
