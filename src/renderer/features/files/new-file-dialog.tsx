import { useState } from 'react';
import { toErrorData } from '../../../contract/errors';
import { closeDialog } from '../../state/dialogs';
import { createFile } from '../../state/editor';
import { usePanelProject } from '../../state/settings';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { fileTemplates, templateText, type FileTemplate } from './file-templates';

export function NewFileDialog() {
  const project = usePanelProject();
  const [path, setPath] = useState('');
  const [template, setTemplate] = useState<FileTemplate>('scalar');
  const [failure, setFailure] = useState<string | null>(null);
  const full = path.endsWith('.py') ? path : `${path}.py`;
  const problem = failure ?? pathProblem(path, full, project?.files ?? []);
  const create = () => {
    createFile(full, templateText(template)).then(closeDialog, (thrown: unknown) =>
      setFailure(toErrorData(thrown, 'sink').error),
    );
  };
  const ready = path !== '' && problem === null;
  return (
    <Dialog
      title="New Python file"
      open
      onClose={closeDialog}
      actions={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button look="primary" disabled={!ready} onClick={create}>
            Create
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        value={path}
        onChange={(value) => {
          setFailure(null);
          setPath(value);
        }}
        onEnter={ready ? create : undefined}
        problem={problem}
        placeholder="my_function.py"
        code
      />
      <div className="field">
        <span className="field-label">Begin with</span>
        <Select
          label="Begin with"
          value={template}
          onChange={(value) => setTemplate(fileTemplates.find((each) => each.value === value)?.value ?? 'scalar')}
          choices={fileTemplates}
          wide
        />
      </div>
    </Dialog>
  );
}

function pathProblem(path: string, full: string, files: readonly string[]): string | null {
  if (path === '') return null;
  if (files.includes(full)) return `${full} exists already.`;
  // It is a module name too: Python imports it, Flink ships it.
  if (!/^(?:[A-Za-z_]\w*\/)*[A-Za-z_]\w*\.py$/.test(full)) {
    return 'Use letters, digits and underscores; folders with a slash.';
  }
  return null;
}
