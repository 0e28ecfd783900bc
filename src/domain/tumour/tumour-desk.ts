import { TrialDesk } from '../trials/trial-desk.ts';
import type { CivicKnowledge, CivicRelease } from './civic.ts';
import { CivicIndex } from './civic-index.ts';
import { matchTumour, type TumourAnswer } from './match.ts';
import { type OncoHit, OncoTree } from './oncotree.ts';
import type { TumourProfile } from './profile.ts';
import { type TakenFile, takeFile, type TumourFile } from './tumour-file.ts';
import { suggestVariants } from './suggest-variants.ts';
import { readTypedList, type TypedList } from './typed-list.ts';

/** What the list is, and how old. */
export interface TumourAbout {
  releases: readonly CivicRelease[];
  oncotree: string;
  items: number;
  genes: number;
  variants: number;
  diseases: number;
  /** Diseases, and items on them, without a name in OncoTree. */
  unmappedDiseases: number;
  unmappedItems: number;
  tumourTypes: number;
}

/** Everything that the room asks of the list; made once a pack. */
export class TumourDesk {
  readonly about: TumourAbout;
  readonly tree: OncoTree;
  readonly trials: TrialDesk;
  readonly #index: CivicIndex;

  constructor(knowledge: CivicKnowledge) {
    this.#index = new CivicIndex(knowledge);
    this.tree = new OncoTree(knowledge.oncotree.nodes);
    this.trials = new TrialDesk(this.tree);
    const { diseases, items } = knowledge;
    const isUnmapped = (disease: number): boolean => diseases[disease]?.codes.length === 0;
    this.about = {
      releases: knowledge.releases,
      oncotree: knowledge.oncotree.version,
      items: items.length,
      genes: new Set(knowledge.variants.map(({ gene }) => gene)).size,
      variants: knowledge.variants.length,
      diseases: diseases.length,
      unmappedDiseases: diseases.filter(({ codes }) => codes.length === 0).length,
      unmappedItems: items.filter(({ disease }) => isUnmapped(disease)).length,
      tumourTypes: knowledge.oncotree.nodes.length,
    };
  }

  searchTypes(text: string, most = 12): OncoHit[] {
    return this.tree.search(text, most);
  }

  suggest(text: string): string[] {
    return suggestVariants(text, this.#index);
  }

  readList(text: string): TypedList {
    return readTypedList(text, this.#index);
  }

  take(file: TumourFile): TakenFile {
    return takeFile(file, this.#index);
  }

  answer(profile: TumourProfile): TumourAnswer {
    return matchTumour(this.#index, this.tree, profile);
  }
}
