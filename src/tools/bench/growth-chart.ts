import { pageTable } from './table.ts';

/** One size, and what it cost. */
export interface GrowthPoint {
  size: number;
  ms: number;
  /** Of processors. */
  cpuMs: number;
  /** Most memory above what was held before, in megabytes. */
  mb: number;
  note?: string;
}

/** One thing that grows. */
export interface GrowthLine {
  name: string;
  unit: 'rows' | 'scores' | 'GB';
  points: readonly GrowthPoint[];
}

const PANEL = { width: 300, height: 220, left: 52, top: 40, right: 16, bottom: 46 };

/** The three lines as a picture: processor time and memory over size, both axes in powers of ten. Dark where the reader's system is. */
export function growthChart(lines: readonly GrowthLine[]): string {
  const width = PANEL.width * lines.length;
  const panels = lines.map(
    (line, index) => `<g transform="translate(${String(index * PANEL.width)} 0)">${panel(line)}</g>`,
  );
  const style =
    'text{font:12px system-ui,sans-serif;fill:#1b1f24}.axis{stroke:#8b949e;fill:none}.grid{stroke:#d0d7de;fill:none}.time{stroke:#0b57a4;fill:none;stroke-width:2}.memory{stroke:#9a4f00;fill:none;stroke-width:2;stroke-dasharray:5 3}.dot-time{fill:#0b57a4}.dot-memory{fill:#9a4f00}.paper{fill:#fff}' +
    '@media (prefers-color-scheme:dark){text{fill:#e6edf3}.axis{stroke:#7d8590}.grid{stroke:#30363d}.time{stroke:#79b8ff}.memory{stroke:#ffb26b}.dot-time{fill:#79b8ff}.dot-memory{fill:#ffb26b}.paper{fill:#0d1117}}';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(PANEL.height + 24)}" role="img" aria-label="Time and memory over size; the table below has the numbers"><style>${style}</style><rect class="paper" width="100%" height="100%"/>${panels.join('')}<text x="${String(PANEL.left)}" y="${String(PANEL.height + 14)}">solid: milliseconds of processors; dashed: megabytes; both axes in powers of ten</text></svg>\n`;
}

function panel({ name, unit, points }: GrowthLine): string {
  const values = points.flatMap(({ cpuMs, mb }) => [cpuMs, Math.max(mb, 1)]);
  const across = powers(points.map(({ size }) => size));
  const up = powers(values);
  const x = (size: number): number => PANEL.left + share(size, across) * (PANEL.width - PANEL.left - PANEL.right);
  const y = (value: number): number =>
    PANEL.height - PANEL.bottom - share(value, up) * (PANEL.height - PANEL.top - PANEL.bottom);
  const path = (of: (point: GrowthPoint) => number): string =>
    points
      .map((point, index) => `${index === 0 ? 'M' : 'L'}${x(point.size).toFixed(1)} ${y(of(point)).toFixed(1)}`)
      .join('');
  const dots = (kind: string, of: (point: GrowthPoint) => number): string =>
    points
      .map(
        (point) =>
          `<circle class="dot-${kind}" cx="${x(point.size).toFixed(1)}" cy="${y(of(point)).toFixed(1)}" r="3"/>`,
      )
      .join('');
  // The clock would draw what else the machine did.
  const ms = (point: GrowthPoint): number => point.cpuMs;
  const mb = (point: GrowthPoint): number => Math.max(point.mb, 1);
  const [floor, right] = [PANEL.height - PANEL.bottom, PANEL.width - PANEL.right];
  const rungs = steps(up).map(
    (value) =>
      `<path class="grid" d="M${String(PANEL.left)} ${y(value).toFixed(1)}H${String(right)}"/><text x="${String(PANEL.left - 6)}" y="${(y(value) + 4).toFixed(1)}" text-anchor="end">${short(value)}</text>`,
  );
  const feet = steps(across).map(
    (value) => `<text x="${x(value).toFixed(1)}" y="${String(floor + 18)}" text-anchor="middle">${short(value)}</text>`,
  );
  return [
    `<text x="${String(PANEL.left)}" y="22" font-weight="600">${name}</text>`,
    ...rungs,
    ...feet,
    `<text x="${String(right)}" y="${String(floor + 36)}" text-anchor="end">${unit}</text>`,
    `<path class="axis" d="M${String(PANEL.left)} ${String(PANEL.top)}V${String(floor)}H${String(right)}"/>`,
    `<path class="time" d="${path(ms)}"/>${dots('time', ms)}<path class="memory" d="${path(mb)}"/>${dots('memory', mb)}`,
  ].join('');
}

interface Powers {
  low: number;
  high: number;
}

/** Powers of ten round some values. */
function powers(values: readonly number[]): Powers {
  const low = Math.floor(Math.log10(Math.min(...values)));
  return { low, high: Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values)))) };
}

function share(value: number, { low, high }: Powers): number {
  return (Math.log10(value) - low) / (high - low);
}

function steps({ low, high }: Powers): number[] {
  return Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
}

function short(value: number): string {
  if (value >= 1e6) return `${String(value / 1e6)} M`;
  return value >= 1000 ? `${String(value / 1000)} k` : String(Number(value.toPrecision(1)));
}

/** The same as text. */
export function growthTable(lines: readonly GrowthLine[]): string {
  const rows = lines.flatMap(({ name, unit, points }) =>
    points.map(({ size, ms, cpuMs, mb, note }) => {
      const packed = note === undefined ? '' : ` (${note})`;
      return [name, `${sizeText(size, unit)}${packed}`, whole(ms), whole(cpuMs), whole(mb)];
    }),
  );
  return pageTable(['what grows', 'size', 'clock, ms', 'processors, ms', 'most memory, MB'], rows);
}

function sizeText(size: number, unit: GrowthLine['unit']): string {
  return unit === 'GB' ? `${size.toFixed(2)} GB` : `${size.toLocaleString('en')} ${unit}`;
}

function whole(value: number): string {
  return value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en');
}
