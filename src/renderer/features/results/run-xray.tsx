/** Where the time of a plain run went: a small bar, which opens to one bar for each mode that this code ran in. */
import { Popover } from 'radix-ui';
import { inModeOrder } from '../../../contract/model/break-even';
import type { Mode } from '../../../contract/model/job';
import { useRun } from '../../state/run';
import type { RunTarget } from '../../state/run-target';
import { Button } from '../../ui/button';
import { commandById } from '../../state/commands';
import { ModeMark } from '../../ui/mode-mark';
import { costsOfRow, drawnSum, nanosecondsText, StageBar, StageKey } from '../../ui/stage-bar';

interface RunXrayProps {
  readonly target: RunTarget;
  /** Of the run that is shown. */
  readonly mode: Mode;
}

export function RunXray({ target, mode }: RunXrayProps) {
  const speed = useRun((store) => store.lastSpeed[`${target.file}:${target.name}`]);
  if (speed === undefined || speed.codeHash !== target.codeHash) return null;
  const bars = inModeOrder(speed.costs).map(([each, { stages, rows }]) => ({
    mode: each,
    costs: costsOfRow(stages, rows),
  }));
  const own = bars.find((each) => each.mode === mode);
  if (own === undefined || drawnSum(own.costs) === 0) return null;
  const scale = Math.max(...bars.map(({ costs }) => drawnSum(costs)), 1e-9);
  return (
    <Popover.Root>
      <Popover.Trigger className="run-xray" aria-label="Where the time of a row went">
        <StageBar costs={own.costs} scale={drawnSum(own.costs)} />
        {nanosecondsText(drawnSum(own.costs))} a row
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popup run-xray-detail" align="end" sideOffset={4} collisionPadding={8}>
          <h3>Where the time of a row went</h3>
          <StageKey />
          <ul className="stage-bars">
            {bars.map(({ mode: each, costs }) => (
              <li key={each}>
                <ModeMark mode={each} />
                <StageBar costs={costs} scale={scale} />
                <span className="stage-total tabular">{nanosecondsText(drawnSum(costs))}</span>
              </li>
            ))}
          </ul>
          <p>
            One run each, its start included. A comparison measures all modes in repeats.{' '}
            <Button look="link" onClick={commandById('compare').run}>
              Compare the modes
            </Button>
          </p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
