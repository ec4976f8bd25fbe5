import { X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { closeFile, openFile, type OpenFile } from '../../state/editor';
import { closePage, openPage, pageKey, type Page } from '../../state/pages';
import { baseName } from '../../state/paths';
import type { SaveState } from '../../state/saver';

interface FileTabsProps {
  readonly files: readonly OpenFile[];
  readonly pages: readonly Page[];
  /** Path of the active file. */
  readonly active: string | null;
  /** Key of the page in front of it. */
  readonly front: string | null;
  readonly titleOf: (page: Page) => string;
}

interface Tab {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly selected: boolean;
  /** Its file was deleted by another program. */
  readonly gone: boolean;
  readonly mark: ReactNode;
  readonly open: () => void;
  readonly close: () => void;
}

/** Files, then pages. */
export function FileTabs(props: FileTabsProps) {
  const tabs = tabsOf(props);
  const step = (event: KeyboardEvent, by: number) => {
    const index = tabs.findIndex((tab) => tab.selected);
    const next = tabs[(index + by + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    next.open();
    event.currentTarget.querySelector<HTMLElement>(`[data-path="${CSS.escape(next.key)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') step(event, 1);
    if (event.key === 'ArrowLeft') step(event, -1);
    if (event.key === 'Delete') tabs.find((tab) => tab.selected)?.close();
  };
  return (
    <div className="file-tabs" role="tablist" aria-label="Open files" onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <div key={tab.key} className="file-tab" data-active={tab.selected} data-gone={tab.gone} role="presentation">
          <button
            type="button"
            role="tab"
            aria-selected={tab.selected}
            aria-keyshortcuts="Delete"
            tabIndex={tab.selected ? 0 : -1}
            data-path={tab.key}
            title={tab.title}
            onClick={tab.open}
            onAuxClick={(event) => (event.button === 1 ? tab.close() : undefined)}
          >
            <span className="file-tab-name">{tab.name}</span>
            {tab.mark}
          </button>
          {/* For the mouse alone: a list of tabs may hold nothing but tabs, and Delete closes the one that has the focus. */}
          <span className="icon-button" title={`Close ${tab.title}`} aria-hidden onClick={tab.close}>
            <X size={13} />
          </span>
        </div>
      ))}
    </div>
  );
}

function tabsOf({ files, pages, active, front, titleOf }: FileTabsProps): Tab[] {
  const fileTabs = files.map((file) => ({
    key: file.path,
    name: tabName(file.path, files),
    title: file.path,
    selected: front === null && file.path === active,
    gone: file.outside === 'gone',
    mark: <SaveDot save={file.save} />,
    open: () => void openFile(file.path),
    close: () => closeFile(file.path),
  }));
  const pageTabs = pages.map((page) => ({
    key: pageKey(page),
    name: titleOf(page),
    title: titleOf(page),
    selected: front === pageKey(page),
    gone: false,
    mark: null,
    open: () => openPage(page),
    close: () => closePage(pageKey(page)),
  }));
  return [...fileTabs, ...pageTabs];
}

/** With its folder where two open files have one name. */
function tabName(path: string, files: readonly OpenFile[]): string {
  const name = baseName(path);
  return files.some((file) => file.path !== path && baseName(file.path) === name) ? path : name;
}

function SaveDot({ save }: { readonly save: SaveState }) {
  switch (save.kind) {
    case 'saved':
      return null;
    case 'pending':
    case 'saving':
      return <span className="file-save" role="img" aria-label="saving" />;
    case 'failed':
      return <span className="file-save file-save-failed" role="img" aria-label="not saved" title={save.error.error} />;
  }
}
