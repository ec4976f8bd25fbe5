/**
 * The order in which a window comes up: first the editor with its text, which is what the user waits for; then the panels around it, and
 * then whatever costs processor time elsewhere (workers that import packages, files to be read).
 */
import { create } from 'zustand';

interface StartUpStore {
  /** The editor has drawn its text, or there is none to wait for. */
  readonly editorShown: boolean;
}

export const useStartUp = create<StartUpStore>()(() => ({ editorShown: false }));

/** An editor that cannot be loaded must not keep the rest of the window away. */
const longestWaitMs = 2_500;

let tell: () => void = () => undefined;
const shown = new Promise<void>((resolve) => {
  tell = resolve;
});

/** Called when the editor is in the page: what waits goes on after the frame that shows it. */
export function editorIsShown(): void {
  if (useStartUp.getState().editorShown) return;
  requestAnimationFrame(() => setTimeout(goOn));
}

function goOn(): void {
  useStartUp.setState({ editorShown: true });
  tell();
}

/** Called once, at the start. */
export function startWaiting(): void {
  setTimeout(goOn, longestWaitMs);
}

export function afterEditor(): Promise<void> {
  return shown;
}
