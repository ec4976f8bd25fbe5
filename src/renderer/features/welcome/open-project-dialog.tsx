import { useState } from 'react';
import { closeDialog } from '../../state/dialogs';
import { isAbsolutePath } from '../../state/paths';
import { openProject, useProject } from '../../state/project';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';

/** A browser has no folder chooser for the machine the engine runs on: the path is typed. */
export function OpenProjectDialog() {
  const state = useProject((store) => store.state);
  const [root, setRoot] = useState(state.kind === 'open' ? state.project.root : '');
  const problem = root === '' || isAbsolutePath(root) ? null : 'Give the whole path, from the root of the file system.';
  const ready = root !== '' && problem === null;
  const open = () => {
    closeDialog();
    void openProject(root);
  };
  return (
    <Dialog
      title="Open a project folder"
      description="A folder on the machine that runs the workbench. It may be empty."
      open
      onClose={closeDialog}
      actions={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button look="primary" disabled={!ready} onClick={open}>
            Open
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
