/** Shortcuts: `Mod` is Cmd on a Mac and Ctrl elsewhere. */

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** `Mod+Shift+Enter` against a key press. */
export function matchesShortcut(press: KeyPress, shortcut: string, mac = isMac): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (mod !== parts.includes('Mod') || other) return false;
  if (press.shiftKey !== parts.includes('Shift') || press.altKey !== parts.includes('Alt')) return false;
  // Letters by the character they type, so that another keyboard layout keeps its letters.
  return press.key.toLowerCase() === key.toLowerCase() || press.code === key;
}

const macSigns: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Enter: '↩',
  Escape: 'Esc',
  Backslash: '\\',
};

/** As it is printed: `Ctrl+Shift+Enter`, `⇧⌘↩`. */
export function shortcutText(shortcut: string, mac = isMac): string {
  const parts = shortcut.split('+');
  if (mac) {
    const order = ['Alt', 'Shift', 'Mod'];
    const modifiers = order.filter((name) => parts.includes(name));
    return [...modifiers, parts.at(-1) ?? ''].map((part) => macSigns[part] ?? part).join('');
  }
  return parts
    .map((part) => {
      if (part === 'Mod') return 'Ctrl';
      return part === 'Escape' ? 'Esc' : part;
    })
    .join('+');
}

const modifierKeys = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Process', 'Unidentified']);

/** A press as a shortcut; null for modifiers alone, and for keys that type a text. */
export function shortcutOf(press: KeyPress, mac = isMac): string | null {
  if (modifierKeys.has(press.key)) return null;
  const mod = mac ? press.metaKey : press.ctrlKey;
  const isFunctionKey = /^F\d{1,2}$/.test(press.key);
  if (!mod && !press.altKey && !isFunctionKey) return null;
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  // With Alt a letter types another character, so there the key's place has to do.
  const named = press.key === '\\' ? 'Backslash' : press.key === ' ' ? 'Space' : press.key;
  const key = named.length === 1 ? (press.altKey && letter !== undefined ? letter : named.toUpperCase()) : named;
  return [...(mod ? ['Mod'] : []), ...(press.altKey ? ['Alt'] : []), ...(press.shiftKey ? ['Shift'] : []), key].join(
    '+',
  );
}
