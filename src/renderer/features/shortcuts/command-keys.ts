import { commandById } from '../../state/commands';
import { keysOf, useKeymap } from '../../state/keymap';
import { shortcutText } from '../../ui/keys';

/** The first keys of a command, as they are printed; undefined where it has none. */
export function useCommandKeys(id: string): string | undefined {
  const first = useKeymap((store) => keysOf(commandById(id), store.own))[0];
  return first === undefined ? undefined : shortcutText(first);
}
