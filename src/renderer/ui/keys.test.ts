import { describe, expect, it } from 'vitest';
import { matchesShortcut, shortcutOf, shortcutText } from './keys';

const press = (
  key: string,
  modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {},
) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...modifiers,
});

describe('shortcuts', () => {
  it('take Ctrl for Mod, and Cmd on a Mac', () => {
    expect(matchesShortcut(press('Enter', { ctrlKey: true }), 'Mod+Enter', false)).toBe(true);
    expect(matchesShortcut(press('Enter', { metaKey: true }), 'Mod+Enter', false)).toBe(false);
    expect(matchesShortcut(press('Enter', { metaKey: true }), 'Mod+Enter', true)).toBe(true);
  });

  it('want exactly their modifiers', () => {
    expect(matchesShortcut(press('Enter', { ctrlKey: true, shiftKey: true }), 'Mod+Enter', false)).toBe(false);
    expect(matchesShortcut(press('P', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+P', false)).toBe(true);
    expect(matchesShortcut(press('Escape'), 'Escape', false)).toBe(true);
  });

  it('are printed as the platform prints them', () => {
    expect(shortcutText('Mod+Shift+Enter', false)).toBe('Ctrl+Shift+Enter');
    expect(shortcutText('Mod+Shift+Enter', true)).toBe('⇧⌘↩');
  });

  it('are what was pressed, where that types no text', () => {
    expect(shortcutOf(press('K', { ctrlKey: true, shiftKey: true }), false)).toBe('Mod+Shift+K');
    expect(shortcutOf(press('F9'), false)).toBe('F9');
    expect(shortcutOf({ ...press('†', { altKey: true }), code: 'KeyT' }, true)).toBe('Alt+T');
    expect(shortcutOf(press('a'), false)).toBeNull();
    expect(shortcutOf(press('Control', { ctrlKey: true }), false)).toBeNull();
  });
});
