import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ViewKind } from '../../../contract/model/state';
import { moveTo, useMicroscope } from '../../state/microscope';
import { comparedLines, shownText, viewText } from '../../state/shown-lines';
import type { Moment } from '../../state/state-timeline';
import { IconButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { grouped } from '../../ui/figures';
import { ViewTable } from './view-table';

/** One call of the key, and the way to the others. */
export function TimelineView() {
  const timeline = useMicroscope((store) => store.timeline);
  const index = useMicroscope((store) => store.index);
  const report = useMicroscope((store) => store.report);
  const phase = useMicroscope((store) => store.phase);
  if (timeline === null || timeline.count === 0) {
    const going = phase.kind === 'starting' || phase.kind === 'going';
    return (
      <EmptyState small title={going ? 'Recording' : 'No calls were kept'}>
        <p>
          {going
            ? 'The calls can be looked at when the run has ended.'
            : 'The run ended before its calls could be handed over, or the memory for them was used up by other keys.'}
        </p>
      </EmptyState>
    );
  }
  const moment = timeline.at(index);
  const lastBefore = index === timeline.gapAt && timeline.missing > 0;
  return (
    <>
      <Scrubber count={timeline.count} index={index} moment={moment} calls={timeline.calls} />
      {lastBefore ? (
        <p className="state-note">{grouped(timeline.missing)} calls before this one were not kept.</p>
      ) : null}
      <Call moment={moment} names={report?.arguments ?? []} />
      <div className="state-parts">
        <Accumulator moment={moment} />
        {report?.views.map((view, place) => (
          <ViewTable
            key={view.name}
            name={view.name}
            kind={view.kind satisfies ViewKind}
            content={moment.views[place] ?? new Map()}
            changed={moment.changed[place] ?? new Set()}
            removed={moment.removed[place] ?? 0}
          />
        ))}
      </div>
    </>
  );
}

interface ScrubberProps {
  readonly count: number;
  readonly index: number;
  readonly calls: number;
  readonly moment: Moment;
}

/** A native slider: Left and Right go a call back and forth, Home and End to the first and the last. */
function Scrubber({ count, index, calls, moment }: ScrubberProps) {
  return (
    <div className="state-scrubber">
      <IconButton label="Call before" disabled={index === 0} onClick={() => moveTo(index - 1)}>
        <ChevronLeft size={14} aria-hidden />
      </IconButton>
      <input
        type="range"
        aria-label="Call"
        min={0}
        max={count - 1}
        value={index}
        aria-valuetext={`call ${moment.number} of ${calls}, ${moment.step.call}`}
        onChange={(event) => moveTo(Number(event.target.value))}
      />
      <IconButton label="Call after" disabled={index === count - 1} onClick={() => moveTo(index + 1)}>
        <ChevronRight size={14} aria-hidden />
      </IconButton>
      <span className="state-place tabular">
        {grouped(moment.number)} of {grouped(calls)}
      </span>
    </div>
  );
}

function Call({ moment, names }: { readonly moment: Moment; readonly names: readonly string[] }) {
  const { step, value, valueNumber, number } = moment;
  return (
    <dl className="state-call" aria-label="The call">
      <div>
        <dt>Call</dt>
        <dd>
          <b className="code">{step.call}</b>
          {step.args === undefined ? null : (
            <span className="code state-args">
              {step.args.map((arg, index) => argText(names[index], arg)).join(', ')}
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>Input row</dt>
        <dd className="tabular">{step.row === undefined ? 'none' : grouped(step.row + 1)}</dd>
      </div>
      <div>
        <dt>Bundle</dt>
        <dd className="tabular">{grouped(step.bundle)}</dd>
      </div>
      <div className="state-value">
        <dt>Value</dt>
        <dd>
          {valueNumber === null && value === null ? (
            <span className="state-faint">not asked for yet</span>
          ) : (
            <>
              <span className="code">{shownText(value)}</span>
              {valueNumber === number ? null : (
                <span className="state-faint">
                  {' '}
                  {valueNumber === null ? 'of an earlier call' : `as of call ${grouped(valueNumber)}`}
                </span>
              )}
            </>
          )}
        </dd>
      </div>
      {step.error === undefined ? null : (
        <div className="state-value state-raised">
          <dt>Raised</dt>
          <dd className="code">{step.error}</dd>
        </div>
      )}
      {step.call === 'forget' ? (
        <div className="state-value">
          <dt>Why</dt>
          <dd>The key has no rows left: Flink drops its state.</dd>
        </div>
      ) : null}
    </dl>
  );
}

function argText(name: string | undefined, arg: Parameters<typeof shownText>[0]): string {
  return name === undefined ? shownText(arg) : `${name} = ${shownText(arg)}`;
}

function Accumulator({ moment }: { readonly moment: Moment }) {
  // Views are tables of their own.
  const lines = comparedLines(moment.before, moment.after).filter(({ after }) => after !== viewText);
  if (lines.length === 0) return null;
  return (
    <section className="state-part" aria-label="Accumulator">
      <table className="state-table">
        <thead>
          <tr>
            <th scope="col">Accumulator</th>
            <th scope="col">before</th>
            <th scope="col">after</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ path, before, after }) => {
            const isChanged = before !== after;
            return (
              <tr key={path} className={isChanged ? 'state-changed' : undefined}>
                <th scope="row" className="code">
                  {path === '' ? 'it' : path}
                </th>
                <td>{before ?? <span className="state-faint">none</span>}</td>
                <td>
                  {after ?? <span className="state-faint">none</span>}
                  {isChanged ? <span className="visually-hidden"> (changed)</span> : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
