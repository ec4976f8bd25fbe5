/** The flame graph as a picture that needs nothing beside it. Its colours say whose code it is, as in the window. */
import type { FunctionOrigin } from '../../../contract/model/profile';
import { profileShares } from '../../../contract/model/profile-figures';
import type { CallNode, Profile } from '../../../contract/model/profile-tree';

const width = 1200;
const rowHeight = 18;
const top = 44;
/** Narrower ones are not drawn. */
const leastWidth = 0.5;
const characterWidth = 6.6;

const colours: Readonly<Record<FunctionOrigin, string>> = {
  own: '#f0ab6a',
  library: '#9cc3e6',
  engine: '#c9ced6',
  builtin: '#c9ced6',
};

export function flameSvg(title: string, profile: Profile): string {
  const boxes: string[] = [];
  let depth = 0;
  const draw = (node: CallNode, left: number, level: number): void => {
    const wide = (node.totalNs / profile.root.totalNs) * width;
    if (wide < leastWidth) return;
    depth = Math.max(depth, level + 1);
    boxes.push(boxOf(node, left, top + level * rowHeight, wide, profile.root.totalNs));
    let next = left;
    for (const child of node.children) {
      draw(child, next, level + 1);
      next += (child.totalNs / profile.root.totalNs) * width;
    }
  };
  let left = 0;
  for (const child of profile.root.children) {
    draw(child, left, 0);
    left += (child.totalNs / profile.root.totalNs) * width;
  }
  const height = top + depth * rowHeight + 8;
  const { own, libraries, engine } = profileShares(profile);
  const words = `${percent(own)} own code, ${percent(libraries)} libraries, ${percent(engine)} engine; ${profile.samples} samples`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="11">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="4" y="16" font-size="14" font-weight="600">${escaped(title)}</text>`,
    `<text x="4" y="34" fill="#495160">${escaped(words)}</text>`,
    ...boxes,
    '</svg>',
    '',
  ].join('\n');
}

function boxOf(node: CallNode, left: number, y: number, wide: number, allNs: number): string {
  const called = node.function;
  const name = called?.name ?? '';
  const room = Math.floor((wide - 6) / characterWidth);
  const label = name.length <= room ? name : room > 3 ? `${name.slice(0, room - 1)}…` : '';
  const place = called === null || called.file === '~' ? '' : ` (${called.file}:${called.line})`;
  const tip = `${name}${place}: ${percent(node.totalNs / allNs)} in all, ${percent(node.selfNs / allNs)} itself`;
  return [
    `<g><title>${escaped(tip)}</title>`,
    `<rect x="${left.toFixed(2)}" y="${y}" width="${wide.toFixed(2)}" height="${rowHeight - 1}" fill="${colours[called?.origin ?? 'engine']}" stroke="#ffffff" stroke-width="0.5"/>`,
    ...(label === ''
      ? []
      : [`<text x="${(left + 3).toFixed(2)}" y="${y + 13}" fill="#1c2027">${escaped(label)}</text>`]),
    '</g>',
  ].join('');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
