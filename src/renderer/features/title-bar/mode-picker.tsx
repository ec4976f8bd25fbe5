import { predictedMode, useChainsPandas } from '../../state/effective-mode';
import { useCurrentFunction } from '../../state/function-at';
import { changeSetting, effectiveSettings, usePanelProject } from '../../state/settings';
import { executionModes, type ExecutionMode } from '../../../contract/model/settings';
import { ModeShape } from '../../ui/mode-mark';
import { Select, type Choice } from '../../ui/select';

/** The asked execution mode, with the mark of the mode that the function at the cursor would really run in. */
export function ModePicker() {
  const project = usePanelProject();
  const info = useCurrentFunction();
  const chains = useChainsPandas();
  if (project === null) return null;
  const asked = effectiveSettings(project)['python.execution-mode']?.value ?? 'process';
  const choices = executionModes.map((mode): Choice => {
    const predicted = predictedMode(info, mode, chains);
    return {
      value: mode,
      label: mode,
      note: predicted.reason ?? noteOf(mode),
      icon: <ModeShape mode={predicted.mode} />,
    };
  });
  return (
    <Select
      label="Execution mode"
      caption="Mode"
      value={asked}
      choices={choices}
      onChange={(mode) => changeSetting('python.execution-mode', mode)}
    />
  );
}

function noteOf(mode: ExecutionMode): string {
  switch (mode) {
    case 'process':
      return 'One isolated Python worker a slot';
    case 'thread':
      return 'Python inside the task manager; slots share one GIL';
  }
}
