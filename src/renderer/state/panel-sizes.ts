/** Sizes of the resizable regions in pixels, as the user left them. */
import { recall, remember } from './remembered';

const firstSizes = { side: 248, inspector: 336, bottom: 320 } as const;
export type Region = keyof typeof firstSizes;

function isSize(value: unknown): value is number {
  return typeof value === 'number' && value >= 40 && value <= 4_000;
}

export function panelSizePx(region: Region): number {
  return recall(`size:${region}`, isSize) ?? firstSizes[region];
}

export function keepPanelSize(region: Region, sizePx: number): void {
  if (isSize(sizePx)) remember(`size:${region}`, Math.round(sizePx));
}
