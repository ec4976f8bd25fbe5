import { Command as Cmdk } from 'cmdk';
import { Dialog } from 'radix-ui';
import './palette.css';
import { commandGroups, commands, type Command } from '../../state/commands';
import { shortcutText } from '../../ui/keys';
import { keysOf, useKeymap } from '../../state/keymap';
import { closeDialog } from '../../state/dialogs';
import { openFile, revealPlace } from '../../state/editor';
import { useInspections } from '../../state/inspections';
import { usePanelProject } from '../../state/settings';
import { kindName } from '../function-card/kind-names';

type Shown = 'commands' | 'files';

/** Commands with their keys, or the project's files and functions. */
export function Palette({ show }: { readonly show: Shown }) {
  const title = show === 'commands' ? 'Commands' : 'Files and functions';
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : closeDialog())}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-veil" />
        <Dialog.Content className="palette" aria-describedby={undefined}>
          <Dialog.Title className="visually-hidden">{title}</Dialog.Title>
          <Cmdk label={title} loop>
            <Cmdk.Input
              autoFocus
              placeholder={show === 'commands' ? 'What do you want to do?' : 'A file or a function'}
            />
            <Cmdk.List>
              <Cmdk.Empty>Nothing of that name.</Cmdk.Empty>
              {show === 'commands' ? <CommandItems /> : <FileItems />}
            </Cmdk.List>
          </Cmdk>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Closes first: the command may open another dialog or move the focus. */
function choose(run: () => void): void {
  closeDialog();
  run();
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
          <Cmdk.Item key={path} value={path} keywords={[path]} onSelect={() => choose(() => void openFile(path))}>
            <span>{path}</span>
          </Cmdk.Item>
        ))}
      </Cmdk.Group>
    </>
  );
}
