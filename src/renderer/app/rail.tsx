import {
  Check,
  Compass,
  Contrast,
  Database,
  Files,
  History,
  Monitor,
  Moon,
  Sun,
  Wrench,
  type LucideIcon,
} from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { setTheme, toggleSideView, useLayout, type SideView, type ThemeChoice } from '../state/layout';
import { checkSetup } from '../state/project';
import { startTour } from '../state/tour';
import { IconButton } from '../ui/button';

const views: readonly { readonly view: SideView; readonly label: string; readonly Icon: LucideIcon }[] = [
  { view: 'files', label: 'Files', Icon: Files },
  { view: 'data', label: 'Data', Icon: Database },
  { view: 'history', label: 'History', Icon: History },
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
      <IconButton label="Take the tour" onClick={startTour}>
        <Compass size={16} aria-hidden />
      </IconButton>
      <ThemeSwitch />
    </nav>
  );
}

const themes: readonly { readonly theme: ThemeChoice; readonly label: string; readonly Icon: LucideIcon }[] = [
  { theme: 'system', label: "The system's", Icon: Monitor },
  { theme: 'dark', label: 'Dark', Icon: Moon },
  { theme: 'light', label: 'Light', Icon: Sun },
  { theme: 'contrast', label: 'High contrast, dark', Icon: Contrast },
  { theme: 'contrast-light', label: 'High contrast, light', Icon: Contrast },
];

function ThemeSwitch() {
  const chosen = useLayout((layout) => layout.theme);
  const { label, Icon } = themes.find(({ theme }) => theme === chosen) ?? { label: chosen, Icon: Monitor };
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <button type="button" className="icon-button" aria-label={`Theme: ${label}`} title={`Theme: ${label}`}>
          <Icon size={16} aria-hidden />
        </button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="popup" side="right" align="end" sideOffset={6}>
          <DropdownMenu.Label className="popup-label">Theme</DropdownMenu.Label>
          <DropdownMenu.RadioGroup value={chosen} onValueChange={(value) => setTheme(value as ThemeChoice)}>
            {themes.map((each) => (
              <DropdownMenu.RadioItem key={each.theme} value={each.theme} className="popup-item">
                <span className="popup-check">
                  <DropdownMenu.ItemIndicator>
                    <Check size={13} aria-hidden />
                  </DropdownMenu.ItemIndicator>
                </span>
                {each.label}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
