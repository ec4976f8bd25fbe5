import { useState } from 'react';
import { closeDialog } from '../../state/dialogs';
import { profileNameProblem, renameProfile, saveProfile } from '../../state/profiles';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';

/** A name for what is in force, or another one for a profile. */
export function ProfileDialog({ rename }: { readonly rename: string | null }) {
  const [name, setName] = useState(rename ?? '');
  const problem = profileNameProblem(name, rename);
  const save = () => {
    if (problem !== null) return;
    closeDialog();
    if (rename === null) saveProfile(name.trim());
    else renameProfile(rename, name.trim());
  };
  return (
    <Dialog
      title={rename === null ? 'Save as a profile' : `Rename ${rename}`}
      description={
        rename === null
          ? 'The defaults in force with everything that is set over them, under a name. It is kept in workbench.json, and the command line takes it as --defaults.'
          : 'Its values stay as they are.'
      }
      open
      onClose={closeDialog}
      actions={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button look="primary" disabled={problem !== null} onClick={save}>
            {rename === null ? 'Save' : 'Rename'}
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        onEnter={save}
        problem={name === '' || name === rename ? null : problem}
        placeholder="low latency"
      />
    </Dialog>
  );
}
