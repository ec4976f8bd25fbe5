import { useState } from 'react';
import { toErrorData, type ErrorData } from '../../../contract/errors';
import type { JobSpec } from '../../../contract/model/job';
import { closeDialog } from '../../state/dialogs';
import { acceptCase, shortCaseName, useTests } from '../../state/tests';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { counted } from '../../ui/figures';
import { Notice } from '../../ui/notice';
import { TextField } from '../../ui/text-field';

interface AcceptDialogProps {
  readonly job: JobSpec;
  /** Project path of the UDF file. */
  readonly file: string;
  /** What the run gave. */
  readonly rows: number;
}

/** A case is read and kept in git: a few rows say what a thousand would. */
const usualRows = 20;
const mostRows = 1_000;

type Saving =
  { readonly kind: 'no' } | { readonly kind: 'yes' } | { readonly kind: 'failed'; readonly error: ErrorData };

/** Stores the first rows of a run's input, and what the function gives for them, as a case. */
export function AcceptDialog({ job, file, rows }: AcceptDialogProps) {
  const cases = useTests((store) => store.cases);
  const [name, setName] = useState(job.function.name);
  const [count, setCount] = useState(String(usualRows));
  const [saving, setSaving] = useState<Saving>({ kind: 'no' });
  const exists = cases.some((each) => each.file === file && shortCaseName(each) === name.trim());
  const nameProblem = problemOfName(name);
  const countProblem = problemOfCount(count);
  const ready = nameProblem === null && countProblem === null && saving.kind !== 'yes';
  const save = () => {
    setSaving({ kind: 'yes' });
    acceptCase(job, name.trim(), Number(count), exists).then(closeDialog, (thrown: unknown) =>
      setSaving({ kind: 'failed', error: toErrorData(thrown, 'sink') }),
    );
  };
  return (
    <Dialog
      title="Accept as expected"
      description={`Runs ${job.function.name} on the first rows of its input in process and in thread mode, and stores input and answers beside ${file}. From then on they are what the function has to give.`}
      open
      onClose={closeDialog}
      actions={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button look="primary" disabled={!ready} onClick={save}>
            {saving.kind === 'yes' ? 'Recording' : exists ? 'Replace' : 'Accept'}
          </Button>
        </>
      }
    >
      <TextField
        label="Name of the case"
        value={name}
        onChange={setName}
        onEnter={ready ? save : undefined}
        problem={nameProblem}
        hint={exists ? `${name.trim()} is there already and will be replaced.` : 'Say what it is about: empty_route.'}
        code
      />
      <TextField
        label="Input rows"
        value={count}
        onChange={setCount}
        onEnter={ready ? save : undefined}
        problem={countProblem}
        hint={`The run gave ${counted(rows, 'row')}. The fewer rows a case has, the better it can be read.`}
        numeric
      />
      {saving.kind === 'failed' ? (
        <Notice kind="danger">
          {saving.error.error} {saving.error.hint ?? ''}
        </Notice>
      ) : null}
    </Dialog>
  );
}

function problemOfName(name: string): string | null {
  if (name.trim() === '') return 'Give the case a name.';
  // It becomes part of a file's name.
  return /^[A-Za-z0-9][\w-]*$/.test(name.trim()) ? null : 'Use letters, digits, underscores and hyphens.';
}

function problemOfCount(text: string): string | null {
  const count = Number(text);
  if (/^\d+$/.test(text.trim()) && count >= 1 && count <= mostRows) return null;
  return `Give a whole number from 1 to ${mostRows.toLocaleString('en-US')}.`;
}
