/** What a comparison measures, and what is laid behind it. More repeats and seconds narrow the spread. */
import { modes, type Mode } from '../../../contract/model/job';
import { setCompareOptions, setOverlay, startCompare, useCompare, useOverlays } from '../../state/compare';
import { useInspections } from '../../state/inspections';
import type { RunTarget } from '../../state/run-target';
import { ModeShape } from '../../ui/mode-mark';
import { MultiSelect } from '../../ui/multi-select';
import { Select } from '../../ui/select';

const repeats = [3, 5, 9];
const seconds = [0.5, 1, 2, 5];
const slotCounts = [2, 4, 8];
const no = 'no';

export function CompareOptionsBar({ disabled }: { readonly disabled: boolean }) {
  const options = useCompare((store) => store.options);
  return (
    <div className="compare-options">
      <MultiSelect
        label="Modes"
        values={options.modes}
        choices={modes.map((mode) => ({ value: mode, icon: <ModeShape mode={mode} /> }))}
        placeholder="Choose modes"
        disabled={disabled}
        // None would compare nothing, so the last one stays.
        onChange={(values) => (values.length === 0 ? undefined : setCompareOptions({ modes: inOrder(values) }))}
        summary={options.modes.length === modes.length ? 'All modes' : undefined}
      />
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
      <Select
        label="Scaling over slots"
        caption="Scaling"
        size="small"
        disabled={disabled}
        value={options.slotsTo === null ? no : String(options.slotsTo)}
        choices={[
          { value: no, label: 'not measured' },
          ...slotCounts.map((count) => ({ value: String(count), label: `1 to ${count} slots` })),
        ]}
        onChange={(value) => setCompareOptions({ slotsTo: value === no ? null : Number(value) })}
      />
      <OverlayChoice />
    </div>
  );
}

function inOrder(chosen: readonly string[]): Mode[] {
  return modes.filter((mode) => chosen.includes(mode));
}

/** Another function of the project, compared at once. */
export function FunctionChoice({ target, disabled }: { readonly target: RunTarget; readonly disabled: boolean }) {
  const files = useInspections((store) => store.files);
  const targets = Object.entries(files).flatMap(([file, { functions }]) => functions.map((info) => ({ file, info })));
  const keyOf = (file: string, name: string) => `${file}:${name}`;
  const choose = (key: string) => {
    const chosen = targets.find(({ file, info }) => keyOf(file, info.name) === key);
    if (chosen !== undefined) void startCompare(chosen);
  };
  if (targets.length < 2) return null;
  return (
    <Select
      label="Compare another function"
      caption="Function"
      size="small"
      disabled={disabled}
      value={keyOf(target.file, target.name)}
      choices={targets.map(({ file, info }) => ({
        value: keyOf(file, info.name),
        label: info.name,
        note: file,
      }))}
      onChange={choose}
    />
  );
}

/** An earlier comparison of this window behind this one: its lines faint, its speeds beside the new ones. */
function OverlayChoice() {
  const earlier = useOverlays();
  const overlay = useCompare((store) => store.overlay);
  if (earlier.length === 0) return null;
  const shown = earlier.some(({ startedAt }) => startedAt === overlay) ? String(overlay) : no;
  return (
    <Select
      label="Lay an earlier comparison behind"
      caption="Behind"
      size="small"
      value={shown}
      choices={[
        { value: no, label: 'nothing' },
        ...earlier.map(({ startedAt, endedAt, target }) => ({
          value: String(startedAt),
          label: `${target.name}, ${new Date(endedAt).toLocaleTimeString('en-GB')}`,
        })),
      ]}
      onChange={(value) => setOverlay(value === no ? null : Number(value))}
    />
  );
}
