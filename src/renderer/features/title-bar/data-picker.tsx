import { Bug, Database, Shuffle, TableProperties } from 'lucide-react';
import { generatorName, nastyName, type Binding } from '../../../contract/model/project';
import { rebound } from '../../state/bindings';
import { openNasty } from '../../state/differ';
import { openDialog } from '../../state/dialogs';
import { useCurrentFile, useCurrentFunction } from '../../state/function-at';
import { bindingOf, boundData, columnsOf, defaultGenerator, updateBinding, useProject } from '../../state/project';
import { newRowsByHand } from '../../state/rows-by-hand';
import { usePanelProject } from '../../state/settings';
import { counted } from '../../ui/figures';
import { Select, type Choice } from '../../ui/select';

const addValue = '+add';
const rowsValue = '+rows';
/** Chosen again, nasty rows are changed. */
const nastyValue = '+nasty';

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
      icon: link.format === 'rows' ? <TableProperties size={14} aria-hidden /> : <Database size={14} aria-hidden />,
    })),
    {
      value: generatorName,
      label: 'generated rows',
      note: `${counted(rows, 'row')}, no NULL, the same each time`,
      icon: <Shuffle size={14} aria-hidden />,
    },
    ...(bound === nastyName && file !== null && info !== null
      ? [nastyChoice(bindingOf(project, file, info.name))]
      : []),
    ...(info === null
      ? []
      : [
          {
            value: nastyValue,
            label: bound === nastyName ? 'Change the nasty rows…' : 'Nasty rows…',
            note: 'Boundaries, NULL, NaN and what else goes wrong',
            icon: <Bug size={14} aria-hidden />,
          },
        ]),
    {
      value: rowsValue,
      label: 'New rows by hand…',
      note: 'A small table to type, for a quick try',
      icon: <TableProperties size={14} aria-hidden />,
    },
    { value: addValue, label: 'Add a data file…' },
  ];
  const choose = (value: string) => {
    if (value === addValue) openDialog({ kind: 'data' });
    else if (value === rowsValue) void newRowsByHand(file === null || info === null ? null : { file, info });
    else if (file === null || info === null) return;
    else if (value === nastyValue) void openNasty({ file, info }, 'bind');
    else {
      const columns = columnsOf(project, useProject.getState().data, value);
      updateBinding(file, info.name, (before) => rebound(before, value, columns));
    }
  };
  return (
    <div className="title-data" data-place="data">
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

function nastyChoice({ nasty }: Binding): Choice {
  return {
    value: nastyName,
    label: 'nasty rows',
    note: nasty === undefined ? 'not set yet' : `${counted(nasty.rows, 'row')}, seed ${nasty.seed}`,
    icon: <Bug size={14} aria-hidden />,
  };
}
