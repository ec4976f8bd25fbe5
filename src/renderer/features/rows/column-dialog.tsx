import { useState } from 'react';
import { formatDataType, parseDataType } from '../../../contract/model/data-type';
import type { RowsFile } from '../../../contract/model/rows-file';
import { editRows } from '../../state/rows-documents';
import { columnProblem, putColumn, removeColumn } from '../../state/rows-edits';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';

interface ColumnDialogProps {
  readonly path: string;
  readonly file: RowsFile;
  /** Behind the last one: a new column. */
  readonly index: number;
  readonly onClose: () => void;
}

/** Name and type of a column. Cells are read anew by the new type. */
export function ColumnDialog({ path, file, index, onClose }: ColumnDialogProps) {
  const field = file.fields[index];
  const isKinds = field !== undefined && field.name === file.rowKinds;
  const [name, setName] = useState(field?.name ?? nextName(file));
  const [type, setType] = useState(field === undefined ? 'BIGINT' : formatDataType(field.type));
  const problem = columnProblem(file, index, name, type);
  const save = () => {
    if (problem !== null) return;
    editRows(path, (rows) => putColumn(rows, index, { name: name.trim(), type: parseDataType(type) }));
    onClose();
  };
  const isOfName = problem !== null && (name.trim() === '' || problem.startsWith('There is a column'));
  return (
    <Dialog
      title={field === undefined ? 'Add a column' : `Column ${field.name}`}
      open
      onClose={onClose}
      actions={
        <>
          {field === undefined || file.fields.length < 2 ? null : (
            <Button
              look="danger"
              onClick={() => {
                editRows(path, (rows) => removeColumn(rows, index));
                onClose();
              }}
            >
              Remove the column
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={problem !== null} onClick={save}>
            {field === undefined ? 'Add' : 'Save'}
          </Button>
        </>
      }
    >
      <TextField label="Name" value={name} onChange={setName} onEnter={save} problem={isOfName ? problem : null} code />
      {isKinds ? null : (
        <TextField
          label="Type"
          value={type}
          onChange={setType}
          onEnter={save}
          problem={isOfName ? null : problem}
          hint="A Flink SQL type: BIGINT, STRING, DECIMAL(10, 2), TIMESTAMP(3), ARRAY<INT>, ROW<a INT, b STRING>, INT NOT NULL."
          code
        />
      )}
    </Dialog>
  );
}

function nextName({ fields }: RowsFile): string {
  const taken = new Set(fields.map(({ name }) => name));
  for (let code = 'a'.charCodeAt(0); code <= 'z'.charCodeAt(0); code += 1) {
    const name = String.fromCharCode(code);
    if (!taken.has(name)) return name;
  }
  return `column_${fields.length + 1}`;
}
