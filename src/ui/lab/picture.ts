const SVG = 'http://www.w3.org/2000/svg';
const CARRIED = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'paint-order', 'opacity', 'fill-opacity', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline']; // prettier-ignore

/** Computes something under the light look. The browser draws nothing before the look is put back. */
export function onPaper<T>(compute: () => T): T {
  const { dataset } = document.documentElement;
  const theme = dataset.theme;
  dataset.theme = 'light';
  const value = compute();
  if (theme === undefined) delete dataset.theme;
  else dataset.theme = theme;
  return value;
}

/** A picture of the page as text that carries its own colours, those of paper: classes and the dark look mean nothing outside of the app. */
export function pictureText(svg: SVGSVGElement): string {
  return onPaper(() => textOf(svg));
}

function textOf(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, index) => {
    const original = originals[index];
    if (original === undefined) return;
    const computed = getComputedStyle(original);
    for (const name of CARRIED) element.setAttribute(name, computed.getPropertyValue(name));
    element.removeAttribute('class');
    element.removeAttribute('style');
  });
  const { x, y, width, height } = svg.viewBox.baseVal;
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('font-family', 'sans-serif');
  const ground = document.createElementNS(SVG, 'rect');
  const fill = getComputedStyle(svg).backgroundColor;
  for (const [name, value] of Object.entries({ x, y, width, height, fill })) ground.setAttribute(name, String(value));
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

/** What stands round a picture that leaves the app: it is never seen without its sentence, its caveat and its source. */
export interface Words {
  title: string;
  lines: readonly string[];
}

/** A line of words at a place. */
interface PlacedLine {
  text: string;
  x: number;
  y: number;
  size: number;
  weight: number;
}

/** A picture with its words, laid out. */
export interface Frame {
  width: number;
  height: number;
  /** Where the picture begins. */
  x: number;
  y: number;
  lines: readonly PlacedLine[];
}

export const FRAME_INK = '#1b1f24';
const MARGIN = 16;
/** So that the words under a picture that was drawn on a phone keep lines of a fair length. */
const LEAST_WIDTH = 480;
const TITLE = 17;
const SMALL = 11.5;
/** Mean width of a letter as a share of its height, with room to spare. */
const LETTER = 0.51;

/** Breaks text into lines of at most so many letters; a longer word keeps a line of its own. */
export function wrapped(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Lays out the words round a picture of this size. */
export function frameOf(picture: { width: number; height: number }, { title, lines }: Words): Frame {
  const width = Math.max(LEAST_WIDTH, picture.width) + 2 * MARGIN;
  const letters = (size: number): number => Math.floor((width - 2 * MARGIN) / (LETTER * size));
  const head = wrapped(title, letters(TITLE));
  const foot = lines.flatMap((line) => wrapped(line, letters(SMALL)));
  const top = MARGIN + head.length * 1.3 * TITLE;
  const below = top + picture.height + 1.6 * SMALL;
  return {
    width,
    height: Math.ceil(below + foot.length * 1.4 * SMALL + MARGIN / 2),
    x: (width - picture.width) / 2,
    y: top,
    lines: [
      ...head.map((text, at) => ({ text, x: MARGIN, y: MARGIN + (at + 0.8) * 1.3 * TITLE, size: TITLE, weight: 600 })),
      ...foot.map((text, at) => ({ text, x: MARGIN, y: below + at * 1.4 * SMALL, size: SMALL, weight: 400 })),
    ],
  };
}

/** A picture as a file of its own, with its words. */
export function framedPicture(picture: string, words: Words): string {
  const sizeOf = (name: string): number => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(picture)?.[1] ?? 0);
  const frame = frameOf({ width: sizeOf('width'), height: sizeOf('height') }, words);
  const [width, height] = [String(frame.width), String(frame.height)];
  const parts = [
    `<svg xmlns="${SVG}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    picture.replace('<svg', `<svg x="${frame.x.toFixed(1)}" y="${frame.y.toFixed(1)}"`),
    ...frame.lines.map(
      ({ text, x, y, size, weight }) =>
        `<text x="${String(x)}" y="${y.toFixed(1)}" font-size="${String(size)}" font-weight="${String(weight)}" fill="${FRAME_INK}">${escapeXml(text)}</text>`,
    ),
    '</svg>',
  ];
  return parts.join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
}
