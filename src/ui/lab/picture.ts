const SVG = 'http://www.w3.org/2000/svg';
const CARRIED = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'paint-order', 'opacity', 'fill-opacity', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline']; // prettier-ignore

/** A picture of the page as text that carries its own colours, those of paper: classes and the dark look mean nothing outside of the app. */
export function pictureText(svg: SVGSVGElement): string {
  const { dataset } = document.documentElement;
  const theme = dataset.theme;
  // Colours are computed under the light look. The browser draws nothing before this function has put the look back.
  dataset.theme = 'light';
  const text = textOf(svg);
  if (theme === undefined) delete dataset.theme;
  else dataset.theme = theme;
  return text;
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
export interface Framed {
  /** SVG text as of {@link pictureText}. */
  picture: string;
  title: string;
  lines: readonly string[];
}

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

/** A picture as a file of its own, with its words. */
export function framedPicture({ picture, title, lines }: Framed): { svg: string; width: number; height: number } {
  const sizeOf = (name: string): number => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(picture)?.[1] ?? 0);
  const width = Math.max(LEAST_WIDTH, sizeOf('width')) + 2 * MARGIN;
  const letters = (size: number): number => Math.floor((width - 2 * MARGIN) / (LETTER * size));
  const head = wrapped(title, letters(TITLE));
  const foot = lines.flatMap((line) => wrapped(line, letters(SMALL)));
  const top = MARGIN + head.length * 1.3 * TITLE;
  const below = top + sizeOf('height') + 1.6 * SMALL;
  const height = Math.ceil(below + foot.length * 1.4 * SMALL + MARGIN / 2);
  const text = (words: string, y: number, size: number, weight: number): string =>
    `<text x="${String(MARGIN)}" y="${y.toFixed(1)}" font-size="${String(size)}" font-weight="${String(weight)}" fill="#1b1f24">${escapeXml(words)}</text>`;
  const parts = [
    `<svg xmlns="${SVG}" viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}" font-family="sans-serif">`,
    `<rect width="${String(width)}" height="${String(height)}" fill="#ffffff"/>`,
    ...head.map((line, index) => text(line, MARGIN + (index + 0.8) * 1.3 * TITLE, TITLE, 600)),
    picture.replace('<svg', `<svg x="${String((width - sizeOf('width')) / 2)}" y="${top.toFixed(1)}"`),
    ...foot.map((line, index) => text(line, below + index * 1.4 * SMALL, SMALL, 400)),
    '</svg>',
  ];
  return { svg: parts.join('\n'), width, height };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
}

/** Dots of a PNG for one unit of the picture: enough for a slide and for paper. */
const DOTS = 3;

/** The same as a PNG; null where the browser cannot draw it. Pictures are data of the page, nothing is fetched. */
export async function pngOf(framed: { svg: string; width: number; height: number }): Promise<Blob | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(framed.svg)}`;
  try {
    await image.decode();
  } catch {
    return null;
  }
  const canvas = document.createElement('canvas');
  canvas.width = DOTS * framed.width;
  canvas.height = DOTS * framed.height;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
}
