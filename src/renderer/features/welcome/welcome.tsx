import { FolderOpen, FolderPlus } from 'lucide-react';
import './welcome.css';
import { newProjectByHost, openProjectByHost } from '../../state/commands';
import { baseName } from '../../state/paths';
import { openProject, recentProjects, useProject } from '../../state/project';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ProgressBar } from '../../ui/progress-bar';

/** What the window shows while no project is open: why, and how to open one. */
export function Welcome() {
  const state = useProject((store) => store.state);
  switch (state.kind) {
    case 'open':
      return null;
    case 'starting':
    case 'opening':
      return (
        <main className="welcome" aria-busy>
          <ProgressBar label="Opening the project" value={null} />
          <p className="welcome-wait">
            {state.kind === 'starting' ? 'Connecting to the engine' : `Opening ${state.root}`}
          </p>
        </main>
      );
    case 'none':
      return (
        <main className="welcome">
          <EmptyState
            title="Open a folder with UDF files"
            actions={
              <>
                <OpenButton />
                <Button onClick={() => void newProjectByHost()}>
                  <FolderPlus size={14} aria-hidden /> New project…
                </Button>
              </>
            }
          >
            <p>
              A project is a folder with Python files that define Flink functions. Settings and data links are kept
              beside them in workbench.json, so the folder fits in git.
            </p>
            <RecentProjects />
          </EmptyState>
        </main>
      );
    case 'failed':
      return (
        <main className="welcome">
          <EmptyState
            title={state.root === '' ? 'The engine did not start' : 'This folder could not be opened'}
            actions={
              <>
                {state.root === '' ? null : (
                  <Button look="primary" onClick={() => void openProject(state.root)}>
                    Try again
                  </Button>
                )}
                <OpenButton />
              </>
            }
          >
            {state.root === '' ? null : <p className="code">{state.root}</p>}
            <p role="alert">{state.error.error}</p>
            {state.error.hint === undefined ? null : <p>{state.error.hint}</p>}
            <RecentProjects />
          </EmptyState>
        </main>
      );
  }
}

function OpenButton() {
  return (
    <Button onClick={() => void openProjectByHost()}>
      <FolderOpen size={14} aria-hidden /> Open a folder…
    </Button>
  );
}

function RecentProjects() {
  const recent = recentProjects();
  if (recent.length === 0) return null;
  return (
    <ul className="welcome-recent" aria-label="Recent projects">
      {recent.map((root) => (
        <li key={root}>
          <Button look="link" onClick={() => void openProject(root)}>
            {baseName(root)}
          </Button>
          <small>{root}</small>
        </li>
      ))}
    </ul>
  );
}
