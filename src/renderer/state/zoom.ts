/** How large everything in the window is drawn. The desktop's own; a browser zooms its pages by itself. */
import { workbench } from './connection';
import { notify } from './notices';
import { recall, remember } from './remembered';

const key = 'zoom';
/** VS Code's steps. */
const stepFactor = 1.2;
const lowest = -4;
const highest = 6;

const isLevel = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= lowest && value <= highest;

let level = 0;

/** As it was left. */
export function restoreZoom(): void {
  const { zoom } = workbench();
  level = recall(key, isLevel) ?? 0;
  if (zoom !== null && level !== 0) zoom(stepFactor ** level);
}

/** By steps; 0: back to the size it comes with. */
export function changeZoom(steps: -1 | 0 | 1): void {
  const { zoom } = workbench();
  if (zoom === null) {
    notify('info', 'Here the browser zooms the page: Ctrl or Cmd with +, - and 0, or its menu.');
    return;
  }
  const next = steps === 0 ? 0 : Math.min(highest, Math.max(lowest, level + steps));
  level = next;
  remember(key, next);
  zoom(stepFactor ** next);
}
