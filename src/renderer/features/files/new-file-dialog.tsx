import { useState } from 'react';
import { toErrorData } from '../../../contract/errors';
import { closeDialog } from '../../state/dialogs';
import { focusOn } from '../../state/focus';
import { joinedPath } from '../../state/paths';
import { usePanelProject } from '../../state/settings';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { createFromTemplate } from './create-from-template';
import { emptyTemplate, fileTemplates, templateData, type FileTemplate } from './file-templates';

const choices = [...fileTemplates, { value: emptyTemplate, label: 'Empty file' } as const];

export function NewFileDialog({ folder }: { readonly folder: string }) {
  const project = usePanelProject();
  const [path, setPath] = useState(folder === '' ? '' : `${folder}/`);
  const [template, setTemplate] = useState<FileTemplate | typeof emptyTemplate>('scalar');
  const [failure, setFailure] = useState<string | null>(null);
  const full = path.endsWith('.py') ? path : `${path}.py`;
  const problem = failure ?? pathProblem(path, full, project?.entries.map((entry) => entry.path) ?? []);
  const create = () => {
    createFromTemplate(full, template).then(
      () => {
        closeDialog();
        focusOn('editor');
      },
      (thrown: unknown) => setFailure(toErrorData(thrown, 'sink').error),
    );
  };
  const ready = path !== '' && !path.endsWith('/') && problem === null;
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
        placeholder={joinedPath(folder, 'my_function.py')}
        code
      />
      <div className="field">
        <span className="field-label">Begin with</span>
        <Select
          label="Begin with"
          value={template}
          onChange={(value) => setTemplate(choices.find((each) => each.value === value)?.value ?? 'scalar')}
          choices={choices}
          wide
        />
        {template === emptyTemplate ? null : (
          <span className="field-hint">With a test beside it, and the rows of {templateData.path} to run on.</span>
        )}
      </div>
    </Dialog>
  );
}

function pathProblem(path: string, full: string, taken: readonly string[]): string | null {
  if (path === '' || path.endsWith('/')) return null;
  if (taken.includes(full)) return `${full} exists already.`;
  // It is a module name too: Python imports it, Flink ships it.
  if (!/^(?:[A-Za-z_]\w*\/)*[A-Za-z_]\w*\.py$/.test(full)) {
    return 'Use letters, digits and underscores; folders with a slash.';
  }
  return null;
}
