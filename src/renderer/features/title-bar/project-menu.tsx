import { ChevronDown, FolderOpen, FolderPlus, RotateCw } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { commandById, newProjectByHost, openProjectByHost } from '../../state/commands';
import { baseName } from '../../state/paths';
import { openProject, recentProjects, useProject } from '../../state/project';

export function ProjectMenu() {
  const state = useProject((store) => store.state);
  const name = state.kind === 'open' ? state.project.settings.name : 'No project';
  const root = state.kind === 'open' ? state.project.root : null;
  const recent = recentProjects().filter((other) => other !== root);
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="button project-button" aria-label={`Project: ${name}`}>
        <span>{name}</span>
        <ChevronDown size={14} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="popup" align="start" sideOffset={4}>
          {root === null ? null : <DropdownMenu.Label className="popup-label">{root}</DropdownMenu.Label>}
          <DropdownMenu.Item className="popup-item" onSelect={() => void openProjectByHost()}>
            <FolderOpen size={14} aria-hidden /> Open a folder…
          </DropdownMenu.Item>
          <DropdownMenu.Item className="popup-item" onSelect={() => void newProjectByHost()}>
            <FolderPlus size={14} aria-hidden /> New project…
          </DropdownMenu.Item>
          {root === null ? null : (
            <DropdownMenu.Item className="popup-item" onSelect={commandById('refresh').run}>
              <RotateCw size={14} aria-hidden /> Read this folder again
            </DropdownMenu.Item>
          )}
          {recent.length === 0 ? null : <DropdownMenu.Separator className="popup-separator" />}
          {recent.length === 0 ? null : <DropdownMenu.Label className="popup-label">Recent</DropdownMenu.Label>}
          {recent.map((other) => (
            <DropdownMenu.Item key={other} className="popup-item" onSelect={() => void openProject(other)}>
              <span className="popup-text">
                {baseName(other)}
                <small>{other}</small>
              </span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
