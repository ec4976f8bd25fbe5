import { ChevronsRight } from 'lucide-react';
import { DropdownMenu, Tabs } from 'radix-ui';
import { useEffect, useState, type ReactNode } from 'react';
import { IconButton } from './button';

interface OverflowTabsProps {
  readonly label: string;
  /** Triggers of the Tabs around this. */
  readonly children: ReactNode;
}

/** A list of tabs that may be wider than its room: then it scrolls, and a menu beside it lists all of them. */
export function OverflowTabs({ label, children }: OverflowTabsProps) {
  const [list, setList] = useState<HTMLDivElement | null>(null);
  const [cut, setCut] = useState(false);
  useEffect(() => {
    if (list === null) return;
    const measure = () => setCut(list.scrollWidth > list.clientWidth + 1);
    const sizes = new ResizeObserver(measure);
    const tabs = new MutationObserver(measure);
    sizes.observe(list);
    tabs.observe(list, { childList: true, subtree: true, characterData: true });
    measure();
    return () => {
      sizes.disconnect();
      tabs.disconnect();
    };
  }, [list]);
  return (
    <>
      <Tabs.List ref={setList} className="tabs" aria-label={label} onFocus={(event) => scrollTo(event.target)}>
        {children}
      </Tabs.List>
      {cut && list !== null ? <AllTabs list={list} /> : null}
    </>
  );
}

function scrollTo(tab: EventTarget): void {
  if (tab instanceof HTMLElement) tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** The tabs as they are when the menu opens. */
function AllTabs({ list }: { readonly list: HTMLElement }) {
  const [open, setOpen] = useState(false);
  const tabs = open ? [...list.querySelectorAll<HTMLElement>('[role="tab"]')] : [];
  return (
    <DropdownMenu.Root open={open} onOpenChange={setOpen}>
      <DropdownMenu.Trigger asChild>
        <IconButton label="All tabs">
          <ChevronsRight size={15} aria-hidden />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="popup" align="end" sideOffset={4} collisionPadding={8}>
          {tabs.map((tab) => (
            <DropdownMenu.Item key={tab.id} className="popup-item" onSelect={() => choose(tab)}>
              {tab.textContent}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** A tab is chosen by the pointer going down on it, or by getting the focus. */
function choose(tab: HTMLElement): void {
  // After the menu has given the focus back to its button.
  requestAnimationFrame(() => {
    tab.focus();
    scrollTo(tab);
  });
}
