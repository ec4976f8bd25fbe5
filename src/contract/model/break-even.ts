/**
 * The break-even curve: what a mode makes of a function as the function itself gets dearer, from the clocks of one comparison.
 *
 * In process mode the worker (transport, decode, user code, results back) and the task manager (encode, results decoded) work side
 * by side, so a row costs what the busier side spends on it. In thread mode one thread does both, one after the other, and slots
 * wait for each other's Python. What the measured row took beyond that (hand-over, an idle moment) stays as it is.
 */
import * as v from 'valibot';
import { modes, modeSchema, type Mode } from './job';
import { stageNames, type Stages } from './stages';

/** One mode's cost of a row on one slot, in nanoseconds. */
export const modeCostSchema = v.object({
  mode: modeSchema,
  /** Python's part without the function: transport, decode, results encoded and sent; of the adapter also what it adds to the function. */
  pythonNs: v.number(),
  /** The task manager's part: encode, results decoded. */
  taskManagerNs: v.number(),
  /** What a row took beyond what the clocks account for. */
  handOverNs: v.number(),
  slots: v.number(),
  /** User code a row, as measured in this mode (with the adapter: of the function it maps). */
  userNs: v.number(),
  /** Rows a second of all slots, as measured at `userNs`. */
  rowsPerSecond: v.number(),
  /** From this much user code a row on, the mode costs less than a tenth of the function's own speed; null: never. */
  tenthNs: v.nullable(v.number()),
});
export type ModeCost = v.InferOutput<typeof modeCostSchema>;

export const crossingSchema = v.object({
  /** The one that is faster below `userNs` first. */
  modes: v.tuple([modeSchema, modeSchema]),
  userNs: v.number(),
});
export type Crossing = v.InferOutput<typeof crossingSchema>;

export const breakEvenSchema = v.object({
  costs: v.array(modeCostSchema),
  crossings: v.array(crossingSchema),
  /** The same in sentences. */
  text: v.array(v.string()),
});
export type BreakEven = v.InferOutput<typeof breakEvenSchema>;

/** What the model takes of a mode's measured figures. Seconds are summed over slots and repeats. */
export interface MeasuredMode {
  readonly mode: Mode;
  readonly stages: Stages;
  readonly pythonSeconds: number;
  readonly rowsMeasured: number;
  readonly rowsPerSecond: number;
  readonly slots: number;
  readonly ran: 'function' | 'twin' | 'adapter';
}

/** The share of the function's own speed that a mode may cost to count as free. */
const freeShare = 0.1;
/** User code a row that is looked at for crossings: a nanosecond to a second. */
const range = { leastNs: 1, mostNs: 1e9, steps: 360 } as const;

const modeWords: Readonly<Record<Mode, string>> = {
  'process-row': 'process with rows',
  'process-arrow': 'process with Arrow',
  thread: 'thread mode',
};

export function breakEvenOf(measured: readonly MeasuredMode[]): BreakEven {
  const row = measured.find((each) => each.ran === 'function' && each.rowsMeasured > 0);
  const rowUserNs = row === undefined ? null : (row.stages.user * 1e9) / row.rowsMeasured;
  const costs = measured
    .filter(({ rowsMeasured, rowsPerSecond }) => rowsMeasured > 0 && rowsPerSecond > 0)
    .map((each) => costOf(each, rowUserNs));
  const pairs = costs.flatMap((a, index) => costs.slice(index + 1).map((b) => [a, b] as const));
  const crossings = pairs.flatMap(([a, b]) => crossingsOf(a, b));
  return { costs, crossings, text: [...costs.map(tenthText), ...pairs.map(([a, b]) => pairText(a, b, crossings))] };
}

/** Nanoseconds of one slot a row, were the function to take `userNs`. */
export function rowNs(cost: ModeCost, userNs: number): number {
  const python = cost.pythonNs + userNs;
  const busiest =
    cost.mode === 'thread'
      ? Math.max(python + cost.taskManagerNs, python * cost.slots)
      : Math.max(python, cost.taskManagerNs);
  return busiest + cost.handOverNs;
}

/** Rows a second of all slots, were the function to take `userNs` a row. */
export function rateAt(cost: ModeCost, userNs: number): number {
  return (cost.slots * 1e9) / rowNs(cost, userNs);
}

function costOf(measured: MeasuredMode, rowUserNs: number | null): ModeCost {
  const { mode, stages, rowsMeasured, rowsPerSecond, slots, ran } = measured;
  const perRow = (seconds: number): number => (seconds * 1e9) / rowsMeasured;
  const spent = stageNames.reduce((sum, stage) => (stage === 'wait' ? sum : sum + stages[stage]), 0);
  const ownUserNs = perRow(stages.user);
  // The adapter's conversions run inside the user stage: they are no part of the function.
  const userNs = ran === 'adapter' && rowUserNs !== null ? Math.min(ownUserNs, rowUserNs) : ownUserNs;
  const cost = {
    mode,
    pythonNs: Math.max(0, perRow(measured.pythonSeconds) - userNs),
    taskManagerNs: Math.max(0, perRow(spent - measured.pythonSeconds)),
    handOverNs: 0,
    slots,
    userNs,
    rowsPerSecond,
    tenthNs: null,
  };
  const handOverNs = Math.max(0, (slots * 1e9) / rowsPerSecond - rowNs(cost, userNs));
  const whole = { ...cost, handOverNs };
  return { ...whole, tenthNs: tenthNs(whole) };
}

/** The row then takes no more than the function alone over 0.9. */
function tenthNs(cost: ModeCost): number | null {
  const { pythonNs, taskManagerNs, handOverNs, mode, slots } = cost;
  // Slots that share one GIL never come near what as many bare functions make.
  if (mode === 'thread' && slots > 1) return null;
  const inLine = mode === 'thread' ? pythonNs + taskManagerNs + handOverNs : pythonNs + handOverNs;
  const beside = mode === 'thread' ? 0 : taskManagerNs + handOverNs;
  return Math.max((inLine * (1 - freeShare)) / freeShare, beside * (1 - freeShare));
}

/** Where the faster one changes; curves have one bend each, so rarely more than once. */
function crossingsOf(a: ModeCost, b: ModeCost): Crossing[] {
  const found: Crossing[] = [];
  const lead = (userNs: number): number => rowNs(b, userNs) - rowNs(a, userNs);
  const at = (step: number): number => range.leastNs * (range.mostNs / range.leastNs) ** (step / range.steps);
  let before = lead(at(0));
  for (let step = 1; step <= range.steps; step += 1) {
    const now = lead(at(step));
    if (before * now < 0) {
      const userNs = bisect(lead, at(step - 1), at(step));
      found.push({ modes: before > 0 ? [a.mode, b.mode] : [b.mode, a.mode], userNs });
    }
    if (now !== 0) before = now;
  }
  return found;
}

function bisect(lead: (userNs: number) => number, low: number, high: number): number {
  let [least, most] = [low, high];
  const sign = Math.sign(lead(least));
  for (let round = 0; round < 40; round += 1) {
    const middle = (least + most) / 2;
    if (Math.sign(lead(middle)) === sign) least = middle;
    else most = middle;
  }
  return (least + most) / 2;
}

function tenthText({ mode, tenthNs: from, userNs }: ModeCost): string {
  const name = capital(modeWords[mode]);
  if (from === null) {
    return `${name} costs more than a tenth of the function's own speed whatever it does: its slots share one GIL.`;
  }
  const here = userNs >= from ? 'it is beyond that' : 'it is below that';
  return `From ${nsText(from)} of user code a row on, ${modeWords[mode]} costs less than 10 %; with ${nsText(userNs)} a row ${here}.`;
}

function pairText(a: ModeCost, b: ModeCost, crossings: readonly Crossing[]): string {
  const own = crossings.filter(({ modes: [first, second] }) =>
    [first, second].every((mode) => mode === a.mode || mode === b.mode),
  );
  if (own.length > 0) {
    return own
      .map(
        ({ modes: [below, above], userNs }) =>
          `${capital(modeWords[below])} and ${modeWords[above]} cross at ${nsText(userNs)} of user code a row: ${modeWords[above]} is faster beyond.`,
      )
      .join(' ');
  }
  const [faster, slower] = rowNs(a, range.leastNs) <= rowNs(b, range.leastNs) ? [a, b] : [b, a];
  const level = levelFrom(faster, slower);
  if (level === range.leastNs)
    return `${capital(modeWords[a.mode])} and ${modeWords[b.mode]} are level within 10 % whatever the function costs.`;
  const tail = level === null ? '' : `, by less than 10 % from ${nsText(level)} of user code a row on`;
  return `${capital(modeWords[faster.mode])} is faster than ${modeWords[slower.mode]} whatever the function costs${tail}.`;
}

/** The least user code at which the faster mode gains less than a tenth. */
function levelFrom(faster: ModeCost, slower: ModeCost): number | null {
  const gap = (userNs: number): number => rowNs(slower, userNs) * (1 - freeShare) - rowNs(faster, userNs);
  if (gap(range.mostNs) > 0) return null;
  return gap(range.leastNs) <= 0 ? range.leastNs : bisect(gap, range.leastNs, range.mostNs);
}

/** Two digits: these are models, not clocks. */
function nsText(nanoseconds: number): string {
  const units = [
    [1, 'ns'],
    [1e3, 'µs'],
    [1e6, 'ms'],
    [1e9, 's'],
  ] as const;
  const [size, unit] = units.filter(([least]) => nanoseconds >= least * 0.995).at(-1) ?? units[0];
  return `${Number((nanoseconds / size).toPrecision(2))}\u00a0${unit}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** In the order of the modes, where a result keeps them by name. */
export function inModeOrder<T>(byMode: Readonly<Partial<Record<string, T>>>): (readonly [Mode, T])[] {
  return modes.flatMap((mode) => {
    const value = byMode[mode];
    return value === undefined ? [] : [[mode, value] as const];
  });
}
