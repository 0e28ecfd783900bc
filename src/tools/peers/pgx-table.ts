import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { PgxPack } from '../../domain/pgx/definition.ts';
import { resolveOutsideCall } from '../../domain/pgx/outside.ts';
import { field, parseTable } from '../packs/tsv.ts';
import type { PeerResult } from './peer-result.ts';
import { loadPgxPack } from './pgx.ts';

type Row = Readonly<Record<string, string>>;

/** What the pack makes of one row of a table of diplotypes. */
interface Answer {
  expected: string;
  got: string;
  /** Why another answer is meant; `null` where the two have to be equal. */
  excuse: string | null;
}

/** `phenotype (score)`. Sources write capitals in phenotypes of one gene and not of another. */
function words(phenotype: string, score: string): string {
  const text = phenotype.toLowerCase();
  return score === '' || score === 'n/a' ? text : `${text} (${score})`;
}

function answerTo(pack: PgxPack, row: Row): Answer {
  const [name, first, second] = [field(row, 'gene'), field(row, 'allele_a'), field(row, 'allele_b')];
  const expected = words(field(row, 'phenotype'), field(row, 'activity_score'));
  const gene = pack.genes.find((one) => one.gene === name);
  if (gene === undefined) return { expected, got: 'no such gene', excuse: null };
  const diplotype = second === '' ? first : `${first}/${second}`;
  const { phenotype } = resolveOutsideCall(gene, { gene: name, diplotype, phenotype: '', activityScore: '' });
  const isDisputed = [first, second].some((allele) => gene.disputedAlleles.includes(allele));
  return {
    expected,
    got: words(phenotype.phenotype ?? '', phenotype.activityScoreText ?? ''),
    excuse: isDisputed ? 'sources disagree, the stricter is kept' : null,
  };
}

/** Compares phenotype and activity score of every row (`gene`, `allele_a`, `allele_b`, `phenotype`, `activity_score`) with the pack's. */
export function checkPgxTable(text: string, pack: PgxPack): PeerResult {
  const lines: string[] = [];
  const excused = new Map<string, number>();
  let passed = 0;
  for (const row of parseTable(text).rows) {
    const { expected, got, excuse } = answerTo(pack, row);
    const of = field(row, 'gene');
    if (expected === got) passed++;
    else if (excuse !== null) excused.set(`${of}: ${excuse}`, (excused.get(`${of}: ${excuse}`) ?? 0) + 1);
    else lines.push(`${of} ${field(row, 'allele_a')}/${field(row, 'allele_b')}: expected ${expected} got ${got}`);
  }
  const reasons = [...excused].map(([reason, count]) => `skipped ${String(count)}: ${reason}`);
  const skipped = [...excused.values()].reduce((sum, count) => sum + count, 0);
  return { passed, failed: lines.length, skipped, lines: [...lines, ...reasons] };
}

/** Entry point of `npm run peers -- pgx-table <file>`; the file may be gzipped. */
export function run(file: string): Promise<PeerResult> {
  const bytes = readFileSync(file);
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
  return Promise.resolve(checkPgxTable(text, loadPgxPack()));
}
