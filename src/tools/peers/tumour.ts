import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CivicIndex } from '../../domain/tumour/civic-index.ts';
import { matchTumour, type TumourAnswer } from '../../domain/tumour/match.ts';
import { OncoTree } from '../../domain/tumour/oncotree.ts';
import { type Alteration, EMPTY_PROFILE } from '../../domain/tumour/profile.ts';
import { takeFile } from '../../domain/tumour/tumour-file.ts';
import { readTypedList } from '../../domain/tumour/typed-list.ts';
import { readTumourFile } from '../../formats/tumour/read-tumour-file.ts';
import { decodeCivicPack } from '../../reference/civic-pack.ts';
import { parseTable } from '../packs/tsv.ts';
import type { PeerResult } from './peer-result.ts';

interface Place {
  chr: string;
  pos: number;
  ref: string;
  alt: string;
}
interface ExpectedMatches {
  id: string;
  build: 'GRCh37' | 'GRCh38';
  oncotree: string;
  exact_civic_matches: (Place & { gene: string; variant: string; evidence: number[] })[];
}
interface OtherAnswers {
  build: 'GRCh37' | 'GRCh38';
  input: Place[];
  expected: (Place & { evidence: { ids: number[] }[] })[];
}
interface ExpectedAssertion {
  assertion_id: string;
  gene: string;
  variant: string;
  disease: string;
  amp_category: string;
}

const PACK = path.resolve(import.meta.dirname, '../../../public/packs/civic.bin');

/**
 * Cases of a folder: tables of somatic variants with the items that an exact join finds (`*.expected.json` with `*.variants.tsv`), another tool's exact
 * hits (`querynator_*.json`), and CIViC's own assertions (`civic_assertions_amp.json`).
 */
export async function run(folder: string): Promise<PeerResult> {
  const pack = decodeCivicPack(readFileSync(PACK));
  if (!pack.ok) throw new Error(`the bundled list cannot be read: ${pack.error.code}`);
  const cases = new TumourCases(new CivicIndex(pack.value), new OncoTree(pack.value.oncotree.nodes));
  const names = readdirSync(folder).sort();
  for (const name of names.filter((one) => one.endsWith('.expected.json'))) {
    const variants = path.join(folder, name.replace('.expected.json', '.variants.tsv'));
    await cases.exactJoin(readJson(folder, name) as ExpectedMatches, readFileSync(variants, 'utf8'));
  }
  for (const name of names.filter((one) => one.startsWith('querynator'))) await cases.otherTool(readJson(folder, name) as OtherAnswers); // prettier-ignore
  for (const name of names.filter((one) => one.startsWith('civic_assertions'))) cases.assertions(readJson(folder, name) as ExpectedAssertion[]); // prettier-ignore
  return cases.result;
}

function readJson(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
}

class TumourCases {
  readonly result: PeerResult = { passed: 0, failed: 0, skipped: 0, lines: [] };
  readonly #index: CivicIndex;
  readonly #tree: OncoTree;

  constructor(index: CivicIndex, tree: OncoTree) {
    this.#index = index;
    this.#tree = tree;
  }

  /** Every item of the exact join is matched as the very change, and no other. */
  async exactJoin(expected: ExpectedMatches, table: string): Promise<void> {
    const places = parseTable(table).rows.map(({ chr = '', pos, ref = '', alt = '' }) => ({ chr, pos: Number(pos), ref, alt })); // prettier-ignore
    const alterations = await this.#read(places, expected.build);
    const begun = process.cpuUsage();
    const answer = this.#answer(alterations, expected.oncotree);
    const { user, system } = process.cpuUsage(begun);
    const wanted = expected.exact_civic_matches.flatMap(({ evidence }) => evidence).sort((a, b) => a - b);
    const found = idsOf(answer);
    const [missing, surplus] = [wanted.filter((id) => !found.includes(id)), found.filter((id) => !wanted.includes(id))];
    this.#count(missing.length + surplus.length === 0, `${expected.id}: missing ${String(missing)}, surplus ${String(surplus)}`); // prettier-ignore
    const conflicts = answer.conflicts.map(({ therapy }) => therapy).join(', ');
    this.#say(`${expected.id}: ${String(places.length)} variants, ${String(alterations.length)} in the list, ${String(found.length)} items on exactly these; ${((user + system) / 1000).toFixed(1)} ms; contradicted: ${conflicts}`); // prettier-ignore
  }

  /** Every variant that the other tool found and our list holds is found; its items that our list holds are matched. */
  async otherTool({ build, input, expected }: OtherAnswers): Promise<void> {
    const held = new Set(this.#index.knowledge.items.map(({ id }) => id));
    const all = await this.#read(input, build);
    this.#say(`other tool: ${String(input.length)} variants given, ${String(all.length)} of them in our list`);
    let [theirs, ours, more] = [0, 0, 0];
    for (const hit of expected) {
      const ids = hit.evidence.flatMap((one) => one.ids);
      const found = idsOf(this.#answer(await this.#read([hit], build), null));
      const known = ids.filter((id) => held.has(id));
      theirs += ids.length;
      ours += known.length;
      more += found.filter((id) => !ids.includes(id)).length;
      const missing = known.filter((id) => !found.includes(id));
      if (missing.length > 0 && missing.every((id) => !this.#hasAllele(id))) {
        this.result.skipped++;
        this.#say(`skipped ${hit.chr}:${String(hit.pos)}: our release states no allele for the variant of ${String(missing)}`); // prettier-ignore
        continue;
      }
      this.#count(
        missing.length === 0,
        `${hit.chr}:${String(hit.pos)} ${hit.ref}>${hit.alt}: missing ${String(missing)}`,
      );
    }
    this.#say(`other tool: ${String(expected.length)} hits with ${String(theirs)} items of its release, ${String(ours)} of them in ours; ${String(more)} items of ours that it has not`); // prettier-ignore
  }

  /** Every assertion is found from its gene, variant and disease, with its tier. */
  assertions(expected: readonly ExpectedAssertion[]): void {
    for (const one of expected) {
      const { alterations, notUnderstood } = readTypedList(`${one.gene} ${one.variant.replace(/ \(c\..*$/, '')}`, this.#index); // prettier-ignore
      const code = this.#index.knowledge.diseases.find(({ name }) => name === one.disease)?.codes[0] ?? null;
      const answer = this.#answer(alterations, code);
      const found = answer.assertions.find(({ id }) => id === Number(one.assertion_id));
      this.#count(notUnderstood.length === 0 && found?.amp === one.amp_category, `assertion ${one.assertion_id}: ${one.gene} ${one.variant}, ${JSON.stringify(notUnderstood)}, ${found?.amp ?? 'not found'}`); // prettier-ignore
    }
  }

  /** Whether our state of the list places the variant of an item. */
  #hasAllele(id: number): boolean {
    const { items, variants } = this.#index.knowledge;
    const place = variants[items.find((item) => item.id === id)?.variant ?? -1]?.place ?? null;
    return place !== null && (place.ref !== '' || place.alt !== '');
  }

  /** Reads variants through a VCF of our own making, as the room does. */
  async #read(places: readonly Place[], build: 'GRCh37' | 'GRCh38'): Promise<readonly Alteration[]> {
    const rows = places.map(({ chr, pos, ref, alt }) => [chr, String(pos), '.', ref, alt, '.', 'PASS', '.'].join('\t'));
    const text = ['##fileformat=VCFv4.2', `##reference=${build}`, '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO', ...rows, '']; // prettier-ignore
    const file = await readTumourFile(new Blob([text.join('\n')]), null);
    if (!file.ok) throw new Error(file.error.code);
    return takeFile(file.value, this.#index).alterations;
  }

  #answer(alterations: readonly Alteration[], tumourType: string | null): TumourAnswer {
    return matchTumour(this.#index, this.#tree, { ...EMPTY_PROFILE, tumourType, alterations });
  }

  #count(isRight: boolean, line: string): void {
    if (isRight) this.result.passed++;
    else {
      this.result.failed++;
      this.#say(`FAILED ${line}`);
    }
  }

  #say(line: string): void {
    this.result.lines.push(line);
  }
}

/** Items on the very change that was told, also those that ask for more (both copies, a further change). */
function idsOf({ items }: TumourAnswer): number[] {
  const isVery = ({ matchClass, fit, variant }: TumourAnswer['items'][number]): boolean => matchClass === 'exact' && (fit === 'includes' || variant.includes('HOMOZYGOSITY')); // prettier-ignore
  return items.filter(isVery).map(({ id }) => id).sort((a, b) => a - b); // prettier-ignore
}
