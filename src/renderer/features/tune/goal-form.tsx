/** What is to be best, and the limits it has to keep. */
import type { TuneGoal, TuneLimits } from '../../../contract/model/tune';
import { setTuneGoals, setTuneLimit, useTune } from '../../state/tune';
import { Button } from '../../ui/button';
import { DraftInput } from '../../ui/draft-input';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';

const goals: readonly { readonly value: TuneGoal; readonly label: string }[] = [
  { value: 'fastest', label: 'Fastest' },
  { value: 'lowest-latency', label: 'Lowest latency' },
  { value: 'least-memory', label: 'Least memory' },
];

interface Limit {
  readonly name: keyof TuneLimits;
  readonly caption: string;
  readonly unit: string;
  /** Of the limit in one of the unit shown. */
  readonly factor: number;
}

const limits: readonly Limit[] = [
  { name: 'p99Ms', caption: 'p99 at most', unit: 'ms', factor: 1 },
  { name: 'memoryPerSlotBytes', caption: 'Memory at most', unit: 'MB a slot', factor: 1e6 },
  { name: 'rowsPerSecond', caption: 'Speed at least', unit: 'rows/s', factor: 1 },
];

const presets: readonly { readonly label: string; readonly goal: TuneGoal; readonly limits: TuneLimits }[] = [
  { label: 'No limits', goal: 'fastest', limits: {} },
  { label: 'p99 under 50 ms', goal: 'fastest', limits: { p99Ms: 50 } },
  { label: 'p99 under 50 ms and 300 MB', goal: 'fastest', limits: { p99Ms: 50, memoryPerSlotBytes: 300e6 } },
];

const budgets = [20, 45, 90, 180];

export function GoalForm({ disabled }: { readonly disabled: boolean }) {
  const chosen = useTune((store) => store.goals);
  return (
    <fieldset className="goal-form" disabled={disabled} aria-label="Goal">
      <Segmented
        label="What is to be best"
        value={chosen.goal}
        segments={goals.map((goal) => ({ ...goal, disabled }))}
        onChange={(goal) => setTuneGoals({ goal })}
      />
      {limits.map((limit) => (
        <LimitField key={limit.name} limit={limit} value={chosen.limits[limit.name]} />
      ))}
      <Select
        label="Budget"
        caption="Budget"
        size="small"
        disabled={disabled}
        value={String(chosen.budgetSeconds)}
        choices={budgets.map((seconds) => ({ value: String(seconds), label: `${seconds} s` }))}
        onChange={(value) => setTuneGoals({ budgetSeconds: Number(value) })}
      />
      <div className="goal-presets" role="group" aria-label="Common goals">
        {presets.map(({ label, goal, limits: preset }) => (
          <Button key={label} small look="quiet" onClick={() => setTuneGoals({ goal, limits: preset })}>
            {label}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}

function LimitField({ limit, value }: { readonly limit: Limit; readonly value: number | undefined }) {
  const { name, caption, unit, factor } = limit;
  return (
    <label className="goal-limit">
      <span>{caption}</span>
      <DraftInput
        label={`${caption}, ${unit}`}
        value={value === undefined ? '' : String(value / factor)}
        placeholder="no limit"
        problemOf={limitProblem}
        onCommit={(text) => setTuneLimit(name, text === '' ? undefined : numberOf(text) * factor)}
      />
      <span className="goal-unit">{unit}</span>
    </label>
  );
}

function limitProblem(text: string): string | null {
  return text === '' || numberOf(text) > 0 ? null : 'A number above 0, or nothing.';
}

/** Thousands may be set apart. */
function numberOf(text: string): number {
  return Number(text.replaceAll(/[,_\s]/g, ''));
}
