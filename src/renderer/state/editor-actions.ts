/** What the palette can ask of the editor, which is loaded later than the palette. */

let perform: ((action: string | null) => void) | null = null;

/** `by`: focuses the editor, and does an action there; `null` when the editor goes. */
export function setEditorActions(by: ((action: string | null) => void) | null): void {
  perform = by;
}

/** Nothing happens where no file is open: the editor's own keys do nothing then, too. */
export function editorAction(action: string): void {
  perform?.(action);
}

/** False where no file is open. */
export function focusEditor(): boolean {
  perform?.(null);
  return perform !== null;
}
