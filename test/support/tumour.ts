import { readFileSync } from 'node:fs';
import { CivicIndex } from '../../src/domain/tumour/civic-index.ts';
import { matchTumour, type TumourAnswer } from '../../src/domain/tumour/match.ts';
import { OncoTree } from '../../src/domain/tumour/oncotree.ts';
import { EMPTY_PROFILE, type TumourProfile } from '../../src/domain/tumour/profile.ts';
import { readTypedList } from '../../src/domain/tumour/typed-list.ts';
import { decodeCivicPack } from '../../src/reference/civic-pack.ts';

let built: { index: CivicIndex; tree: OncoTree } | null = null;

/** The list that the app ships, made once. */
export function builtTumour(): { index: CivicIndex; tree: OncoTree } {
  if (built !== null) return built;
  const pack = decodeCivicPack(readFileSync('public/packs/civic.bin'));
  if (!pack.ok) throw new Error(pack.error.code);
  built = { index: new CivicIndex(pack.value), tree: new OncoTree(pack.value.oncotree.nodes) };
  return built;
}

/** The answer to a list as a person types it. */
export function answerTo(list: string, tumourType: string | null, more: Partial<TumourProfile> = {}): TumourAnswer {
  const { index, tree } = builtTumour();
  const { alterations, markers } = readTypedList(list, index);
  return matchTumour(index, tree, { ...EMPTY_PROFILE, tumourType, alterations, markers, ...more });
}
