/** The final measurement: a few settings in turns, each on a task manager and workers of its own, as a comparison has them. */
import type { ModeResult } from '../../../contract/model/compare';
import type { Mode } from '../../../contract/model/job';
import type { TunedSettings } from '../../../contract/model/tune';
import type { Plan } from '../../../contract/wire/task-manager';
import { workbenchError } from '../../../contract/errors';
import type { Lane } from '../compare/lane';
import type { RunnableLane } from '../compare/plan-lanes';
import type { TuneBudget } from './budget';
import type { TuneLanes } from './lanes';

export interface FinalsOptions {
  readonly lanes: TuneLanes;
  readonly runnable: ReadonlyMap<Mode, RunnableLane>;
  readonly budget: TuneBudget;
  readonly elapsed: () => number;
  /** May throw to end it. */
  readonly onStep: (settings: TunedSettings, repeat: number | null) => void;
}

export interface FinalLane {
  readonly settings: TunedSettings;
  readonly lane: RunnableLane;
  readonly result: ModeResult;
  readonly plan: Plan;
}

interface Entrant {
  readonly settings: TunedSettings;
  readonly lane: RunnableLane;
  readonly open: Lane;
}

export class Finals {
  private readonly options: FinalsOptions;

  constructor(options: FinalsOptions) {
    this.options = options;
  }

  /** In the order given. Rejects where one of them fails: they ran before. */
  async run(all: readonly TunedSettings[]): Promise<{ readonly measured: FinalLane[]; readonly seconds: number }> {
    const entrants: Entrant[] = [];
    for (const settings of all) entrants.push(await this.open(settings));
    const { repeats, seconds, warmUpSeconds } = this.options.budget.finals(this.options.elapsed(), all.length);
    for (const { settings, open } of entrants) {
      this.options.onStep(settings, null);
      await open.warmUp(warmUpSeconds);
    }
    for (let repeat = 1; repeat <= repeats; repeat += 1) {
      // Three are needed for a spread; more only where there is time.
      if (repeat > 3 && this.options.elapsed() >= this.options.budget.total) break;
      for (const { settings, open } of entrants) {
        this.options.onStep(settings, repeat);
        await open.measure(seconds, 0);
      }
    }
    const measured: FinalLane[] = [];
    for (const { settings, lane, open } of entrants) {
      measured.push({ settings, lane, result: await open.figures(), plan: open.plan });
      await open.close();
    }
    return { measured, seconds };
  }

  private async open(settings: TunedSettings): Promise<Entrant> {
    const lane = this.options.runnable.get(settings.mode);
    if (lane === undefined) {
      throw workbenchError('UNSUPPORTED_MODE', 'run', `${settings.mode} stopped working during the search.`, {
        mode: settings.mode,
      });
    }
    this.options.onStep(settings, null);
    return { settings, lane, open: await this.options.lanes.fresh(lane, settings) };
  }
}
