/** One mode's column: its big number, then what a deployment decision needs. */
import type { ReactNode } from 'react';
import { Popover } from 'radix-ui';
import type { ModeOutcome, ModeResult } from '../../../contract/model/compare';
import { modeNames, type Mode } from '../../../contract/model/job';
import type { Sample } from '../../state/compare';
import { figureText, grouped, rateFigure, shareFigure, sizeFigure, timeFigure, type Figure } from '../../ui/figures';
import { ModeMark, modeColour } from '../../ui/mode-mark';

interface ModeCardProps {
  readonly mode: Mode;
  readonly outcome: ModeOutcome | undefined;
  /** Of the comparison laid behind. */
  readonly earlier: ModeOutcome | undefined;
  readonly samples: readonly Sample[];
  /** Whether this mode is being measured at this moment. */
  readonly running: boolean;
  readonly best: boolean;
  readonly command: string;
}

export function ModeCard({ mode, outcome, earlier, samples, running, best, command }: ModeCardProps) {
  return (
    <section className="mode-card" style={{ borderTopColor: modeColour(mode) }} aria-label={modeNames[mode]}>
      <header>
        <ModeMark mode={mode} />
        {best ? <span className="mode-badge">best here</span> : null}
        {running ? <span className="mode-running">running</span> : null}
      </header>
      <CardBody outcome={outcome} samples={samples} command={command} />
      <Against outcome={outcome} earlier={earlier} />
    </section>
  );
}

/** The change since the comparison laid behind; within both spreads it is none. */
function Against({ outcome, earlier }: Pick<ModeCardProps, 'outcome' | 'earlier'>) {
  if (outcome?.available !== true || earlier?.available !== true) return null;
  const [low, high] = outcome.rowsPerSecondSpread;
  const [before, after] = [earlier.rowsPerSecond, outcome.rowsPerSecond];
  const overlaps = low <= earlier.rowsPerSecondSpread[1] && earlier.rowsPerSecondSpread[0] <= high;
  const change = (after / before - 1) * 100;
  return (
    <p className="mode-note tabular">
      {figureText(rateFigure(before))} before:{' '}
      {overlaps ? 'level, the spreads overlap' : `${change > 0 ? '+' : '−'}${Math.abs(change).toFixed(0)}\u00a0%`}
    </p>
  );
}

interface CardBodyProps {
  readonly outcome: ModeOutcome | undefined;
  readonly samples: readonly Sample[];
  readonly command: string;
}

function CardBody({ outcome, samples, command }: CardBodyProps) {
  if (outcome === undefined) return <LiveFigure samples={samples} />;
  if (!outcome.available) return <p className="mode-reason">{outcome.reason}</p>;
  return <ResultFigures result={outcome} command={command} />;
}

function LiveFigure({ samples }: { readonly samples: readonly Sample[] }) {
  const last = samples.at(-1);
  if (last === undefined) return <p className="mode-reason">Waiting for its turn.</p>;
  return (
    <>
      <BigNumber figure={rateFigure(last.rowsPerSecond)} title="rows per second now" />
      <dl className="mode-figures">
        <Row label="Bundle latency, median" value={figureText(timeFigure(last.p50Ms))} />
      </dl>
    </>
  );
}

function ResultFigures({ result, command }: { readonly result: ModeResult; readonly command: string }) {
  const [low, high] = result.rowsPerSecondSpread;
  return (
    <>
      <SourceOf result={result} command={command}>
        <BigNumber
          figure={rateFigure(result.rowsPerSecond)}
          title={`${grouped(result.rowsPerSecond)} rows per second, median of ${result.repeats.length} repeats`}
        />
      </SourceOf>
      <p className="mode-spread tabular">
        {figureText(rateFigure(low))} to {figureText(rateFigure(high))}
      </p>
      {result.effectiveReason === null ? null : <p className="mode-note">{result.effectiveReason}</p>}
      {result.ran === 'function' ? null : <p className="mode-note">{ranWords[result.ran]}</p>}
      <dl className="mode-figures">
        <Row label="Latency p50 / p95 / p99" value={latencies([result.p50Ms, result.p95Ms, result.p99Ms])} />
        <Row label="Serialization" value={figureText(shareFigure(result.serializationShare))} />
        <Row label="Memory per slot" value={figureText(sizeFigure(result.memoryPerSlotBytes))} />
        <Row label="Start-up" value={figureText(timeFigure(result.startMs))} />
        <Row label="Transport" value={result.transport} />
      </dl>
    </>
  );
}

/** Of a bundle, sent to decoded. The unit stands once where all three share it. */
function latencies(milliseconds: readonly number[]): string {
  const figures = milliseconds.map(timeFigure);
  const [first] = figures;
  if (first === undefined || figures.some(({ unit }) => unit !== first.unit))
    return figures.map(figureText).join(' / ');
  return figureText({ number: figures.map(({ number }) => number).join(' / '), unit: first.unit });
}

const ranWords = {
  twin: 'Ran the twin of this function.',
  adapter: 'Ran the generated pandas adapter of this function.',
} as const;

function BigNumber({ figure, title }: { readonly figure: Figure; readonly title: string }) {
  return (
    <span className="mode-number tabular" title={title}>
      {figure.number}
      <small> {figure.unit}</small>
    </span>
  );
}

function Row({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="tabular">{value}</dd>
    </div>
  );
}

interface SourceOfProps {
  readonly result: ModeResult;
  readonly command: string;
  readonly children: ReactNode;
}

/** Where the figure comes from: the repeats, the clock, and the command that measures it again. */
function SourceOf({ result, command, children }: SourceOfProps) {
  return (
    <Popover.Root>
      <Popover.Trigger className="figure-button" aria-label="Where this figure comes from">
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popup figure-source" sideOffset={4} collisionPadding={8}>
          <h3>Where this figure comes from</h3>
          <p>
            Median of {result.repeats.length} repeats, taken in turns with the other modes after a warm-up; one clock a
            bundle, {grouped(result.bundles)} bundles.
          </p>
          <ol className="figure-repeats tabular">
            {result.repeats.map((rate, index) => (
              <li key={index}>
                <span>repeat {index + 1}</span>
                <span>{grouped(rate)} rows/s</span>
              </li>
            ))}
          </ol>
          <p>Measure it again:</p>
          <pre tabIndex={0}>{command}</pre>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
