import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWindowState, startBounds, writeWindowState } from './window-state';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const second = { x: 1440, y: 0, width: 1920, height: 1080 };

describe('where the window opens', () => {
  it('fits the first window into a small display', () => {
    expect(startBounds(null, [{ x: 0, y: 0, width: 1280, height: 800 }])).toEqual({
      x: 0,
      y: 0,
      width: 1280,
      height: 800,
    });
  });

  it('puts a remembered window back, also on a second display', () => {
    const bounds = { x: 1600, y: 100, width: 1200, height: 800 };
    expect(startBounds(bounds, [laptop, second])).toEqual(bounds);
  });

  it('centres a window whose display is gone, and keeps its size', () => {
    expect(startBounds({ x: 1600, y: 100, width: 1000, height: 600 }, [laptop])).toEqual({
      x: 220,
      y: 162,
      width: 1000,
      height: 600,
    });
  });

  it('does not open a window whose title bar is above the display', () => {
    expect(startBounds({ x: 10, y: -400, width: 1000, height: 600 }, [laptop]).y).toBeGreaterThanOrEqual(laptop.y);
  });
});

describe('the remembered state', () => {
  let folder = '';
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'window-state-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('is read back as written', () => {
    const state = { bounds: { x: 1, y: 2, width: 900, height: 600 }, maximized: true, ground: '#181a1f' };
    writeWindowState(folder, state);
    expect(readWindowState(folder)).toEqual(state);
  });

  it('counts as absent where the file is missing, torn or of another shape', () => {
    expect(readWindowState(folder)).toBeNull();
    const file = path.join(folder, 'window-state.json');
    fs.writeFileSync(file, '{"bounds":');
    expect(readWindowState(folder)).toBeNull();
    fs.writeFileSync(file, '{"bounds":{"x":"left"}}');
    expect(readWindowState(folder)).toBeNull();
    fs.writeFileSync(file, '{"bounds":{"x":0,"y":0,"width":900,"height":600},"maximized":false,"ground":"url(x)"}');
    expect(readWindowState(folder)).toBeNull();
  });
});
