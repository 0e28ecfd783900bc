import { readFileSync } from 'node:fs';
import { canariesIn } from './canaries.ts';

interface NetLogEvent {
  type: number;
  source: { type: number };
  params?: { is_preconnect?: boolean; url?: string };
}

/** Host names that only attempts use. */
const FOREIGN = '.leak.test';

/**
 * Events of a browser's record of its network (`--log-net-log`, one a line) that name a foreign host or carry a canary. What is only kept on
 * this machine is none: a cookie that an attempt set and nobody was sent, and an idle connection to the app's own server, over which
 * nothing goes.
 */
export function telltalesIn(netLog: string): string[] {
  const bytes = readFileSync(netLog);
  const carried = canariesIn(bytes);
  const lines = bytes.toString('latin1').split('\n');
  const cookieTypes = typesNamed(lines[0] ?? '', /^COOKIE_STORE/);
  return lines.slice(1).filter((line) => {
    if (!line.includes(FOREIGN) && !carried.some((form) => line.includes(form))) return false;
    // The state at the end lists what the browser refused, as reports that wait: nobody was named to send them to.
    if (line.startsWith('"polledData"')) return /"attempts":[1-9]\d*,"body"/.test(line);
    const event = parse(line);
    if (event === null) return true;
    const isIdle = event.params?.is_preconnect === true && (event.params.url ?? '').startsWith('http://localhost:');
    return !isIdle && !cookieTypes.has(event.type);
  });
}

function typesNamed(header: string, pattern: RegExp): Set<number> {
  const text = /"logEventTypes":(\{[^}]*\})/.exec(header)?.[1] ?? '{}';
  const types = JSON.parse(text) as Record<string, number>;
  return new Set(Object.entries(types).flatMap(([name, value]) => (pattern.test(name) ? [value] : [])));
}

function parse(line: string): NetLogEvent | null {
  try {
    return JSON.parse(line.replace(/,\s*$/, '')) as NetLogEvent;
  } catch {
    return null;
  }
}
