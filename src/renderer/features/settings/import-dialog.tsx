import { useState } from 'react';
import { readConfigText } from '../../../contract/model/config-text';
import { settingDefinition, settingProblem } from '../../../contract/model/settings';
import { toErrorData, type ErrorData } from '../../../contract/errors';
import { api } from '../../state/connection';
import { closeDialog } from '../../state/dialogs';
import { openedProject } from '../../state/project';
import { writeConfigFile } from '../../state/setting-forms';
import { showSettingsPage } from '../../state/settings-page';
import { Button } from '../../ui/button';
import { CodeBlock } from '../../ui/code-block';
import { Dialog } from '../../ui/dialog';
import { counted } from '../../ui/figures';
import { Notice } from '../../ui/notice';
import { TextField } from '../../ui/text-field';

interface Read {
  readonly text: string;
  readonly legacy: boolean;
}

/** A config.yaml from elsewhere becomes the project's: first looked at, then taken over whole, comments and unknown keys too. */
export function ImportDialog() {
  const [path, setPath] = useState('');
  const [read, setRead] = useState<Read | null>(null);
  const [error, setError] = useState<ErrorData | null>(null);
  const look = () => {
    api()
      .importConfig({ path })
      .then(
        (found) => {
          setRead(found);
          setError(null);
        },
        (thrown: unknown) => setError(toErrorData(thrown, 'usage')),
      );
  };
  const found = read === null ? null : readConfigText(read.text);
  const ready = found !== null && found.problems.length === 0;
  const take = () => {
    if (read === null) return;
    closeDialog();
    writeConfigFile(read.text);
    showSettingsPage('forms');
  };
  return (
    <Dialog
      title="Import a configuration"
      description="A config.yaml, a flink-conf.yaml of Flink 1, or the folder of a Flink. Nothing of it is lost: comments, order and keys that the workbench does not know stay."
      open
      onClose={closeDialog}
      actions={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button onClick={look} disabled={path.trim() === ''}>
            Look at it
          </Button>
          <Button look="primary" disabled={!ready} onClick={take}>
            {openedProject()?.configText === null ? 'Make it config.yaml' : 'Replace config.yaml'}
          </Button>
        </>
      }
    >
      <TextField
        label="Path"
        value={path}
        onChange={(text) => {
          setPath(text);
          setRead(null);
        }}
        onEnter={look}
        code
        placeholder="/opt/flink/conf/config.yaml"
        problem={error === null ? null : `${error.error} ${error.hint ?? ''}`}
      />
      {read === null ? null : <Preview read={read} />}
    </Dialog>
  );
}

function Preview({ read }: { readonly read: Read }) {
  const { values, problems, lines } = readConfigText(read.text);
  const keys = Object.keys(values);
  const known = keys.filter((key) => settingDefinition(key) !== undefined);
  const refused = keys.flatMap((key) => settingProblem(key, values[key] ?? '') ?? []);
  const [problem] = problems;
  if (problem !== undefined)
    return (
      <Notice kind="danger">
        Line {problem.line}: {problem.text}
      </Notice>
    );
  const replaced = openedProject()?.configText ?? null;
  return (
    <div className="import-preview">
      <p>
        {counted(keys.length, 'key')}, {known.length} of them known to the workbench; the rest is carried.
        {read.legacy ? ' The old form was made into YAML.' : ''}
      </p>
      {refused.map((words) => (
        <Notice key={words} kind="warning">
          {words} Line {lines[keys.find((key) => words.startsWith(key)) ?? ''] ?? 1}.
        </Notice>
      ))}
      {replaced === null || replaced === read.text ? null : (
        <Notice kind="warning">The project has a config.yaml, which is replaced as a whole.</Notice>
      )}
      <CodeBlock text={read.text} language="yaml" label="the file" />
    </div>
  );
}
