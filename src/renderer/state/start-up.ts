/**
 * The order in which a window comes up: first the editor with its text, which is what the user waits for; then the panels around it and
 * what completes code, and then whatever else costs processor time (workers that import packages for files that are not in front).
 */
import { create } from 'zustand';

interface StartUpStore {
  /** The editor has drawn its text, or there is none to wait for. */
  readonly editorShown: boolean;
}

export const useStartUp = create<StartUpStore>()(() => ({ editorShown: false }));

/** An editor that cannot be loaded must not keep the rest of the window away. */
const longestWaitMs = 2_500;

/** Nor must a language server that is slow, or not there, keep files from being inspected. */
const longestReadingMs = 3_000;

let tell: () => void = () => undefined;
const shown = new Promise<void>((resolve) => {
  tell = resolve;
});
let tellRead: () => void = () => undefined;
const read = new Promise<void>((resolve) => {
  tellRead = resolve;
});

/** Called when the editor is in the page: what waits goes on after the frame that shows it. */
export function editorIsShown(): void {
  if (useStartUp.getState().editorShown) return;
  requestAnimationFrame(() => setTimeout(goOn));
}

function goOn(): void {
  useStartUp.setState({ editorShown: true });
  tell();
  setTimeout(tellRead, longestReadingMs);
}

/** pyright has read the file in front, or will not: its processor time is free for others. */
export function codeIsRead(): void {
  tellRead();
}

/** For what the user does not wait for: the first completion would have to share the processor with it. */
export function afterReading(): Promise<void> {
  return read;
}

/** Called once, at the start. */
export function startWaiting(): void {
  setTimeout(goOn, longestWaitMs);
}

export function afterEditor(): Promise<void> {
  return shown;
}
