import { closeDialog } from '../../state/dialogs';
import { deleteEntries, useHistory } from '../../state/history';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { counted } from '../../ui/figures';

/** `ids` null: all. What is deleted cannot be brought back, so it is asked for once. */
export function DeleteRunsDialog({ ids }: { readonly ids: readonly string[] | null }) {
  const all = useHistory((store) => store.entries.length);
  const what = ids === null ? `all ${counted(all, 'run')}` : counted(ids.length, 'run');
  const confirm = () => {
    closeDialog();
    void deleteEntries(ids);
  };
  return (
    <Dialog
      title={`Delete ${what}?`}
      description="Their code, settings and figures go with them. The files of the project stay as they are."
      open
      onClose={closeDialog}
      actions={
        <>
          <Button onClick={closeDialog}>Keep</Button>
          <Button look="danger" autoFocus onClick={confirm}>
            Delete
          </Button>
        </>
      }
    >
      {null}
    </Dialog>
  );
}
