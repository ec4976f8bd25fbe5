import { useState } from 'react';

/** What had the focus before the first of the dialogs that are open now. */
let opener: Element | null = null;

/**
 * Gives the focus back when a dialog closes. Radix does so for dialogs with a button of their own; ours are opened by commands, one
 * of them sometimes by another. Whoever has moved the focus meanwhile keeps it.
 */
export function useFocusBack(): (event: Event) => void {
  useState(() => {
    const { activeElement } = document;
    if (activeElement !== null && activeElement.closest('[role="dialog"], [role="menu"]') === null)
      opener = activeElement;
    return null;
  });
  return (event) => {
    event.preventDefault();
    if (isFocusFree() && opener instanceof HTMLElement) opener.focus();
  };
}

/** For a list that gives the focus back to its button a moment after it has closed: a key pressed in that moment may have moved it. */
export function keepMovedFocus(event: Event): void {
  if (!isFocusFree()) event.preventDefault();
}

function isFocusFree(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
