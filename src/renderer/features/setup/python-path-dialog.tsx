import { useState } from 'react';
import { toErrorData } from '../../../contract/errors';
import { api } from '../../state/connection';
import { closeDialog } from '../../state/dialogs';
import { choosePython } from '../../state/environment';
import { openedProject } from '../../state/project';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';

/** An interpreter that is not found by itself; it is asked before it is taken. */
export function PythonPathDialog() {
  const [path, setPath] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const choose = async () => {
    const project = openedProject();
    if (project === null || path.trim() === '' || asking) return;
    setAsking(true);
    try {
      const { environment } = await api().describeEnvironment({ root: project.root, python: path.trim() });
      if (environment.problem !== null) {
        setProblem(environment.problem);
        return;
      }
      closeDialog();
      await choosePython(environment.python);
    } catch (thrown) {
      setProblem(toErrorData(thrown, 'setup').error);
    } finally {
      setAsking(false);
    }
  };
  return (
    <Dialog
      title="Add a Python by its path"
      description="The interpreter of an environment, Python 3.9 to 3.13. It is kept with the project."
      open
      onClose={closeDialog}
      actions={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button look="primary" disabled={path.trim() === '' || asking} onClick={() => void choose()}>
            Choose
          </Button>
        </>
      }
    >
      <TextField
        label="Path of the interpreter"
        value={path}
        onChange={(text) => {
          setPath(text);
          setProblem(null);
        }}
        onEnter={() => void choose()}
        code
        placeholder="/opt/envs/flink/bin/python"
        problem={problem}
      />
    </Dialog>
  );
}
