import { digits } from './read-facts.ts';

/** A term of `hp.obo` that is in use. Ids without prefix. */
export interface OboTerm {
  id: string;
  label: string;
  parents: string[];
  /** l lay, e exact, o other. */
  names: { kind: 'l' | 'e' | 'o'; text: string }[];
}

/** What `hp.obo` holds. */
export interface Obo {
  version: string;
  terms: Map<string, OboTerm>;
  /** Ids that are not used any more, with the term that stands for each. */
  redirects: Map<string, string>;
}

/** Reads `hp.obo` (OBO format 1.2): one stanza a term. */
export function readObo(text: string): Obo {
  const found: Obo = { version: /^data-version:.*?(\d{4}-\d\d-\d\d)/m.exec(text)?.[1] ?? '', terms: new Map(), redirects: new Map() }; // prettier-ignore
  if (found.version === '') throw new Error('hp.obo names no version');
  for (const stanza of text.replaceAll('\r', '').split(/\n\[/).slice(1)) {
    if (!stanza.startsWith('Term]')) continue;
    const values = (tag: string): string[] => [...stanza.matchAll(new RegExp(`^${tag}: (.*)$`, 'gm'))].map((match) => match[1] ?? ''); // prettier-ignore
    const id = idOf(values('id')[0]);
    if (id === null) continue;
    for (const other of values('alt_id')) found.redirects.set(digits(other), id);
    if (values('is_obsolete')[0] === 'true') {
      const instead = idOf(values('replaced_by')[0] ?? values('consider')[0]);
      if (instead !== null) found.redirects.set(id, instead);
      continue;
    }
    const parents = values('is_a')
      .map(idOf)
      .filter((one) => one !== null);
    found.terms.set(id, { id, label: values('name')[0] ?? '', parents, names: values('synonym').flatMap(readSynonym) });
  }
  return found;
}

function idOf(value: string | undefined): string | null {
  return /^HP:(\d{7})/.exec(value ?? '')?.[1] ?? null;
}

/** `"Big head" EXACT layperson [source]`. */
function readSynonym(value: string): OboTerm['names'] {
  const match = /^"((?:[^"\\]|\\.)*)" (\w+)( .*?layperson)?/.exec(value);
  if (match === null) return [];
  const [, text = '', scope, lay] = match;
  const plain = text.replace(/\\(.)/g, '$1');
  return [{ kind: lay !== undefined ? 'l' : scope === 'EXACT' ? 'e' : 'o', text: plain }];
}
