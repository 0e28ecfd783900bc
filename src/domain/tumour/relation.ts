import type { CivicDisease } from './civic.ts';
import type { OncoTree } from './oncotree.ts';
import type { TumourProfile } from './profile.ts';

/**
 * How the disease of an item stands to the tumour, nearest first. `related`: a kind of it, or it is a kind of the other. `unknown`: the tumour type was
 * not told, or the item's disease has no name in OncoTree.
 */
export const RELATIONS = ['same', 'related', 'tissue', 'unknown', 'other'] as const;
export type Relation = (typeof RELATIONS)[number];

export function relationOf(profile: TumourProfile, disease: CivicDisease, tree: OncoTree): Relation {
  if (contradicts(profile, disease)) return 'other';
  if (profile.tumourType === null || tree.node(profile.tumourType) === undefined || disease.codes.length === 0) return 'unknown'; // prettier-ignore
  const { tumourType } = profile;
  const near = disease.codes.map((code): Relation => {
    const relation = tree.relation(tumourType, code);
    if (relation === 'same') return disease.isKindOf ? 'related' : 'same';
    if (relation === 'below' || relation === 'above') return 'related';
    return relation === 'tissue' ? 'tissue' : 'other';
  });
  return RELATIONS.find((relation) => near.includes(relation)) ?? 'other';
}

/** A disease that is told by a receptor which this tumour has not. */
function contradicts({ markers }: TumourProfile, { receptors }: CivicDisease): boolean {
  return (['er', 'pr', 'her2'] as const).some((receptor) => {
    const [needed, told] = [receptors[receptor], markers[receptor]];
    return needed !== undefined && told !== null && needed !== told;
  });
}
