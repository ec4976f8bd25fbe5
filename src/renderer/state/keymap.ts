/** Which keys run which command: those it comes with, or the user's own. Remembered between starts. */
import { create } from 'zustand';
import { isStringList, recall, remember } from './remembered';

type OwnKeys = Readonly<Record<string, readonly string[]>>;

/** By command id; an empty list: the command has no keys any more. */
export const useKeymap = create<{ readonly own: OwnKeys }>()(() => ({ own: recall('keymap', isOwnKeys) ?? {} }));

function isOwnKeys(value: unknown): value is OwnKeys {
  return typeof value === 'object' && value !== null && Object.values(value).every(isStringList);
}

interface Keyed {
  readonly id: string;
  readonly keys: readonly string[];
}

export function keysOf({ id, keys }: Keyed, own: OwnKeys = useKeymap.getState().own): readonly string[] {
  return own[id] ?? keys;
}

function change(own: OwnKeys): void {
  useKeymap.setState({ own });
  remember('keymap', own);
}

/**
 * `shortcut` alone runs the command from now on; whoever had it before loses it, as one press runs one command. `all`: every
 * command.
 */
export function bindKeys(command: Keyed, shortcut: string, all: readonly Keyed[]): void {
  const { own } = useKeymap.getState();
  const losers = all.filter((each) => each.id !== command.id && keysOf(each, own).includes(shortcut));
  const without = losers.map((each) => [each.id, keysOf(each, own).filter((keys) => keys !== shortcut)] as const);
  change({ ...own, ...Object.fromEntries(without), [command.id]: [shortcut] });
}

export function unbindKeys({ id }: Keyed): void {
  change({ ...useKeymap.getState().own, [id]: [] });
}

/** Back to the keys it comes with, also where another command has taken one of them: that one gives it back. */
export function resetKeys(command: Keyed, all: readonly Keyed[]): void {
  const { own } = useKeymap.getState();
  const kept = Object.entries(own).filter(([id]) => id !== command.id);
  const freed = all.flatMap((each) => {
    if (each.id === command.id) return [];
    const keys = keysOf(each, own);
    const left = keys.filter((shortcut) => !command.keys.includes(shortcut));
    return left.length === keys.length ? [] : [[each.id, left] as const];
  });
  change({ ...Object.fromEntries(kept), ...Object.fromEntries(freed) });
}

export function resetKeymap(): void {
  change({});
}
