import { useState } from 'react';
import { toErrorData } from '../../../contract/errors';
import { closeDialog } from '../../state/dialogs';
import { notify } from '../../state/notices';
import { isAbsolutePath } from '../../state/paths';
import { createProject, openProject, useProject } from '../../state/project';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';

/** A browser has no folder chooser for the machine the engine runs on: the path is typed. */
export function OpenProjectDialog({ isNew }: { readonly isNew: boolean }) {
  const state = useProject((store) => store.state);
  const [root, setRoot] = useState(state.kind === 'open' && !isNew ? state.project.root : '');
  const problem = root === '' || isAbsolutePath(root) ? null : 'Give the whole path, from the root of the file system.';
  const ready = root !== '' && problem === null;
  const open = () => {
    closeDialog();
    if (!isNew) void openProject(root);
    else
      createProject(root).catch((thrown: unknown) =>
        notify('danger', `The project was not made: ${toErrorData(thrown, 'usage').error}`),
      );
  };
  return (
    <Dialog
      title={isNew ? 'New project' : 'Open a project folder'}
      description={
        isNew
          ? 'A folder on the machine that runs the workbench; it is made where it does not exist.'
          : 'A folder on the machine that runs the workbench. It may be empty.'
      }
      open
      onClose={closeDialog}
      actions={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button look="primary" disabled={!ready} onClick={open}>
            {isNew ? 'Create' : 'Open'}
          </Button>
        </>
      }
    >
      <TextField
        label="Folder"
        value={root}
        onChange={setRoot}
        onEnter={ready ? open : undefined}
        problem={problem}
        placeholder="/home/me/udfs"
        code
      />
    </Dialog>
  );
}
