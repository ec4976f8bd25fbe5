/** Which regions are open, and how the window looks. Remembered between starts. */
import { create } from 'zustand';
import { recall, remember } from './remembered';

export const sideViews = ['files', 'data', 'history', 'setup'] as const;
export type SideView = (typeof sideViews)[number];

export const bottomTabs = [
  'rows',
  'compare',
  'tune',
  'tests',
  'debug',
  'metrics',
  'state',
  'profile',
  'problems',
  'output',
  'inspector',
] as const;
export type BottomTab = (typeof bottomTabs)[number];

export const themeChoices = ['system', 'dark', 'light', 'contrast', 'contrast-light'] as const;
export type ThemeChoice = (typeof themeChoices)[number];
export type DrawnTheme = Exclude<ThemeChoice, 'system'>;

export const rowLimits = ['1000', '100000', 'all'] as const;
export type RowLimit = (typeof rowLimits)[number];

/** `maximized`: the bottom panel takes the editor's room too. */
export const bottomSizes = ['closed', 'open', 'maximized'] as const;
export type BottomSize = (typeof bottomSizes)[number];

/** At this width and below, the inspector is a tab of the bottom panel. */
export const foldWidthPx = 1280;

interface LayoutStore {
  readonly sideView: SideView;
  readonly sideOpen: boolean;
  readonly inspectorOpen: boolean;
  readonly bottomTab: BottomTab;
  readonly bottomSize: BottomSize;
  readonly theme: ThemeChoice;
  readonly systemTheme: DrawnTheme;
  readonly rowLimit: RowLimit;
  /** Narrow windows fold the inspector into the bottom panel. */
  readonly folded: boolean;
}

type Kept = Pick<LayoutStore, 'sideView' | 'sideOpen' | 'inspectorOpen' | 'bottomSize' | 'theme' | 'rowLimit'>;

const first: LayoutStore = {
  sideView: 'files',
  sideOpen: true,
  inspectorOpen: true,
  bottomTab: 'rows',
  bottomSize: 'open',
  theme: 'system',
  systemTheme: 'dark',
  rowLimit: 'all',
  folded: false,
};

export const useLayout = create<LayoutStore>()(() => ({ ...first, ...recall('layout', isKept) }));

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const kept = value as Readonly<Record<string, unknown>>;
  return (
    isOneOf(sideViews, kept['sideView']) &&
    typeof kept['sideOpen'] === 'boolean' &&
    typeof kept['inspectorOpen'] === 'boolean' &&
    isOneOf(bottomSizes, kept['bottomSize']) &&
    isOneOf(themeChoices, kept['theme']) &&
    isOneOf(rowLimits, kept['rowLimit'])
  );
}

function isOneOf(values: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && values.includes(value);
}

function change(next: Partial<LayoutStore>): void {
  useLayout.setState(next);
  const { sideView, sideOpen, inspectorOpen, bottomSize, theme, rowLimit } = useLayout.getState();
  remember('layout', { sideView, sideOpen, inspectorOpen, bottomSize, theme, rowLimit } satisfies Kept);
}

/** Opens a side view; the open one's icon closes the panel, as in VS Code. */
export function toggleSideView(view: SideView): void {
  const { sideView, sideOpen } = useLayout.getState();
  change(sideOpen && sideView === view ? { sideOpen: false } : { sideOpen: true, sideView: view });
}

export function showSideView(view: SideView): void {
  change({ sideOpen: true, sideView: view });
}

export function toggleSide(): void {
  change({ sideOpen: !useLayout.getState().sideOpen });
}

export function toggleInspector(): void {
  const { folded, inspectorOpen, bottomTab, bottomSize } = useLayout.getState();
  if (!folded) return change({ inspectorOpen: !inspectorOpen });
  if (bottomTab === 'inspector' && bottomSize !== 'closed') return change({ bottomSize: 'closed' });
  return showBottomTab('inspector');
}

/** Brings the inspector into view, wherever it lives in this window. */
export function showInspector(): void {
  if (useLayout.getState().folded) showBottomTab('inspector');
  else change({ inspectorOpen: true });
}

export function showBottomTab(tab: BottomTab): void {
  const { bottomSize } = useLayout.getState();
  change({ bottomTab: tab, bottomSize: bottomSize === 'closed' ? 'open' : bottomSize });
}

export function toggleBottom(): void {
  change({ bottomSize: useLayout.getState().bottomSize === 'closed' ? 'open' : 'closed' });
}

export function toggleBottomMaximized(): void {
  change({ bottomSize: useLayout.getState().bottomSize === 'maximized' ? 'open' : 'maximized' });
}

export function setTheme(theme: ThemeChoice): void {
  change({ theme });
}

export function setRowLimit(rowLimit: RowLimit): void {
  change({ rowLimit });
}

/** The theme that is drawn. */
export function effectiveTheme(layout: Pick<LayoutStore, 'theme' | 'systemTheme'>): DrawnTheme {
  return layout.theme === 'system' ? layout.systemTheme : layout.theme;
}

function systemTheme(dark: boolean, contrast: boolean): DrawnTheme {
  if (contrast) return dark ? 'contrast' : 'contrast-light';
  return dark ? 'dark' : 'light';
}

/** Dark ground, whatever its contrast. */
export function isDark(theme: DrawnTheme): boolean {
  return theme === 'dark' || theme === 'contrast';
}

/** Follows the system's theme and the window's width. Returns how to stop. */
export function followWindow(): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const contrast = window.matchMedia('(prefers-contrast: more)');
  const narrow = window.matchMedia(`(max-width: ${foldWidthPx}px)`);
  const update = () => {
    const { bottomTab } = useLayout.getState();
    useLayout.setState({
      systemTheme: systemTheme(dark.matches, contrast.matches),
      folded: narrow.matches,
      bottomTab: !narrow.matches && bottomTab === 'inspector' ? 'rows' : bottomTab,
    });
    document.documentElement.dataset['theme'] = effectiveTheme(useLayout.getState());
  };
  update();
  dark.addEventListener('change', update);
  contrast.addEventListener('change', update);
  narrow.addEventListener('change', update);
  const stopTheme = useLayout.subscribe((layout) => {
    document.documentElement.dataset['theme'] = effectiveTheme(layout);
  });
  return () => {
    dark.removeEventListener('change', update);
    contrast.removeEventListener('change', update);
    narrow.removeEventListener('change', update);
    stopTheme();
  };
}
