import { Dices } from 'lucide-react';
import { useState } from 'react';
import { nastyName, type Nasty } from '../../../contract/model/project';
import { changeBinding, rebound } from '../../state/bindings';
import { differentialModes } from '../../state/effective-mode';
import { nastyFor, startDiffer } from '../../state/differ';
import { closeDialog } from '../../state/dialogs';
import type { FunctionTarget } from '../../state/function-at';
import { bindingOf, openedProject, updateBinding } from '../../state/project';
import { Button, IconButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { modeNames } from '../../../contract/model/job';
import { Notice } from '../../ui/notice';
import { TextField } from '../../ui/text-field';
import { parsedSchema, schemaText } from '../data/schema-text';
import { NastyPreview } from './nasty-preview';

interface NastyDialogProps {
  readonly target: FunctionTarget;
  readonly then: 'bind' | 'differ';
}

const mostRows = { bind: 1_000_000, differ: 100_000 } as const;
const mostSeed = 4_294_967_295;

/** Rows, seed and columns of a function's nasty rows, with a look at the first of them. */
export function NastyDialog({ target, then }: NastyDialogProps) {
  const [first] = useState(() => nastyFor(target));
  const [rows, setRows] = useState(String(first.rows));
  const [seed, setSeed] = useState(String(first.seed));
  const [schema, setSchema] = useState(schemaText(first.schema));
  const parsed = parsedSchema(schema);
  const schemaProblem = parsed.problem ?? (parsed.fields.length === 0 ? 'Give at least one column.' : null);
  const rowsProblem = wholeProblem(rows, 1, mostRows[then]);
  const seedProblem = wholeProblem(seed, 0, mostSeed);
  const modes = differentialModes(target.info);
  const tooFewModes = then === 'differ' && modes.length < 2;
  const ready = schemaProblem === null && rowsProblem === null && seedProblem === null && !tooFewModes;
  const save = () => {
    const nasty: Nasty = { rows: Number(rows), seed: Number(seed), schema: [...parsed.fields] };
    closeDialog();
    if (then === 'bind') bind(target, nasty);
    else differ(target, nasty);
  };
  return (
    <Dialog
      title={then === 'bind' ? `Nasty rows for ${target.info.name}` : `Find differences of ${target.info.name}`}
      description="Every boundary of every type first, then values drawn from NULL, NaN, empty and huge texts, combining marks, leap days, DST hours and far timestamps. The same seed gives the same rows."
      open
      onClose={closeDialog}
      actions={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button look="primary" disabled={!ready} onClick={save}>
            {then === 'bind' ? 'Use these rows' : 'Find differences'}
          </Button>
        </>
      }
    >
      {tooFewModes ? (
        <Notice kind="info">
          {target.info.name} runs in {modeNames[modes[0] ?? 'process-row']} only, as in Flink: there is no other mode to
          compare it with.
        </Notice>
      ) : null}
      <TextField label="Columns" value={schema} onChange={setSchema} problem={schemaProblem} code />
      <div className="field-pair">
        <TextField label="Rows" value={rows} onChange={setRows} problem={rowsProblem} numeric />
        <TextField label="Seed" value={seed} onChange={setSeed} problem={seedProblem} numeric />
        <IconButton label="Another seed" onClick={() => setSeed(String(Math.floor(Math.random() * mostSeed)))}>
          <Dices size={16} aria-hidden />
        </IconButton>
      </div>
      {schemaProblem === null && seedProblem === null ? (
        <NastyPreview schema={schema} seed={Number(seed)} />
      ) : (
        <div className="nasty-preview" />
      )}
    </Dialog>
  );
}

/** Choices that the new columns cannot fill are matched anew. */
function bind({ file, info }: FunctionTarget, nasty: Nasty): void {
  updateBinding(file, info.name, (binding) => ({ ...rebound(binding, nastyName, nasty.schema), nasty }));
}

function differ(target: FunctionTarget, nasty: Nasty): void {
  const project = openedProject();
  const before = project === null ? undefined : bindingOf(project, target.file, target.info.name).nasty;
  // Remembered for the next time, without changing what the function runs on.
  if (JSON.stringify(before) !== JSON.stringify(nasty)) changeBinding(target.file, target.info.name, { nasty });
  void startDiffer(target, nasty);
}

function wholeProblem(text: string, least: number, most: number): string | null {
  const count = Number(text);
  if (/^\d+$/.test(text.trim()) && count >= least && count <= most) return null;
  return `Give a whole number from ${least.toLocaleString('en-US')} to ${most.toLocaleString('en-US')}.`;
}
