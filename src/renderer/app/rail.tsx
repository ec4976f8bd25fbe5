import { Database, Files, Monitor, Moon, Sun, Wrench, type LucideIcon } from 'lucide-react';
import { IconButton } from '../ui/button';
import { effectiveTheme, setTheme, toggleSideView, useLayout, type SideView } from '../state/layout';
import { checkSetup } from '../state/project';

const views: readonly { readonly view: SideView; readonly label: string; readonly Icon: LucideIcon }[] = [
  { view: 'files', label: 'Files', Icon: Files },
  { view: 'data', label: 'Data', Icon: Database },
  { view: 'setup', label: 'Setup', Icon: Wrench },
];

export function Rail() {
  const sideView = useLayout((layout) => layout.sideView);
  const sideOpen = useLayout((layout) => layout.sideOpen);
  const open = (view: SideView) => {
    toggleSideView(view);
    if (view === 'setup') void checkSetup();
  };
  return (
    <nav className="rail" aria-label="Views">
      {views.map(({ view, label, Icon }) => (
        <button
          key={view}
          type="button"
          className="rail-button"
          aria-pressed={sideOpen && sideView === view}
          onClick={() => open(view)}
        >
          <Icon size={18} aria-hidden />
          {label}
        </button>
      ))}
      <div className="rail-space" />
      <ThemeSwitch />
    </nav>
  );
}

/** System, dark, light, in turn. */
function ThemeSwitch() {
  const theme = useLayout((layout) => layout.theme);
  const drawn = useLayout(effectiveTheme);
  const next = theme === 'system' ? (drawn === 'dark' ? 'light' : 'dark') : theme === 'dark' ? 'light' : 'system';
  return (
    <IconButton label={`Theme: ${theme}. Switch to ${next}`} onClick={() => setTheme(next)}>
      {theme === 'system' ? <Monitor size={16} aria-hidden /> : null}
      {theme === 'dark' ? <Moon size={16} aria-hidden /> : null}
      {theme === 'light' ? <Sun size={16} aria-hidden /> : null}
    </IconButton>
  );
}
