import { X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { closeFile, openFile, type OpenFile } from '../../state/editor';
import { baseName } from '../../state/paths';
import type { SaveState } from '../../state/saver';
import { IconButton } from '../../ui/button';

interface FileTabsProps {
  readonly files: readonly OpenFile[];
  readonly active: string | null;
}

export function FileTabs({ files, active }: FileTabsProps) {
  const step = (event: KeyboardEvent, by: number) => {
    const index = files.findIndex((file) => file.path === active);
    const next = files[(index + by + files.length) % files.length];
    if (next === undefined) return;
    event.preventDefault();
    void openFile(next.path);
    const tab = event.currentTarget.querySelector<HTMLElement>(`[data-path="${CSS.escape(next.path)}"]`);
    tab?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') step(event, 1);
    if (event.key === 'ArrowLeft') step(event, -1);
  };
  return (
    <div className="file-tabs" role="tablist" aria-label="Open files" onKeyDown={onKeyDown}>
      {files.map((file) => (
        <div key={file.path} className="file-tab" data-active={file.path === active} role="presentation">
          <button
            type="button"
            role="tab"
            aria-selected={file.path === active}
            tabIndex={file.path === active ? 0 : -1}
            data-path={file.path}
            title={file.path}
            onClick={() => void openFile(file.path)}
            onAuxClick={(event) => (event.button === 1 ? closeFile(file.path) : undefined)}
          >
            {tabName(file.path, files)}
          </button>
          <SaveDot save={file.save} />
          <IconButton label={`Close ${file.path}`} onClick={() => closeFile(file.path)}>
            <X size={13} aria-hidden />
          </IconButton>
        </div>
      ))}
    </div>
  );
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
