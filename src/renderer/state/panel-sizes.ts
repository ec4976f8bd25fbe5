/** Sizes of the resizable regions in pixels, as the user left them. */
import { recall, remember } from './remembered';

export type Region = 'side' | 'inspector' | 'bottom';

/** Before the user has moved an edge. The bottom panel takes its share of a tall window. */
function firstSizePx(region: Region): number {
  switch (region) {
    case 'side':
      return 248;
    case 'inspector':
      return 336;
    case 'bottom':
      return Math.round(Math.max(240, window.innerHeight * 0.38));
  }
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && value >= 40 && value <= 4_000;
}

export function panelSizePx(region: Region): number {
  return recall(`size:${region}`, isSize) ?? firstSizePx(region);
}

export function keepPanelSize(region: Region, sizePx: number): void {
  if (isSize(sizePx)) remember(`size:${region}`, Math.round(sizePx));
}
