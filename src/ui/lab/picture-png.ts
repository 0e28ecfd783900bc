import { FRAME_INK, frameOf, onPaper, type Words } from './picture.ts';

/** Dots of a PNG for one unit of the picture: enough for a slide and for paper. */
const DOTS = 3;

/**
 * A picture of the page as a PNG, with its words. Its shapes are drawn one by one: a loader of pictures is what could carry something out, and
 * this app has none.
 *
 * @returns null where the browser has no canvas
 */
export async function pngOf(svg: SVGSVGElement, words: Words): Promise<Blob | null> {
  const { width, height } = svg.viewBox.baseVal;
  const frame = frameOf({ width, height }, words);
  const canvas = document.createElement('canvas');
  canvas.width = DOTS * frame.width;
  canvas.height = DOTS * frame.height;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.scale(DOTS, DOTS);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, frame.width, frame.height);
  context.fillStyle = FRAME_INK;
  for (const { text, x, y, size, weight } of frame.lines) {
    context.font = `${String(weight)} ${String(size)}px sans-serif`;
    context.fillText(text, x, y);
  }
  context.translate(frame.x, frame.y);
  onPaper(() => {
    for (const shape of svg.querySelectorAll<SVGElement>('path, line, rect, circle, text')) paint(context, shape);
  });
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
}

function numberOf(shape: SVGElement, name: string): number {
  return Number(shape.getAttribute(name) ?? 0);
}

function paint(context: CanvasRenderingContext2D, shape: SVGElement): void {
  const style = getComputedStyle(shape);
  const alpha = Number(style.opacity);
  const [fill, stroke] = [style.fill, style.stroke];
  context.lineWidth = Number.parseFloat(style.strokeWidth);
  context.lineCap = style.strokeLinecap as CanvasLineCap;
  context.lineJoin = 'round';
  context.setLineDash(
    style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[\s,]+/).map(Number.parseFloat),
  );
  const inside = (draw: () => void): void => {
    if (fill === 'none') return;
    context.globalAlpha = alpha * Number(style.fillOpacity);
    context.fillStyle = fill;
    draw();
  };
  const outline = (draw: () => void): void => {
    if (stroke === 'none') return;
    context.globalAlpha = alpha;
    context.strokeStyle = stroke;
    draw();
  };
  if (shape.tagName === 'text') {
    const [text, x, y] = [shape.textContent.trim(), numberOf(shape, 'x'), numberOf(shape, 'y')];
    context.font = `${style.fontWeight} ${style.fontSize} sans-serif`;
    context.textAlign = ({ middle: 'center', end: 'right' } as const)[style.textAnchor] ?? 'left';
    outline(() => {
      context.strokeText(text, x, y);
    });
    inside(() => {
      context.fillText(text, x, y);
    });
    return;
  }
  const path = pathOf(shape);
  inside(() => {
    context.fill(path);
  });
  outline(() => {
    context.stroke(path);
  });
}

function pathOf(shape: SVGElement): Path2D {
  const at = (name: string): number => numberOf(shape, name);
  // A canvas leaves out a line without length, which in a picture is a dot.
  if (shape.tagName === 'path') return new Path2D((shape.getAttribute('d') ?? '').replaceAll(/h0(?=M|$)/g, 'h0.01'));
  const path = new Path2D();
  if (shape.tagName === 'rect') path.rect(at('x'), at('y'), at('width'), at('height'));
  else if (shape.tagName === 'circle') path.arc(at('cx'), at('cy'), at('r'), 0, 2 * Math.PI);
  else {
    path.moveTo(at('x1'), at('y1'));
    path.lineTo(at('x2'), at('y2'));
  }
  return path;
}
