import { lazy, Suspense, type ComponentType, type LazyExoticComponent } from 'react';
import type { Page } from '../../state/pages';

type PageOf<K extends Page['kind']> = Extract<Page, { kind: K }>;

/** How each kind of page is called and drawn; it is loaded when it is first opened. */
const kinds: {
  readonly [K in Page['kind']]: {
    readonly title: (page: PageOf<K>) => string;
    readonly View: LazyExoticComponent<ComponentType<{ readonly page: PageOf<K> }>>;
  };
} = {
  shortcuts: {
    title: () => 'Keyboard shortcuts',
    View: lazy(() => import('../shortcuts/shortcuts-page').then((module) => ({ default: module.ShortcutsPage }))),
  },
};

export function pageTitle(page: Page): string {
  return kinds[page.kind].title(page);
}

export function PageView({ page }: { readonly page: Page }) {
  const { View } = kinds[page.kind];
  return (
    <section className="editor-page" aria-label={pageTitle(page)}>
      <Suspense fallback={null}>
        <View page={page} />
      </Suspense>
    </section>
  );
}
