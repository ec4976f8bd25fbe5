/** One listener for all keys. It hears them before the editor does, save for Esc, which the editor's own boxes take first. */
import { useDialogs } from '../state/dialogs';
import { commands, escape } from '../state/commands';
import { keysOf, useKeymap } from '../state/keymap';
import { matchesShortcut } from '../ui/keys';

export function listenToKeys(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing || recordsKeys(event.target)) return;
    const { own } = useKeymap.getState();
    const command = commands.find((each) => {
      // The editor answers to the keys these come with, as it does in each of its boxes; to the user's own it cannot.
      if (each.when?.() === false) return false;
      const keys = each.ofEditor === true ? (own[each.id] ?? []) : keysOf(each, own);
      return keys.some((key) => matchesShortcut(event, key)) && (each.ofEditor !== true || isInEditor(event.target));
    });
    if (command === undefined || isKeptByDialog(command.id)) return;
    event.preventDefault();
    event.stopPropagation();
    command.run();
  };
  const onEscape = (event: KeyboardEvent) => {
    // Whoever closed something of its own (a list, a tooltip, the find box) has said so.
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    escape();
  };
  window.addEventListener('keydown', onKey, { capture: true });
  window.addEventListener('keydown', onEscape);
  return () => {
    window.removeEventListener('keydown', onKey, { capture: true });
    window.removeEventListener('keydown', onEscape);
  };
}

const keptCommands = new Set(['palette', 'files', 'save', 'zoom-in', 'zoom-out', 'zoom-reset']);

/** Behind an open dialog only the palette's own keys and what concerns the whole window do something. */
function isKeptByDialog(commandId: string): boolean {
  const { dialog } = useDialogs.getState();
  return dialog.kind !== 'none' && !keptCommands.has(commandId);
}

/** The field in which a press becomes a command's keys. */
function recordsKeys(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset['recordsKeys'] !== undefined;
}

function isInEditor(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('.monaco-editor') !== null;
}
