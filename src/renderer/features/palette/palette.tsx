import { Command as Cmdk } from 'cmdk';
import { Dialog } from 'radix-ui';
import './palette.css';
import { commandGroups, commands, type Command } from '../../state/commands';
import { shortcutText } from '../../ui/keys';
import { useFocusBack } from '../../ui/focus-back';
import { keysOf, useKeymap } from '../../state/keymap';
import { closeDialog } from '../../state/dialogs';
import { baseName } from '../../state/paths';
import { openProject, recentProjects } from '../../state/project';
import { openFile, revealPlace } from '../../state/editor';
import { focusOn } from '../../state/focus';
import { useInspections } from '../../state/inspections';
import { usePanelProject } from '../../state/settings';
import { kindName } from '../function-card/kind-names';

type Shown = 'commands' | 'files' | 'projects';

const titles: Readonly<Record<Shown, string>> = {
  commands: 'Commands',
  files: 'Files and functions',
  projects: 'Recent projects',
};
const placeholders: Readonly<Record<Shown, string>> = {
  commands: 'What do you want to do?',
  files: 'A file or a function',
  projects: 'A project',
};

/** Commands with their keys, or the project's files and functions. */
export function Palette({ show }: { readonly show: Shown }) {
  const title = titles[show];
  const focusBack = useFocusBack();
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : closeDialog())}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-veil" />
        <Dialog.Content className="palette" aria-describedby={undefined} onCloseAutoFocus={focusBack}>
          <Dialog.Title className="visually-hidden">{title}</Dialog.Title>
          <Cmdk label={title} loop>
            <Cmdk.Input autoFocus placeholder={placeholders[show]} />
            <Cmdk.List>
              <Cmdk.Empty>Nothing of that name.</Cmdk.Empty>
              <Items show={show} />
            </Cmdk.List>
          </Cmdk>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Items({ show }: { readonly show: Shown }) {
  switch (show) {
    case 'commands':
      return <CommandItems />;
    case 'files':
      return <FileItems />;
    case 'projects':
      return <ProjectItems />;
  }
}

function ProjectItems() {
  const root = usePanelProject()?.root;
  return recentProjects()
    .filter((other) => other !== root)
    .map((other) => (
      <Cmdk.Item key={other} value={other} onSelect={() => choose(() => void openProject(other))}>
        <span>{baseName(other)}</span>
        <span className="palette-note">{other}</span>
      </Cmdk.Item>
    ));
}

/** Closes first: the command may open another dialog or move the focus. */
function choose(run: () => void): void {
  closeDialog();
  run();
}

function goToFile(path: string): void {
  void openFile(path);
  focusOn('editor');
}

function CommandItems() {
  return commandGroups.map((group) => (
    <Cmdk.Group key={group} heading={group}>
      {commands
        .filter((command) => command.group === group && command.id !== 'palette')
        .map((command) => (
          <CommandItem key={command.id} command={command} />
        ))}
    </Cmdk.Group>
  ));
}

function CommandItem({ command }: { readonly command: Command }) {
  const keys = useKeymap((store) => keysOf(command, store.own))[0];
  return (
    <Cmdk.Item value={command.id} keywords={[command.title, command.group]} onSelect={() => choose(command.run)}>
      <span>{command.title}</span>
      {keys === undefined ? null : <kbd className="key">{shortcutText(keys)}</kbd>}
    </Cmdk.Item>
  );
}

function FileItems() {
  const project = usePanelProject();
  const inspections = useInspections((store) => store.files);
  if (project === null) return null;
  const functions = project.files.flatMap((path) =>
    (inspections[path]?.functions ?? []).map((info) => ({ path, info })),
  );
  return (
    <>
      <Cmdk.Group heading="Functions">
        {functions.map(({ path, info }) => (
          <Cmdk.Item
            key={`${path}:${info.name}`}
            value={`${path}:${info.name}`}
            keywords={[info.name, path]}
            onSelect={() => choose(() => revealPlace(path, info.line))}
          >
            <span>{info.name}</span>
            <span className="palette-note">
              {kindName(info)} · {path}
            </span>
          </Cmdk.Item>
        ))}
      </Cmdk.Group>
      <Cmdk.Group heading="Files">
        {project.files.map((path) => (
          <Cmdk.Item key={path} value={path} keywords={[path]} onSelect={() => choose(() => goToFile(path))}>
            <span>{path}</span>
          </Cmdk.Item>
        ))}
      </Cmdk.Group>
    </>
  );
}
