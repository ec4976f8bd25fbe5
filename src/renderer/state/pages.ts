/** Pages of the editor area: views that need its room, in tabs beside the files. The file behind a page stays the active one. */
import { create } from 'zustand';

export type Page =
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'settings' }
  /** Rows by hand; `path` is the project's. */
  | { readonly kind: 'rows'; readonly path: string }
  /** A run of the history in full. */
  | { readonly kind: 'kept-run'; readonly id: string; readonly title: string }
  /** A file as it was when that run began. */
  | { readonly kind: 'kept-code'; readonly id: string; readonly path: string; readonly hash: string }
  /** Two runs of the history side by side, the older one first. */
  | { readonly kind: 'two-runs'; readonly a: string; readonly b: string };

export type PageOf<K extends Page['kind']> = Extract<Page, { kind: K }>;

interface PagesStore {
  readonly pages: readonly Page[];
  /** Key of the page in front; null: the active file is. */
  readonly front: string | null;
}

export const usePages = create<PagesStore>()(() => ({ pages: [], front: null }));

/** One page has one tab. */
export function pageKey(page: Page): string {
  switch (page.kind) {
    case 'kept-run':
      return `kept-run ${page.id}`;
    case 'kept-code':
      return `kept-code ${page.id} ${page.path}`;
    case 'rows':
      return `rows ${page.path}`;
    case 'two-runs':
      return `two-runs ${page.a} ${page.b}`;
    default:
      return page.kind;
  }
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

/** Files have other names now. */
export function movePages(moved: (path: string) => string): void {
  const next = (page: Page): Page => (page.kind === 'rows' ? { ...page, path: moved(page.path) } : page);
  usePages.setState(({ pages, front }) => {
    const shown = pages.find((page) => pageKey(page) === front);
    return { pages: pages.map(next), front: shown === undefined ? front : pageKey(next(shown)) };
  });
}

/** The active file comes to the front. */
export function leavePages(): void {
  if (usePages.getState().front !== null) usePages.setState({ front: null });
}

/** Another project: its pages are not this one's. */
export function closePages(): void {
  usePages.setState({ pages: [], front: null });
}
