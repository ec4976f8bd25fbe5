import { useState } from 'react';
import { closeDialog } from '../../state/dialogs';
import { defaultGenerator, updateProjectSettings } from '../../state/project';
import { usePanelProject } from '../../state/settings';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';
import { countProblem } from './count-problem';
import { parsedSchema, schemaText } from './schema-text';

const mostRows = 1_000_000_000;
const longestString = 100_000;

export function GeneratorDialog() {
  const project = usePanelProject();
  const generator = project?.settings.generator ?? defaultGenerator;
  const [rows, setRows] = useState(String(generator.rows));
  const [length, setLength] = useState(String(generator.stringLength));
  const [schema, setSchema] = useState(schemaText(generator.schema));
  const parsed = parsedSchema(schema);
  const schemaProblem = parsed.problem ?? (parsed.fields.length === 0 ? 'Give at least one column.' : null);
  const rowsProblem = countProblem(rows, 1, mostRows);
  const lengthProblem = countProblem(length, 0, longestString);
  const ready = schemaProblem === null && rowsProblem === null && lengthProblem === null;
  const save = () => {
    const next = { rows: Number(rows), stringLength: Number(length), schema: [...parsed.fields] };
    updateProjectSettings((settings) => ({ ...settings, generator: next }));
    closeDialog();
  };
  return (
    <Dialog
      title="Generated rows"
      description="The first integer column counts 0, 1, 2, …; other integers lie within ±1,000,000, DOUBLE within 0 and 1. No NULL, the same rows each time."
      open
      onClose={closeDialog}
      actions={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button look="primary" disabled={!ready} onClick={save}>
            Save
          </Button>
        </>
      }
    >
      <TextField label="Columns" value={schema} onChange={setSchema} problem={schemaProblem} code />
      <TextField label="Rows" value={rows} onChange={setRows} problem={rowsProblem} numeric />
      <TextField label="Characters of a STRING" value={length} onChange={setLength} problem={lengthProblem} numeric />
    </Dialog>
  );
}
