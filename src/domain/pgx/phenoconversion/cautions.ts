import { interactionsWith } from './inhibition.ts';
import type { Interaction, InteractionPack } from './interaction-pack.ts';

/**
 * What the sources say on changing a drug's expected exposure for a medicine taken beside it: `rule`, its guideline has
 * one; `no-consensus`, its guideline states that none is agreed; `none-known`, nothing was read either way.
 */
export type CautionBasis = 'rule' | 'no-consensus' | 'none-known';

/** Medicines taken that change the activity of an enzyme which a drug's guidelines name. The phenotype stays as it is. */
export interface Caution {
  enzyme: string;
  by: readonly Interaction[];
  basis: CautionBasis;
  /** Id of the source of {@link basis}; `null` where nothing was read. */
  source: string | null;
}

function basisOf(pack: InteractionPack, enzyme: string, drug: string): Pick<Caution, 'basis' | 'source'> {
  const rule = pack.rules.find((row) => row.enzyme === enzyme && row.drugs.includes(drug));
  if (rule === undefined) return { basis: 'none-known', source: null };
  return { basis: rule.factor === null ? 'no-consensus' : 'rule', source: rule.source };
}

/** Cautions for one drug, whose own effect on an enzyme is left out: its guideline knows of that. */
export function cautionsFor(
  pack: InteractionPack,
  drug: { name: string; genes: readonly string[] },
  taken: readonly string[],
): Caution[] {
  const others = taken.filter((name) => name !== drug.name);
  return [...new Set(drug.genes)].flatMap((enzyme): Caution[] => {
    const by = interactionsWith(pack.interactions, enzyme, others);
    return by.length === 0 ? [] : [{ enzyme, by, ...basisOf(pack, enzyme, drug.name) }];
  });
}
