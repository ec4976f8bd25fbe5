import { useState } from 'react';
import { addBreakpoint, changeBreakpoint, removeBreakpoint, useBreakpoints } from '../../state/breakpoints';
import { closeDialog } from '../../state/dialogs';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';

/** A breakpoint's condition, hit count and message; it is made where the line has none yet. */
export function BreakpointDialog({ path, line }: { readonly path: string; readonly line: number }) {
  const kept = useBreakpoints((store) => store.list.find((each) => each.path === path && each.line === line));
  const [condition, setCondition] = useState(kept?.condition ?? '');
  const [hitCondition, setHitCondition] = useState(kept?.hitCondition ?? '');
  const [logMessage, setLogMessage] = useState(kept?.logMessage ?? '');
  const [enabled, setEnabled] = useState(kept?.enabled ?? true);
  const hitProblem = problemOfHits(hitCondition);
  const save = () => {
    if (hitProblem !== null) return;
    const { id } = kept ?? addBreakpoint(path, line);
    const texts = { condition: condition.trim(), hitCondition: hitCondition.trim(), logMessage };
    changeBreakpoint(id, { ...texts, enabled });
    closeDialog();
  };
  return (
    <Dialog
      title={`Breakpoint at ${path}, line ${line}`}
      open
      onClose={closeDialog}
      actions={
        <>
          {kept === undefined ? null : (
            <Button
              look="danger"
              onClick={() => {
                removeBreakpoint(kept.id);
                closeDialog();
              }}
            >
              Remove
            </Button>
          )}
          <Button onClick={closeDialog}>Cancel</Button>
          <Button look="primary" onClick={save} disabled={hitProblem !== null}>
            {kept === undefined ? 'Set' : 'Save'}
          </Button>
        </>
      }
    >
      <TextField
        label="Condition"
        value={condition}
        onChange={setCondition}
        onEnter={save}
        placeholder="arr_delay > 1000"
        hint="A Python expression: stop only where it is true."
        code
      />
      <TextField
        label="Hit count"
        value={hitCondition}
        onChange={setHitCondition}
        onEnter={save}
        problem={hitProblem}
        hint="5 stops at the fifth hit, >= 10 from the tenth on, % 100 at every hundredth. Each worker counts its own."
        code
      />
      <TextField
        label="Message"
        value={logMessage}
        onChange={setLogMessage}
        onEnter={save}
        placeholder="delay of {carrier}: {arr_delay}"
        hint="Printed in the debug console instead of stopping; {expressions} are evaluated."
        code
      />
      <label className="debug-check">
        <input type="checkbox" checked={enabled} onChange={(event) => setEnabled(event.target.checked)} /> Enabled
      </label>
    </Dialog>
  );
}

function problemOfHits(text: string): string | null {
  if (text.trim() === '' || /^(==?|>=?|<=?|%)?\s*\d+$/.test(text.trim())) return null;
  return 'Give a number, or one of ==, >, >=, <, <=, % and a number.';
}
