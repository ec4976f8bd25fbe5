/** How much a comparison measures. More repeats and seconds narrow the spread. */
import { setCompareOptions, useCompare } from '../../state/compare';
import { Select } from '../../ui/select';

const repeats = [3, 5, 9];
const seconds = [0.5, 1, 2, 5];

export function CompareOptionsBar({ disabled }: { readonly disabled: boolean }) {
  const options = useCompare((store) => store.options);
  return (
    <div className="compare-options">
      <Select
        label="Repeats"
        caption="Repeats"
        size="small"
        disabled={disabled}
        value={String(options.repeat)}
        choices={repeats.map((count) => ({ value: String(count), label: String(count) }))}
        onChange={(value) => setCompareOptions({ repeat: Number(value) })}
      />
      <Select
        label="Seconds a repeat"
        caption="Each"
        size="small"
        disabled={disabled}
        value={String(options.seconds)}
        choices={seconds.map((count) => ({ value: String(count), label: `${count} s` }))}
        onChange={(value) => setCompareOptions({ seconds: Number(value) })}
      />
    </div>
  );
}
