import { formatCount } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import type { PathClass } from '../../seal/policy/path-class.ts';
import type { NetworkProbe } from '../../seal/seal-probe.ts';
import type { SealEvidence, SealGap, SealLimit } from '../../state/seal.svelte.ts';

/** `limited`: holds, but by the app's own code or without the browser's word. */
export type Outcome = 'holds' | 'limited' | 'fails';

/** One line of the seal test. */
export interface Check {
  what: string;
  result: string;
  detail: string;
  outcome: Outcome;
}

const LIMITS: Readonly<Record<SealLimit, () => string>> = {
  'single-file': () => m.privacy_limit_single_file(),
  connections: () => m.privacy_limit_connections(),
  'trusted-types': () => m.privacy_limit_trusted_types(),
  moves: () => m.privacy_limit_moves(),
  'peer-connections': () => m.privacy_limit_peer_connections(),
  names: () => m.privacy_limit_names(),
};

const GAPS: Readonly<Record<Exclude<SealGap, 'headers-deviate'>, () => string>> = {
  'page-connects': () => m.privacy_gap_page_connects(),
  'page-pictures': () => m.privacy_gap_page_pictures(),
  'vault-connects': () => m.privacy_gap_vault_connects(),
  'vault-silent': () => m.privacy_gap_vault_silent(),
  'kernel-imports': () => m.privacy_gap_kernel_imports(),
  'no-airplane': () => m.privacy_gap_no_airplane(),
  'not-isolated': () => m.privacy_gap_not_isolated(),
  'headers-unseen': () => m.privacy_gap_headers_unseen(),
};

const CLASSES: Partial<Readonly<Record<PathClass, () => string>>> = {
  document: () => m.privacy_class_document(),
  asset: () => m.privacy_class_asset(),
  vaultWorker: () => m.privacy_class_vault(),
  packsWorker: () => m.privacy_class_packs(),
};

export function className(pathClass: PathClass): string {
  return (CLASSES[pathClass] ?? m.privacy_class_other)();
}

export function gapWords(gap: SealGap, evidence: SealEvidence): string {
  if (gap !== 'headers-deviate') return GAPS[gap]();
  return m.privacy_gap_headers_deviate({ names: deviatingNames(evidence).join(', ') });
}

export function limitWords(limit: SealLimit): string {
  return LIMITS[limit]();
}

function deviatingNames(evidence: SealEvidence): string[] {
  return [...new Set((evidence.headers ?? []).flatMap(({ deviations }) => deviations))].sort();
}

function networkCheck(what: string, probe: NetworkProbe | null): Check {
  if (probe === null) return { what, result: m.not_known(), detail: m.privacy_no_answer(), outcome: 'fails' };
  if (!probe.refused) {
    return { what, result: m.privacy_not_refused(), detail: m.privacy_not_refused_evidence(), outcome: 'fails' };
  }
  return { what, result: m.privacy_refused(), detail: m.privacy_refused_policy(), outcome: 'holds' };
}

function importsCheck(imports: number | null): Check {
  const what = m.privacy_check_imports();
  if (imports === null) return { what, result: m.not_known(), detail: m.privacy_no_answer(), outcome: 'fails' };
  if (imports === 0) {
    return { what, result: m.privacy_imports_none(), detail: m.privacy_imports_none_evidence(), outcome: 'holds' };
  }
  const count = formatCount(imports);
  return { what, result: count, detail: m.privacy_imports_some_evidence({ count }), outcome: 'fails' };
}

function connectionsCheck({ connections, guarded }: SealEvidence): Check {
  const what = m.privacy_check_connections();
  if (connections) {
    return { what, result: m.privacy_refused(), detail: m.privacy_connections_refused(), outcome: 'holds' };
  }
  return guarded.peerConnections
    ? { what, result: m.privacy_guarded(), detail: m.privacy_connections_guarded(), outcome: 'limited' }
    : { what, result: m.privacy_nothing_there(), detail: m.privacy_connections_none(), outcome: 'holds' };
}

function movesCheck({ connections, guarded }: SealEvidence): Check {
  const what = m.privacy_check_moves();
  if (connections) return { what, result: m.privacy_refused(), detail: m.privacy_moves_refused(), outcome: 'holds' };
  return guarded.moves
    ? { what, result: m.privacy_guarded(), detail: m.privacy_moves_guarded(), outcome: 'limited' }
    : { what, result: m.privacy_not_refused(), detail: m.privacy_moves_open(), outcome: 'limited' };
}

function trustedTypesCheck(enforced: boolean): Check {
  const what = m.privacy_check_trusted_types();
  return enforced
    ? { what, result: m.privacy_refused(), detail: m.privacy_tt_refused(), outcome: 'holds' }
    : { what, result: m.privacy_not_refused(), detail: m.privacy_tt_open(), outcome: 'limited' };
}

function picturesCheck(refused: boolean): Check {
  const what = m.privacy_check_pictures();
  return refused
    ? { what, result: m.privacy_refused(), detail: m.privacy_pictures_refused(), outcome: 'holds' }
    : { what, result: m.privacy_not_refused(), detail: m.privacy_pictures_open(), outcome: 'fails' };
}

function airplaneCheck({ airplane }: SealEvidence): Check {
  const what = m.privacy_check_airplane();
  if (airplane === 'controlled') {
    const detail = m.privacy_airplane_controlled_evidence();
    return { what, result: m.privacy_airplane_controlled(), detail, outcome: 'holds' };
  }
  return airplane === 'single-file'
    ? { what, result: m.privacy_airplane_single(), detail: m.privacy_airplane_single_evidence(), outcome: 'holds' }
    : { what, result: m.privacy_airplane_none(), detail: m.privacy_airplane_none_evidence(), outcome: 'fails' };
}

function headersCheck(evidence: SealEvidence): Check {
  const what = m.privacy_check_headers();
  const { headers } = evidence;
  if (headers === null) {
    return { what, result: m.privacy_headers_none(), detail: m.privacy_headers_none_evidence(), outcome: 'limited' };
  }
  const names = deviatingNames(evidence);
  if (names.length > 0) {
    const detail = m.privacy_gap_headers_deviate({ names: names.join(', ') });
    return { what, result: m.privacy_headers_differ(), detail, outcome: 'fails' };
  }
  if (headers.length === 0) {
    return { what, result: m.not_known(), detail: m.privacy_gap_headers_unseen(), outcome: 'fails' };
  }
  const count = formatCount(headers.reduce((sum, one) => sum + one.headers.length, 0));
  const detail = m.privacy_headers_whole_evidence({ count });
  return { what, result: m.privacy_headers_whole(), detail, outcome: 'holds' };
}

function isolationCheck(evidence: SealEvidence): Check {
  const what = m.privacy_check_isolated();
  if (evidence.headers === null) {
    const detail = m.privacy_isolated_single_evidence();
    return { what, result: m.privacy_isolated_no(), detail, outcome: 'limited' };
  }
  const detail = m.privacy_isolated_evidence();
  return evidence.isolated
    ? { what, result: m.privacy_isolated_yes(), detail, outcome: 'holds' }
    : { what, result: m.privacy_isolated_no(), detail: m.privacy_gap_not_isolated(), outcome: 'fails' };
}

/** Every line of the seal test, in the order in which they are shown. */
export function checksOf(evidence: SealEvidence): Check[] {
  return [
    networkCheck(m.privacy_check_page(), evidence.page),
    networkCheck(m.privacy_check_vault(), evidence.vault?.network ?? null),
    picturesCheck(evidence.pictures),
    connectionsCheck(evidence),
    movesCheck(evidence),
    trustedTypesCheck(evidence.trustedTypes),
    importsCheck(evidence.vault?.kernelImports ?? null),
    airplaneCheck(evidence),
    headersCheck(evidence),
    isolationCheck(evidence),
  ];
}
