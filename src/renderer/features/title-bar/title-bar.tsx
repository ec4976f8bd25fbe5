import { Search } from 'lucide-react';
import './title-bar.css';
import { DataPicker } from './data-picker';
import { ModePicker } from './mode-picker';
import { ProjectMenu } from './project-menu';
import { PythonInfo } from './python-info';
import { RowLimitPicker } from './row-limit-picker';
import { RunControls } from './run-controls';
import { useCommandKeys } from '../shortcuts/command-keys';
import { openDialog } from '../../state/dialogs';
import { useProject } from '../../state/project';
import { Button } from '../../ui/button';

export function TitleBar() {
  const open = useProject((store) => store.state.kind === 'open');
  return (
    <header className="title-bar" aria-label="Project and run" data-place="title">
      <div className="title-group">
        <ProjectMenu />
      </div>
      {open ? (
        <>
          <RunControls />
          <div className="title-group">
            <ModePicker />
            <DataPicker />
            <RowLimitPicker />
          </div>
        </>
      ) : null}
      <div className="title-space" />
      <div className="title-group">
        <PythonInfo />
        <Button
          className="title-search"
          onClick={() => openDialog({ kind: 'palette', show: 'commands' })}
          aria-label="Search commands"
        >
          <Search size={14} aria-hidden />
          Search <SearchKeys />
        </Button>
      </div>
    </header>
  );
}

function SearchKeys() {
  const keys = useCommandKeys('palette');
  return keys === undefined ? null : <kbd className="key">{keys}</kbd>;
}
