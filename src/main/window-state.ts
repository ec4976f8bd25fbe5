/** Where the window was: remembered in the user-data folder, and put back onto a display that exists. */
import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const windowStateSchema = v.object({
  bounds: v.object({
    x: v.pipe(v.number(), v.integer()),
    y: v.pipe(v.number(), v.integer()),
    width: v.pipe(v.number(), v.integer(), v.minValue(1)),
    height: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  maximized: v.boolean(),
  /** Ground colour of the page when it was last seen, `#rrggbb`. */
  ground: v.nullable(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i))),
});
export type WindowState = v.InferOutput<typeof windowStateSchema>;

export const MINIMUM_SIZE = { width: 800, height: 500 } as const;
const FIRST_SIZE = { width: 1440, height: 900 } as const;

const stateFile = (userData: string): string => path.join(userData, 'window-state.json');

/** null where nothing was remembered, or what is there cannot be read: the window then opens as at first use. */
export function readWindowState(userData: string): WindowState | null {
  try {
    const parsed = v.safeParse(windowStateSchema, JSON.parse(fs.readFileSync(stateFile(userData), 'utf8')));
    return parsed.success ? parsed.output : null;
  } catch (thrown) {
    if (thrown instanceof SyntaxError || (thrown as NodeJS.ErrnoException).code !== undefined) return null;
    throw thrown;
  }
}

/** Written beside and renamed: a kill in between leaves the older state whole. */
export function writeWindowState(userData: string, state: WindowState): void {
  const target = stateFile(userData);
  const beside = `${target}.new`;
  fs.writeFileSync(beside, JSON.stringify(state));
  fs.renameSync(beside, target);
}

/**
 * The bounds to open with. `workAreas` are those of the displays, the primary one first. A remembered window of which less than a
 * grip (a strip of 100 x 40 at its top) lies on any display was on one that is gone, and is centred anew.
 */
export function startBounds(remembered: Rectangle | null, workAreas: readonly Rectangle[]): Rectangle {
  const primary = workAreas[0] ?? { x: 0, y: 0, ...FIRST_SIZE };
  if (remembered !== null && workAreas.some((area) => gripVisible(remembered, area))) {
    return {
      ...remembered,
      width: Math.max(remembered.width, MINIMUM_SIZE.width),
      height: Math.max(remembered.height, MINIMUM_SIZE.height),
    };
  }
  const width = Math.min(remembered?.width ?? FIRST_SIZE.width, primary.width);
  const height = Math.min(remembered?.height ?? FIRST_SIZE.height, primary.height);
  return {
    x: primary.x + Math.floor((primary.width - width) / 2),
    y: primary.y + Math.floor((primary.height - height) / 2),
    width,
    height,
  };
}

function gripVisible(window: Rectangle, area: Rectangle): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const topInside = window.y >= area.y - 10 && window.y + 40 <= area.y + area.height;
  return across >= 100 && topInside;
}
