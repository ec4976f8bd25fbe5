import { rowLimits, setRowLimit, useLayout, type RowLimit } from '../../state/layout';
import { Select } from '../../ui/select';

const labels: Readonly<Record<RowLimit, string>> = { '1000': '1,000', '100000': '100,000', all: 'all' };

/** How many rows a run gives. A comparison always takes the whole input. */
export function RowLimitPicker() {
  const limit = useLayout((layout) => layout.rowLimit);
  return (
    <Select
      label="Rows of a run"
      caption="Rows"
      value={limit}
      choices={rowLimits.map((value) => ({
        value,
        label: labels[value],
        note: value === 'all' ? 'The whole input' : 'A run stops after so many',
      }))}
      onChange={(value) => setRowLimit(rowLimits.find((each) => each === value) ?? 'all')}
    />
  );
}
