import { beforeEach, describe, expect, it } from 'vitest';
import { bindKeys, keysOf, resetKeymap, resetKeys, unbindKeys } from './keymap';

const run = { id: 'run', keys: ['Mod+Enter'] };
const debug = { id: 'debug', keys: ['F5'] };
const palette = { id: 'palette', keys: ['Mod+K', 'F1'] };
const all = [run, debug, palette];

describe('keys of commands', () => {
  beforeEach(() => resetKeymap());

  it('are those it comes with until the user has others', () => {
    expect(keysOf(run)).toEqual(['Mod+Enter']);
    bindKeys(run, 'F8', all);
    expect(keysOf(run)).toEqual(['F8']);
  });

  it('belong to one command: who had them loses them, and keeps its others', () => {
    bindKeys(run, 'F1', all);
    expect(keysOf(palette)).toEqual(['Mod+K']);
    expect(keysOf(run)).toEqual(['F1']);
  });

  it('come back one command at a time, also from another that has taken them', () => {
    bindKeys(run, 'F5', all);
    expect(keysOf(debug)).toEqual([]);
    resetKeys(debug, all);
    expect(keysOf(debug)).toEqual(['F5']);
    expect(keysOf(run)).toEqual([]);
    resetKeys(run, all);
    expect(keysOf(run)).toEqual(['Mod+Enter']);
  });

  it('may be none', () => {
    unbindKeys(debug);
    expect(keysOf(debug)).toEqual([]);
  });
});
