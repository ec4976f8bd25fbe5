import { useState } from 'react';
import {
  dataFormats,
  generatorName,
  nastyName,
  rowsFileEnding,
  type DataFormat,
  type DataLink,
} from '../../../contract/model/project';
import { closeDialog } from '../../state/dialogs';
import { baseName, projectPath } from '../../state/paths';
import { putData } from '../../state/project';
import { usePanelProject } from '../../state/settings';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { parsedSchema, schemaText } from './schema-text';

const formatNames: Readonly<Record<DataFormat, string>> = {
  csv: 'CSV',
  jsonl: 'JSON lines',
  json: 'JSON',
  parquet: 'Parquet',
  arrow: 'Arrow IPC',
  sql: 'SQL query',
  rows: 'Rows by hand',
};

interface Draft {
  readonly path: string;
  readonly name: string;
  readonly format: DataFormat;
  readonly nullMarks: string;
  readonly schema: string;
}

/** Binds a data file by its path; what is not given is inferred from the file. */
export function DataDialog({ link, path: first }: { readonly link: DataLink | null; readonly path: string }) {
  const project = usePanelProject();
  const [draft, setDraft] = useState<Draft>(() => draftOf(link, first));
  if (project === null) return null;
  const change = (next: Partial<Draft>) => setDraft({ ...draft, ...next });
  const others = project.settings.data.filter((other) => other.name !== link?.name).map((other) => other.name);
  const nameProblem = problemOfName(draft.name, others);
  const schema = parsedSchema(draft.schema);
  const ready = draft.path.trim() !== '' && draft.name.trim() !== '' && nameProblem === null && schema.problem === null;
  const save = () => {
    putData({
      name: draft.name.trim(),
      path: projectPath(project.root, draft.path.trim()),
      format: draft.format,
      nullMarks: draft.nullMarks
        .split(',')
        .map((mark) => mark.trim())
        .filter((mark) => mark !== ''),
      schema: [...schema.fields],
    });
    closeDialog();
  };
  const changePath = (path: string) => {
    const format = formatOf(path) ?? draft.format;
    // A name the user has typed stays; one we made follows the path.
    const isOurName = draft.name === '' || draft.name === nameOf(draft.path);
    change({ path, format, ...(isOurName && link === null ? { name: nameOf(path) } : {}) });
  };
  return (
    <Dialog
      title={link === null ? 'Add a data file' : `Change ${link.name}`}
      open
      onClose={closeDialog}
      actions={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button look="primary" disabled={!ready} onClick={save}>
            {link === null ? 'Add' : 'Save'}
          </Button>
        </>
      }
    >
      <TextField
        label="Path"
        value={draft.path}
        onChange={changePath}
        onEnter={ready ? save : undefined}
        hint={`Relative to ${baseName(project.root)}, or a whole path.`}
        placeholder="data/flights.csv"
        code
      />
      {link === null ? (
        <TextField label="Name" value={draft.name} onChange={(name) => change({ name })} problem={nameProblem} />
      ) : null}
      <div className="field">
        <span className="field-label">Format</span>
        <Select
          label="Format"
          value={draft.format}
          choices={dataFormats.map((value) => ({ value, label: formatNames[value] }))}
          onChange={(value) => change({ format: dataFormats.find((each) => each === value) ?? 'csv' })}
          wide
        />
      </div>
      {draft.format === 'csv' ? (
        <TextField
          label="Texts read as NULL"
          value={draft.nullMarks}
          onChange={(nullMarks) => change({ nullMarks })}
          hint="With commas between. The empty text always is NULL."
          placeholder="NA, NULL"
          code
        />
      ) : null}
      <TextField
        label="Types that differ from the inferred ones"
        value={draft.schema}
        onChange={(text) => change({ schema: text })}
        problem={schema.problem}
        hint="Flink SQL types. Columns not named here are inferred from the file."
        placeholder="flight STRING, hour INT"
        code
      />
    </Dialog>
  );
}

function draftOf(link: DataLink | null, path: string): Draft {
  if (link === null) return { path, name: nameOf(path), format: formatOf(path) ?? 'csv', nullMarks: '', schema: '' };
  return {
    path: link.path,
    name: link.name,
    format: link.format,
    nullMarks: link.nullMarks.join(', '),
    schema: schemaText(link.schema),
  };
}

function formatOf(path: string): DataFormat | null {
  if (/\.csv$/i.test(path)) return 'csv';
  if (/\.(jsonl|ndjson)$/i.test(path)) return 'jsonl';
  if (path.toLowerCase().endsWith(rowsFileEnding)) return 'rows';
  if (/\.json$/i.test(path)) return 'json';
  if (/\.sql$/i.test(path)) return 'sql';
  if (/\.(arrow|feather|ipc)$/i.test(path)) return 'arrow';
  return /\.(parquet|pq)$/i.test(path) ? 'parquet' : null;
}

function nameOf(path: string): string {
  return baseName(path).replace(/(\.rows)?\.\w+$/, '');
}

function problemOfName(name: string, others: readonly string[]): string | null {
  if (name.trim() === generatorName) return `${generatorName} means generated rows. Choose another name.`;
  if (name.trim() === nastyName) return `${nastyName} means nasty rows. Choose another name.`;
  return others.includes(name.trim()) ? `The project has data named ${name.trim()} already.` : null;
}
