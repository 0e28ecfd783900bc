import { kernelBytes, kernelSha256 } from 'virtual:kernel';
import { describe, expect, test } from 'vitest';
import { DEFAULT_OPTIONS } from '../../src/domain/analysis/options.ts';
import { analyse } from '../../src/engine/analysis.ts';
import { Kernel } from '../../src/engine/kernel/kernel.ts';
import { nodeReferences } from '../../src/tools/analyse/node-packs.ts';
import { checkGene } from '../../src/tools/peers/pgx-check.ts';
import { caseAsVcf, isPlainCase } from '../support/pgx-vcf.ts';
import { pgxCases } from '../support/pgx-vectors.ts';

/** The peers' cases once more, the way a person's file goes: written as VCF, read, looked up, called. */
describe.each([
  { build: 'GRCh38', number: 38, least: 550 },
  { build: 'GRCh37', number: 37, least: 350 },
] as const)('star-allele cases as $build files', ({ build, number, least }) => {
  test('give what the peers assert', async () => {
    const references = nodeReferences(process.cwd());
    if (!references.ok || references.value.pgx === null) throw new Error('the packs cannot be read');
    const { pgx } = references.value;
    // Of the packs those that genes are called by: nothing is asked of scores, medicines or ancestry here.
    const ofGenes = { ...references.value, scores: [], drugs: [], interactions: null, ancestry: null };
    const module = await Kernel.compile(kernelBytes);
    const app = { version: '0', kernelSha256 };
    const unmet: string[] = [];
    let run = 0;
    for (const testCase of pgxCases().cases.filter(isPlainCase)) {
      const text = caseAsVcf(testCase, pgx, build);
      if (text === null) continue;
      run++;
      const kernel = await Kernel.start(module);
      const options = { ...DEFAULT_OPTIONS, combinations: testCase.options.combinations };
      const result = await analyse(
        { kernel, app, references: ofGenes },
        { file: new Blob([text]), options, onEvent: () => undefined },
      );
      if (!result.ok) {
        unmet.push(`${testCase.id}: ${result.error.code}`);
        continue;
      }
      const { report } = result.value;
      if (report.file.build !== number) unmet.push(`${testCase.id}: build ${String(report.file.build)}`);
      // A woman's X may be homozygous along the whole of one gene: that is no sign of one X.
      if (report.file.sex === 'male' && testCase.input.chrX_copies === 2) unmet.push(`${testCase.id}: sex`);
      for (const [gene, expected] of Object.entries(testCase.expect)) {
        const called = report.pgx[gene];
        const wrong = called === undefined ? [{ what: 'gene' }] : checkGene(expected, called);
        unmet.push(...wrong.map(({ what }) => `${testCase.id}: ${gene} ${what}`));
      }
    }
    expect(unmet).toEqual([]);
    expect(run).toBeGreaterThan(least);
  }, 60_000);
});

describe("a man's one X", () => {
  /** X calls over six million bases, one allele twice: the file of a man. */
  const xRows = Array.from(
    { length: 40 },
    (_, at) => `X\t${String(20_000_000 + at * 150_000)}\t.\tA\tG\t.\tPASS\t.\tGT\t1/1\n`,
  );

  test.each([
    ['0/1', 'no-call', null],
    ['1/1', 'read', 'A'],
    ['1', 'read', 'A'],
    ['0/0', 'read', 'G'],
  ])('G6PD rs5030868 %s', async (gt, state, allele) => {
    const references = nodeReferences(process.cwd());
    if (!references.ok || references.value.pgx === null) throw new Error('the packs cannot be read');
    const known = references.value.pgx.genes
      .find(({ gene }) => gene === 'G6PD')
      ?.positions.find(({ rsid }) => rsid === 'rs5030868');
    if (known?.position37 === undefined || known.position37 === null) throw new Error('no such position');
    const row = `X\t${String(known.position37)}\trs5030868\t${known.ref}\t${known.alts[0] ?? ''}\t.\tPASS\t.\tGT\t${gt}\n`;
    const header =
      '##fileformat=VCFv4.2\n##contig=<ID=X,length=155270560>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tone\n';
    const result = await analyse(
      { kernel: await Kernel.create(kernelBytes), app: { version: '0', kernelSha256 }, references: references.value },
      { file: new Blob([header, ...xRows, row]), options: DEFAULT_OPTIONS, onEvent: () => undefined },
    );
    if (!result.ok) throw new Error(result.error.code);
    const { file, pgx } = result.value.report;
    expect(file.sex).toBe('male');
    const site = pgx.G6PD?.sites.find(({ rsid }) => rsid === 'rs5030868');
    expect(site?.state).toBe(state);
    expect(site?.genotype?.includes(allele ?? '') ?? null).toBe(allele === null ? null : true);
    expect(file.setAside ?? []).toEqual(
      gt === '0/1' ? [{ reason: 'two-alleles-on-x', chromosome: 'X', position: known.position37 }] : [],
    );
    expect(file.warnings.includes('HET_X_MALE')).toBe(gt === '0/1');
  });
});
