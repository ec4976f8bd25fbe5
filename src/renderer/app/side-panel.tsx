import { DataPanel } from '../features/data/data-panel';
import { FilesPanel } from '../features/files/files-panel';
import { HistoryPanel } from '../features/history/history-panel';
import { SetupPanel } from '../features/setup/setup-panel';
import { useLayout } from '../state/layout';

export function SidePanel() {
  const view = useLayout((layout) => layout.sideView);
  switch (view) {
    case 'files':
      return <FilesPanel />;
    case 'data':
      return <DataPanel />;
    case 'history':
      return <HistoryPanel />;
    case 'setup':
      return <SetupPanel />;
  }
}
