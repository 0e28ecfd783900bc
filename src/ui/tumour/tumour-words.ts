import type { EvidenceType, Level } from '../../domain/tumour/civic.ts';
import type { Effect } from '../../domain/tumour/effect.ts';
import type { MatchedItem } from '../../domain/tumour/match.ts';
import type { Change, Markers } from '../../domain/tumour/profile.ts';
import type { Relation } from '../../domain/tumour/relation.ts';
import type { TumourAbout } from '../../domain/tumour/tumour-desk.ts';
import type { NotUnderstood } from '../../domain/tumour/typed-list.ts';
import type { Failure } from '../../errors/result.ts';
import { formatCount } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';

/** A change in short, as a laboratory writes it. */
export function changeWords(change: Change): string {
  const gene = change.gene ?? '';
  switch (change.kind) {
    case 'protein':
      return `${gene} ${change.change.text}`;
    case 'codon':
      return `${gene} ${change.ref}${String(change.codon)}`;
    case 'exon':
      return [gene, 'exon', change.first === change.last ? String(change.first) : `${String(change.first)}-${String(change.last)}`, ...(change.effect === 'any' ? [] : [change.effect])].join(' '); // prettier-ignore
    case 'region':
      return [gene, change.region, ...(change.effect === 'any' ? [] : [change.effect])].join(' ');
    case 'category':
      return [gene, change.category, ...(change.exon == null ? [] : ['exon', String(change.exon)])].join(' ');
    case 'fusion':
      return change.partner === null ? m.tumour_change_fusion_any({ gene }) : `${gene}::${change.partner}`;
    case 'coding':
      return `${gene} c.${change.coding}`;
    case 'named':
      return `${gene} ${change.name}`;
    case 'allele':
      return `${gene} ${change.allele.chromosome}:${String(change.allele.position)} ${change.allele.ref}>${change.allele.alt}`.trim();
    case 'wildtype':
      return m.tumour_change_wildtype({ gene });
    case 'absent':
      return m.tumour_change_absent({ change: changeWords(change.what) });
  }
}

const EFFECT_WORDS: Readonly<Record<Effect, () => string>> = {
  sensitivity: () => m.tumour_effect_sensitivity(),
  resistance: () => m.tumour_effect_resistance(),
  reduced: () => m.tumour_effect_reduced(),
  adverse: () => m.tumour_effect_adverse(),
  'no-sensitivity': () => m.tumour_effect_no_sensitivity(),
  'no-resistance': () => m.tumour_effect_no_resistance(),
  'no-adverse': () => m.tumour_effect_no_adverse(),
  unclear: () => m.tumour_effect_unclear(),
};

const RELATION_WORDS: Readonly<Record<Relation, () => string>> = {
  same: () => m.tumour_relation_same(),
  related: () => m.tumour_relation_related(),
  tissue: () => m.tumour_relation_tissue(),
  unknown: () => m.tumour_relation_unknown(),
  other: () => m.tumour_relation_other(),
};

export function relationWords(relation: Relation): string {
  return RELATION_WORDS[relation]();
}

/** How closely the item names what was told. */
export function classWords({ matchClass, fit }: Pick<MatchedItem, 'matchClass' | 'fit'>): string {
  if (matchClass === 'codon') return fit === 'differs' ? m.tumour_class_codon_other() : m.tumour_class_codon();
  if (matchClass === 'gene') return fit === 'differs' ? m.tumour_class_gene_other() : m.tumour_class_gene();
  if (matchClass === 'exact') return m.tumour_class_exact();
  return matchClass === 'region' ? m.tumour_class_region() : m.tumour_class_category();
}

const LEVEL_WORDS: Readonly<Record<Level, () => string>> = {
  A: () => m.tumour_level_A(),
  B: () => m.tumour_level_B(),
  C: () => m.tumour_level_C(),
  D: () => m.tumour_level_D(),
  E: () => m.tumour_level_E(),
};

export function levelWords(): string[] {
  return Object.values(LEVEL_WORDS).map((words) => words());
}

/** What an item says: of its therapies, or of the disease. Evidence that a paper does not support is never shown as what it speaks of. */
export function statementWords({ effect, type, direction, significance }: { effect: Effect | null; type: EvidenceType; direction: string; significance: string }): string {
  if (effect !== null) return EFFECT_WORDS[effect]();
  const said = direction === 'Does Not Support' ? m.tumour_statement_not({ significance }) : significance;
  return m.tumour_type_statement({ type, significance: said });
} // prettier-ignore

export function therapyWords({ therapies, interaction }: Pick<MatchedItem, 'therapies' | 'interaction'>): string {
  if (therapies.length === 0) return m.tumour_no_therapy();
  const list = therapies.join(interaction === 'Combination' ? ' + ' : ', ');
  if (interaction === 'Combination') return `${list} (${m.tumour_with_combination()})`;
  if (interaction === 'Substitutes') return `${list} (${m.tumour_with_substitutes()})`;
  return interaction === 'Sequential' ? `${list} (${m.tumour_with_sequential()})` : list;
}

export function ratingWords(rating: number): string {
  return rating === 0 ? m.tumour_item_unrated() : m.tumour_item_rating({ rating: String(rating) });
}

/** The page of a source, where it has one that is known; abstracts have none. */
export function sourceAddress(source: string): string | null {
  const id = /^PMID:(\d+)$/.exec(source)?.[1];
  return id === undefined ? null : `https://pubmed.ncbi.nlm.nih.gov/${id}/`;
}

const REASON_WORDS: Readonly<Record<NotUnderstood['reason'], (told: string) => string>> = {
  'no-gene': (told) => m.tumour_reason_no_gene({ told }),
  'no-change': (told) => m.tumour_reason_no_change({ told }),
  several: (told) => m.tumour_reason_several({ told }),
  unclear: (told) => m.tumour_reason_unclear({ told }),
  doubt: (told) => m.tumour_reason_doubt({ told }),
  inherited: (told) => m.tumour_reason_inherited({ told }),
};

export function reasonWords({ reason, told }: NotUnderstood): string {
  return REASON_WORDS[reason](told);
}

/** Why a file is refused, with its numbers; null for reasons that every room has. */
export function refusalWords({ code, about }: Failure): string | null {
  const share = { part: formatCount(about?.share?.part ?? 0), of: formatCount(about?.share?.of ?? 0) };
  switch (code) {
    case 'tumour/not-tumour-file':
      return m.tumour_refused_not_tumour_file();
    case 'tumour/consumer-file':
      return m.tumour_refused_consumer_file();
    case 'tumour/gvcf':
      return m.tumour_refused_gvcf();
    case 'tumour/genotypes':
      return m.tumour_refused_genotypes(share);
    case 'tumour/fractions':
      return m.tumour_refused_fractions(share);
    case 'tumour/rows':
      return m.tumour_refused_rows(share);
    case 'tumour/unproven':
      return m.tumour_refused_unproven(share);
    case 'tumour/several-tumours':
      return m.tumour_refused_several();
    case 'tumour/several-builds':
      return m.tumour_refused_several_builds();
    case 'tumour/build-unknown':
      return m.tumour_file_build();
    default:
      return null;
  }
}

/** Dates of the list, each with what it holds. */
export function datesOf({ releases }: TumourAbout): string {
  return releases.map(({ date, items, isPartial }) => { const of = { date, items: formatCount(items) }; return isPartial ? m.tumour_age_partial(of) : m.tumour_age_whole(of); }).join('; '); // prettier-ignore
}

/** Markers that were told, in short. */
export function markerWords(markers: Markers): string[] {
  const status = (name: string, value: 'positive' | 'negative' | null): string[] => value === null ? [] : [`${name} ${value === 'positive' ? m.tumour_positive() : m.tumour_negative()}`]; // prettier-ignore
  return [
    ...(markers.microsatellites === null ? [] : [markers.microsatellites]),
    ...(markers.mismatchRepair === null ? [] : [`${m.tumour_marker_mmr()}: ${markers.mismatchRepair === 'deficient' ? m.tumour_marker_deficient() : m.tumour_marker_proficient()}`]), // prettier-ignore
    ...(markers.mutationalBurden === null ? [] : [`TMB ${String(markers.mutationalBurden)}`]),
    ...status('ER', markers.er),
    ...status('PR', markers.pr),
    ...status('HER2', markers.her2),
    ...status('PD-L1', markers.pdl1),
    ...Object.entries(markers.signatures).map(([name, value]) => `${name}: ${value}`),
  ];
}
