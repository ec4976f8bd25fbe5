/** Pages of the editor area: views that need its room, in tabs beside the files. The file behind a page stays the active one. */
import { create } from 'zustand';

export type Page = { readonly kind: 'shortcuts' };

interface PagesStore {
  readonly pages: readonly Page[];
  /** Key of the page in front; null: the active file is. */
  readonly front: string | null;
}

export const usePages = create<PagesStore>()(() => ({ pages: [], front: null }));

/** One page has one tab. */
export function pageKey(page: Page): string {
  return page.kind;
}

export function openPage(page: Page): void {
  const key = pageKey(page);
  usePages.setState(({ pages }) => ({
    pages: pages.some((each) => pageKey(each) === key) ? pages : [...pages, page],
    front: key,
  }));
}

export function closePage(key: string): void {
  usePages.setState(({ pages, front }) => ({
    pages: pages.filter((page) => pageKey(page) !== key),
    front: front === key ? null : front,
  }));
}

/** The active file comes to the front. */
export function leavePages(): void {
  if (usePages.getState().front !== null) usePages.setState({ front: null });
}

/** Another project: its pages are not this one's. */
export function closePages(): void {
  usePages.setState({ pages: [], front: null });
}
