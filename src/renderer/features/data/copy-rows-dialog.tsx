import { useState } from 'react';
import { closeDialog } from '../../state/dialogs';
import { copyRowsByHand } from '../../state/rows-by-hand';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';
import { countProblem } from './count-problem';

const mostRows = 1_000;

/** The first rows of some data, as rows by hand. */
export function CopyRowsDialog({ data }: { readonly data: string }) {
  const [rows, setRows] = useState('20');
  const [copying, setCopying] = useState(false);
  const problem = countProblem(rows, 1, mostRows);
  const copy = async () => {
    if (problem !== null || copying) return;
    setCopying(true);
    if (await copyRowsByHand(data, Number(rows))) closeDialog();
    else setCopying(false);
  };
  return (
    <Dialog
      title={`Copy rows of ${data} to edit`}
      description="A file of their own in the project, with the types of the data. The data itself stays as it is."
      open
      onClose={closeDialog}
      actions={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button look="primary" disabled={problem !== null || copying} onClick={() => void copy()}>
            {copying ? 'Copying…' : 'Copy'}
          </Button>
        </>
      }
    >
      <TextField
        label="First rows"
        value={rows}
        onChange={setRows}
        onEnter={() => void copy()}
        problem={problem}
        numeric
      />
    </Dialog>
  );
}
