import { Database, Shuffle } from 'lucide-react';
import { generatorName } from '../../../contract/model/project';
import { openDialog } from '../../state/dialogs';
import { useCurrentFile, useCurrentFunction } from '../../state/function-at';
import { boundData, defaultGenerator, updateBinding } from '../../state/project';
import { usePanelProject } from '../../state/settings';
import { counted } from '../../ui/figures';
import { Select, type Choice } from '../../ui/select';

const addValue = '+add';

/** What the function at the cursor runs on. The choice is kept with the function. */
export function DataPicker() {
  const project = usePanelProject();
  const file = useCurrentFile();
  const info = useCurrentFunction();
  if (project === null) return null;
  const { settings } = project;
  const bound = file === null || info === null ? null : boundData(settings, file, info.name);
  const { rows } = settings.generator ?? defaultGenerator;
  const choices: Choice[] = [
    ...settings.data.map((link) => ({
      value: link.name,
      label: link.name,
      note: link.path,
      icon: <Database size={14} aria-hidden />,
    })),
    {
      value: generatorName,
      label: 'generated rows',
      note: `${counted(rows, 'row')}, no NULL, the same each time`,
      icon: <Shuffle size={14} aria-hidden />,
    },
    { value: addValue, label: 'Add a data file…' },
  ];
  const choose = (value: string) => {
    if (value === addValue) openDialog({ kind: 'data' });
    else if (file !== null && info !== null) {
      // Another table has other columns: the arguments are matched anew.
      updateBinding(file, info.name, (before) => {
        const next = { ...before, data: value };
        delete next.args;
        delete next.keep;
        return next;
      });
    }
  };
  return (
    <div className="title-data">
      <Select
        label="Data"
        caption="Data"
        value={bound ?? settings.data[0]?.name ?? generatorName}
        choices={choices}
        onChange={choose}
        wide
      />
    </div>
  );
}
