/** A wish to search the output, from a key or the palette. */
import { create } from 'zustand';
import { showBottomTab } from './layout';

/** Counts the wishes. */
export const useOutputSearch = create<{ asked: number }>()(() => ({ asked: 0 }));

export function searchOutput(): void {
  showBottomTab('output');
  // The panel may be there only in the next frame.
  requestAnimationFrame(() => useOutputSearch.setState(({ asked }) => ({ asked: asked + 1 })));
}
