/** The calls of one key, so that the state after any of them is there at once. */
import * as v from 'valibot';
import {
  leftStateSchema,
  stepSchema,
  type LeftState,
  type Shown,
  type StateSteps,
  type Step,
  type ViewKind,
} from '../../contract/model/state';

/** Of a map its key and value, of a list its element; by what finds it again. */
export type ViewContent = ReadonlyMap<string, readonly Shown[]>;

export interface Moment {
  readonly step: Step;
  /** Which call of the key it is, from 1; calls that were not kept count. */
  readonly number: number;
  readonly before: Shown;
  readonly after: Shown;
  /** What get_value or emit_value gave last. */
  readonly value: Shown;
  /** The call that gave it; null: none yet. */
  readonly valueNumber: number | null;
  readonly views: readonly ViewContent[];
  /** Entries of each view that this call put or added; `removed` how many it took away. */
  readonly changed: readonly ReadonlySet<string>[];
  readonly removed: readonly number[];
}

interface Checkpoint {
  /** Steps that went into it. */
  readonly steps: number;
  readonly views: readonly ViewContent[];
  readonly added: number;
}

/** Steps between two states that are kept whole: going back replays so many at most. */
const checkpointSteps = 250;

export class Timeline {
  /** Kept calls. */
  readonly count: number;
  /** Of the key, kept or not. */
  readonly calls: number;
  /** Calls between the first and the last ones that are not kept; `gapAt`: before which kept call. */
  readonly missing: number;
  readonly gapAt: number;
  private readonly steps: readonly Step[];
  private readonly left: LeftState | null;
  private readonly states: Shown[] = [];
  private readonly values: Shown[] = [];
  private readonly valueNumbers: (number | null)[] = [];
  private readonly checkpoints: Checkpoint[] = [];
  private readonly kinds: readonly ViewKind[];

  constructor(told: StateSteps, kinds: readonly ViewKind[]) {
    const first = v.parse(stepsSchema, JSON.parse(told.first));
    const last = v.parse(stepsSchema, JSON.parse(told.last));
    this.kinds = kinds;
    this.steps = [...first, ...last];
    this.left = told.before === null ? null : v.parse(leftStateSchema, JSON.parse(told.before));
    this.count = this.steps.length;
    this.calls = told.calls;
    this.missing = told.calls - this.count;
    this.gapAt = first.length;
    this.addUp();
  }

  /** `index` counts kept calls from 0. */
  at(index: number): Moment {
    const step = this.steps[index];
    if (step === undefined) throw new RangeError(`There is no kept call ${index}.`);
    const before = index === 0 ? null : this.stateBefore(index);
    const content = this.contentAfter(index);
    return {
      step,
      number: this.numberOf(index),
      before,
      after: this.states[index] ?? null,
      value: this.values[index] ?? null,
      valueNumber: this.valueNumbers[index] ?? null,
      ...content,
    };
  }

  numberOf(index: number): number {
    return index < this.gapAt ? index + 1 : index + 1 + this.missing;
  }

  private stateBefore(index: number): Shown {
    if (index === this.gapAt && this.left !== null) return this.left.state;
    return this.states[index - 1] ?? null;
  }

  private addUp(): void {
    let state: Shown = null;
    let value: Shown = null;
    let valueNumber: number | null = null;
    let content = new Contents(this.kinds);
    this.steps.forEach((step, index) => {
      if (index === this.gapAt && this.left !== null) {
        ({ state, value } = this.left);
        content = Contents.of(this.kinds, this.left);
        this.checkpoints.push(content.checkpoint(index));
      } else if (index % checkpointSteps === 0) {
        this.checkpoints.push(content.checkpoint(index));
      }
      state = step.state ?? state;
      if (step.value !== undefined) {
        value = step.value;
        valueNumber = this.numberOf(index);
      }
      this.states.push(state);
      this.values.push(value);
      this.valueNumbers.push(valueNumber);
      content.take(step);
    });
  }

  private contentAfter(index: number): Pick<Moment, 'views' | 'changed' | 'removed'> {
    const from = this.checkpoints.filter((checkpoint) => checkpoint.steps <= index).at(-1);
    const content = new Contents(this.kinds, from);
    for (const step of this.steps.slice(from?.steps ?? 0, index)) content.take(step);
    const changed = this.kinds.map(() => new Set<string>());
    const removed = this.kinds.map(() => 0);
    const step = this.steps[index];
    if (step !== undefined) content.take(step, changed, removed);
    return { views: content.views, changed, removed };
  }
}

const stepsSchema = v.array(stepSchema);

/** The entries of all views while steps are taken in. */
class Contents {
  readonly views: Map<string, readonly Shown[]>[];
  private added: number;

  constructor(kinds: readonly ViewKind[], from?: Checkpoint) {
    this.views = kinds.map((_, view) => new Map(from?.views[view]));
    this.added = from?.added ?? 0;
  }

  static of(kinds: readonly ViewKind[], left: LeftState): Contents {
    const made = new Contents(kinds);
    kinds.forEach((kind, view) => {
      for (const entry of left.views[view] ?? []) {
        const pair = Array.isArray(entry) ? (entry as readonly Shown[]) : [];
        if (kind === 'map') made.views[view]?.set(JSON.stringify(pair[0]), pair);
        else made.add(view, entry);
      }
    });
    return made;
  }

  checkpoint(steps: number): Checkpoint {
    return { steps, views: this.views.map((view) => new Map(view)), added: this.added };
  }

  take(step: Step, changed: readonly Set<string>[] = [], removed: number[] = []): void {
    for (const [view, action, key = null, value = null] of step.views ?? []) {
      if (typeof view !== 'number') continue;
      const entries = this.views[view];
      if (entries === undefined) continue;
      if (action === 'put') {
        const found = JSON.stringify(key);
        entries.set(found, [key, value]);
        changed[view]?.add(found);
      } else if (action === 'add') {
        changed[view]?.add(this.add(view, key));
      } else {
        removed[view] = (removed[view] ?? 0) + this.takeAway(entries, action === 'clear' ? null : JSON.stringify(key));
      }
    }
  }

  private add(view: number, element: Shown): string {
    this.added += 1;
    const found = String(this.added);
    this.views[view]?.set(found, [element]);
    return found;
  }

  /** null: all of them. Answers how many there were. */
  private takeAway(entries: Map<string, readonly Shown[]>, key: string | null): number {
    if (key !== null) return entries.delete(key) ? 1 : 0;
    const { size } = entries;
    entries.clear();
    return size;
  }
}
