import { modeNames } from '../../../contract/model/job';
import type { ShownRun } from './function-figures';
import { figureText, rateFigure } from '../../ui/figures';
import { ModeShape } from '../../ui/mode-mark';

interface SpeedLineProps {
  /** Oldest first, all with a speed. */
  readonly runs: readonly ShownRun[];
  readonly name: string;
  readonly onOpen: (run: ShownRun) => void;
}

/** Speed from run to run, from zero. Its points are for the pointer: by keyboard the list below opens the same runs. */
export function SpeedLine({ runs, name, onOpen }: SpeedLineProps) {
  const speeds = runs.map(({ entry }) => entry.rowsPerSecond ?? 0);
  const most = Math.max(...speeds, 1e-9);
  const places = speeds.map((speed, index) => ({
    x: (index / Math.max(1, runs.length - 1)) * 100,
    y: 100 - (speed / most) * 100,
  }));
  return (
    <div className="speed-line" role="group" aria-label={summaryOf(speeds, name)}>
      <div className="speed-line-plot">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
          <polyline points={places.map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' ')} />
        </svg>
        {runs.map((run, index) => {
          const { entry, isPresent } = run;
          const mode = entry.effective ?? 'process-row';
          const words = `${figureText(rateFigure(entry.rowsPerSecond ?? 0))}, ${modeNames[mode]}${isPresent ? '' : ', edited since'}`;
          return (
            <button
              key={entry.id}
              type="button"
              className="speed-point"
              tabIndex={-1}
              aria-label={`Open the run of ${words}`}
              title={words}
              style={{ left: `${places[index]?.x ?? 0}%`, top: `${places[index]?.y ?? 0}%` }}
              onClick={() => onOpen(run)}
            >
              <ModeShape mode={mode} size={8} hollow={!isPresent} />
            </button>
          );
        })}
      </div>
    </div>
  );
}

function summaryOf(speeds: readonly number[], name: string): string {
  const [first, last] = [speeds[0] ?? 0, speeds.at(-1) ?? 0];
  return `Speed of ${name} over ${speeds.length} runs, from ${figureText(rateFigure(first))} to ${figureText(rateFigure(last))}`;
}
