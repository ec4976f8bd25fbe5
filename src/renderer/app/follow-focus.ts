import { useEffect } from 'react';
import { enter, useFocus, type FocusPlace } from '../state/focus';

/** After that long something else of the place has to do, until what is waited for comes after all. */
const shortWaitMs = 1_000;
const longestWaitMs = 15_000;

/** Moves the focus to the place that was asked for, when it has been drawn: effects of the window run after those of what is in it. */
export function useAskedFocus(): void {
  const asked = useFocus((store) => store.asked);
  useEffect(() => (asked === null ? undefined : follow(asked.place)), [asked]);
}

/** Some places are loaded or read first; a user who goes on meanwhile is left where they are. Returns how to stop. */
function follow(place: FocusPlace): () => void {
  if (enter(place, true)) return () => undefined;
  const observer = new MutationObserver(() => {
    if (enter(place, true)) stop();
  });
  const timers = [setTimeout(() => enter(place, false), shortWaitMs), setTimeout(() => stop(), longestWaitMs)];
  const stop = (): void => {
    timers.forEach(clearTimeout);
    observer.disconnect();
    window.removeEventListener('keydown', stop, { capture: true });
    window.removeEventListener('pointerdown', stop, { capture: true });
  };
  observer.observe(document.body, { childList: true, subtree: true });
  window.addEventListener('keydown', stop, { capture: true });
  window.addEventListener('pointerdown', stop, { capture: true });
  return stop;
}
