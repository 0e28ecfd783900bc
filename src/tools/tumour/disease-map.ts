import type { CivicDisease } from '../../domain/tumour/civic.ts';
import type { OncoNode } from '../../domain/tumour/oncotree.ts';
import { formOf } from '../../domain/rare/words.ts';

/** Names of diseases that mean exactly a node, where neither OncoTree nor its broader types write them so, each with who says it. */
export const DISEASE_SYNONYMS: readonly (readonly [name: string, code: string, source: string])[] = [
  ['Lung Non-small Cell Carcinoma', 'NSCLC', 'CIViC assertions 3, 5, 6, 34 (guideline "Non-Small Cell Lung Cancer"); Mondo: DOID:3908 and oncotree:NSCLC of one entry'],
  ['Chronic Myeloid Leukemia', 'CML', 'Mondo 0011996: "chronic myelogenous leukemia" exact synonym of DOID:8552, xref ONCOTREE:CML'],
  ['Cancer', 'TISSUE', 'the root of the tree, below which every tumour type lies'],
]; // prettier-ignore

/** A disease with what it is in OncoTree: by its name, by one of {@link DISEASE_SYNONYMS}, by the name of a broader type, or by the receptors of breast cancer. */
export function mapDisease(name: string, doid: string, nodes: readonly OncoNode[]): CivicDisease {
  const receptors = receptorsOf(name);
  const isKindOf = Object.keys(receptors).length > 0;
  return { name, doid, codes: codesOf(isKindOf ? 'Breast Cancer' : name, nodes), isKindOf, receptors };
}

function codesOf(name: string, nodes: readonly OncoNode[]): string[] {
  const wanted = sameForm(name);
  const own = nodes.filter((node) => node.parent !== null && [node.name, ...node.synonyms].some((one) => sameForm(one) === wanted)); // prettier-ignore
  if (own.length > 0) return own.map(({ code }) => code);
  const turned = nodes.filter((node) => node.parent !== null && [node.name, ...node.synonyms].some((one) => sameWords(one) === sameWords(name))); // prettier-ignore
  // Only where the words name one type: "X of Y" and "Y X" are the same name.
  if (turned.length === 1) return turned.map(({ code }) => code);
  const known = DISEASE_SYNONYMS.filter(([synonym]) => sameForm(synonym) === wanted).map(([, code]) => code);
  return known.length > 0 ? known : topsOf(name, nodes);
}

/** The nodes of a broader type that have none of it above them. */
export function topsOf(mainType: string, nodes: readonly OncoNode[]): string[] {
  const wanted = sameForm(mainType);
  const of = new Map(nodes.map((node) => [node.code, sameForm(node.mainType)]));
  return nodes.filter(({ code, parent }) => of.get(code) === wanted && of.get(parent ?? '') !== wanted).map(({ code }) => code); // prettier-ignore
}

/** Names that differ in capitals, hyphens and the s of a plural are the same. */
function sameForm(name: string): string {
  return name.toLowerCase().split(/[^\p{L}\p{N}+]+/u).filter(Boolean).map(formOf).join(' '); // prettier-ignore
}

/** The words of a name in any order: "Adenosquamous Lung Carcinoma" is "Lung Adenosquamous Carcinoma". */
function sameWords(name: string): string {
  return [
    ...new Set(
      sameForm(name)
        .split(' ')
        .filter((word) => word !== 'of' && word !== 'the'),
    ),
  ]
    .sort()
    .join(' ');
}

function receptorsOf(name: string): CivicDisease['receptors'] {
  if (name === 'Triple-receptor Negative Breast Cancer') return { er: 'negative', pr: 'negative', her2: 'negative' };
  const found = /^(Her2|Estrogen|Progesterone)-receptor (Positive|Negative) Breast Cancer$/i.exec(name);
  if (found === null) return {};
  const receptor = ({ h: 'her2', e: 'er', p: 'pr' } as const)[(found[1] ?? '')[0]?.toLowerCase() as 'h' | 'e' | 'p'];
  return { [receptor]: found[2]?.toLowerCase() === 'positive' ? 'positive' : 'negative' };
}
