import { lazy, Suspense, type ComponentType, type LazyExoticComponent } from 'react';
import { baseName } from '../../state/paths';
import type { Page, PageOf } from '../../state/pages';

/** How each kind of page is called and drawn; it is loaded when it is first opened. */
const kinds: {
  readonly [K in Page['kind']]: {
    readonly title: (page: PageOf<K>) => string;
    readonly View: LazyExoticComponent<ComponentType<{ readonly page: PageOf<K> }>>;
  };
} = {
  settings: {
    title: () => 'Settings',
    View: lazy(() => import('../settings/settings-page').then((module) => ({ default: module.SettingsPage }))),
  },
  rows: {
    title: ({ path }) => baseName(path),
    View: lazy(() => import('../rows/rows-page').then((module) => ({ default: module.RowsPage }))),
  },
  shortcuts: {
    title: () => 'Keyboard shortcuts',
    View: lazy(() => import('../shortcuts/shortcuts-page').then((module) => ({ default: module.ShortcutsPage }))),
  },
  'kept-run': {
    title: ({ title }) => title,
    View: lazy(() => import('../history/kept-run-page').then((module) => ({ default: module.KeptRunPage }))),
  },
  'kept-code': {
    title: ({ path }) => `${baseName(path)}, as it was`,
    View: lazy(() => import('../history/kept-code-page').then((module) => ({ default: module.KeptCodePage }))),
  },
  'two-runs': {
    title: () => 'Two runs',
    View: lazy(() => import('../history/two-runs-page').then((module) => ({ default: module.TwoRunsPage }))),
  },
};

export function pageTitle(page: Page): string {
  // The row of a page takes that page, which its type does not know.
  return (kinds[page.kind].title as (page: Page) => string)(page);
}

export function PageView({ page }: { readonly page: Page }) {
  const View = kinds[page.kind].View as unknown as ComponentType<{ readonly page: Page }>;
  return (
    <section className="editor-page" aria-label={pageTitle(page)}>
      <Suspense fallback={null}>
        <View page={page} />
      </Suspense>
    </section>
  );
}
