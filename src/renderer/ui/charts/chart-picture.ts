/** A chart as a picture that stands alone: the colours it is drawn in, its ground and its title are part of it. */

/** What the page's style says of an SVG's parts; everything else is in their attributes. */
const styled = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
] as const;

const titlePx = 28;
const marginPx = 12;

/** null where nothing is drawn yet. */
export function svgOf(figure: HTMLElement, title: string): string | null {
  const drawn = figure.querySelector<SVGSVGElement>('svg.recharts-surface');
  if (drawn === null) return null;
  const { width, height } = drawn.getBoundingClientRect();
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  inlineStyles(drawn, copy);
  copy.setAttribute('x', String(marginPx));
  copy.setAttribute('y', String(titlePx));
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const look = getComputedStyle(figure);
  const page = getComputedStyle(document.documentElement);
  const [wide, high] = [width + 2 * marginPx, height + titlePx + marginPx];
  const words = new XMLSerializer().serializeToString(document.createTextNode(title));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}">`,
    `<title>${words}</title>`,
    `<rect width="100%" height="100%" fill="${page.getPropertyValue('--canvas').trim()}"/>`,
    `<text x="${marginPx}" y="19" fill="${look.color}" font-family="${look.fontFamily.replaceAll('"', "'")}" font-size="13" font-weight="600">${words}</text>`,
    new XMLSerializer().serializeToString(copy),
    '</svg>',
  ].join('');
}

function inlineStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of styled) to.setAttribute(name, style.getPropertyValue(name));
  to.removeAttribute('class');
  to.removeAttribute('style');
  for (let index = 0; index < from.children.length; index += 1) {
    const [inner, copy] = [from.children[index], to.children[index]];
    if (inner !== undefined && copy !== undefined) inlineStyles(inner, copy);
  }
}

const pixelsPerPoint = 2;

/** Twice as fine as it is drawn. Rejects where the picture cannot be made. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * pixelsPerPoint;
  canvas.height = image.naturalHeight * pixelsPerPoint;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This page cannot draw pictures.');
  context.scale(pixelsPerPoint, pixelsPerPoint);
  context.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('The picture could not be made.')) : resolve(blob)),
      'image/png',
    );
  });
}
