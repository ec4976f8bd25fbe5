/**
 * Where the keyboard goes next. A command asks for a place of the window, and the focus follows once the window has drawn what
 * the command shows; elements tell which place they are by `data-place`, and what in it is to be used first by `data-first-focus`.
 */
import { create } from 'zustand';
import { focusEditor } from './editor-actions';

/** In the order in which F6 goes through them. */
const parts = ['side', 'editor', 'bottom', 'inspector', 'title'] as const;
export type WindowPart = (typeof parts)[number];

/** A part of the window, or something in one that is worth a command. */
export type FocusPlace = WindowPart | 'function' | 'settings' | 'data';

interface FocusStore {
  /** A new object for each time it is asked for. */
  readonly asked: { readonly place: FocusPlace } | null;
}

export const useFocus = create<FocusStore>()(() => ({ asked: null }));

export function focusOn(place: FocusPlace): void {
  useFocus.setState({ asked: { place } });
}

/** From where the keyboard is to the next part of the window (`1`) or the one before (`-1`); parts that are closed are left out. */
export function focusNextPart(step: 1 | -1): void {
  const open = parts.filter((part) => elementOf(part) !== null);
  const at = partOf(document.activeElement);
  const index = at === null ? -1 : open.indexOf(at);
  const next = index < 0 ? 'editor' : open[(index + step + open.length) % open.length];
  if (next !== undefined) focusOn(next);
}

function partOf(element: Element | null): WindowPart | null {
  for (let at = element; at !== null; at = at.parentElement) {
    const place = at.getAttribute('data-place');
    const part = parts.find((each) => each === place);
    // Where the inspector is a tab of the bottom panel, it is a part of that.
    if (part !== undefined) return part === 'inspector' && isFolded(at) ? 'bottom' : part;
  }
  return null;
}

function isFolded(inspector: Element): boolean {
  return inspector.closest('[data-place="bottom"]') !== null;
}

function elementOf(place: FocusPlace): HTMLElement | null {
  const element = document.querySelector<HTMLElement>(`[data-place="${place}"]`);
  return element !== null && !(place === 'inspector' && isFolded(element)) && element.checkVisibility()
    ? element
    : null;
}

const usable = 'button, input, textarea, select, a[href], [tabindex]:not([tabindex="-1"])';

/** Moves the focus there; false where the place has nothing that takes it, or (`patient`) is still reading what would. */
export function enter(place: FocusPlace, patient: boolean): boolean {
  const within = document.querySelector<HTMLElement>(`[data-place="${place}"]`);
  if (within === null || !within.checkVisibility()) return false;
  if (place === 'editor' && within.querySelector('.editor-page') === null) {
    if (focusEditor()) return true;
    // The editor of an open file is still being loaded.
    if (within.querySelector('[role="tab"]') !== null) return false;
  }
  const firsts = [...within.querySelectorAll<HTMLElement>('[data-first-focus]')].filter(isSeen);
  if (patient && firsts.length === 0 && within.querySelector('[role="progressbar"]') !== null) return false;
  // The innermost one: a panel has its tab's content, and in that what the tab is for.
  const target = firsts.at(-1) ?? [...within.querySelectorAll<HTMLElement>(usable)].find(isUsable);
  target?.focus();
  return target !== undefined;
}

function isSeen(element: HTMLElement): boolean {
  return element.checkVisibility();
}

function isUsable(element: HTMLElement): boolean {
  return isSeen(element) && !element.matches(':disabled');
}
