/** What the function counted, and what the engine measured: live, for each slot, or mode over mode. */
import { Copy, Save } from 'lucide-react';
import { lazy, Suspense } from 'react';
import './metrics.css';
import { modes, type Mode } from '../../../contract/model/job';
import { useCurrentFunction } from '../../state/function-at';
import { runCurrentFunction } from '../../state/run';
import {
  copyMetrics,
  saveMetrics,
  showMetrics,
  turnMetricsOnAndRun,
  useMetrics,
  type MetricsShown,
  type RunMetricsState,
} from '../../state/metrics';
import { effectiveSettings, usePanelProject } from '../../state/settings';
import { Button, IconButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ModeMark } from '../../ui/mode-mark';
import { Select } from '../../ui/select';
import { MetricsLesson } from './metrics-lesson';
import { UserMetrics } from './user-metrics';

const EngineCharts = lazy(async () => ({ default: (await import('./engine-charts')).EngineCharts }));
const ModeCharts = lazy(async () => ({ default: (await import('./engine-charts')).ModeCharts }));

export function MetricsPanel() {
  const run = useMetrics((store) => store.run);
  if (run === null) return <BeforeFirst />;
  return <Metrics run={run} />;
}

/** First use: teaches, with one button. */
function BeforeFirst() {
  const info = useCurrentFunction();
  const enabled = useMetricsEnabled();
  const name = info?.name ?? 'a function';
  return (
    <EmptyState
      title={info === null ? 'See inside a run' : `See inside a run of ${info.name}`}
      actions={
        <>
          <Button look="primary" onClick={enabled ? runCurrentFunction : turnMetricsOnAndRun} disabled={info === null}>
            {enabled ? `Run ${name}` : `Turn python.metric.enabled on and run ${name}`}
          </Button>
          {enabled ? null : (
            <Button onClick={runCurrentFunction} disabled={info === null}>
              Run without it
            </Button>
          )}
        </>
      }
    >
      <p>
        Every run shows its rows, bundles, latencies, backpressure, memory and processor time here while it goes on.
        What a function counts itself, in <code>open(function_context)</code>, needs python.metric.enabled, as on Flink.
      </p>
    </EmptyState>
  );
}

function Metrics({ run }: { readonly run: RunMetricsState }) {
  const shown = useMetrics((store) => store.shown);
  const lastOfMode = useMetrics((store) => store.lastOfMode);
  const slot = typeof shown === 'number' ? shown : null;
  return (
    <div className="metrics" role="region" aria-label="Metrics">
      <MetricsHead run={run} shown={shown} lastOfMode={lastOfMode} />
      {shown === 'modes' ? (
        <Suspense fallback={<div className="metric-charts-loading" />}>
          <ModeKey modes={modes.filter((mode) => lastOfMode[mode] !== undefined)} />
          <ModeCharts runs={lastOfMode} />
        </Suspense>
      ) : (
        <>
          <section aria-label="Metrics of the function">
            <OwnMetrics run={run} slot={slot} />
          </section>
          <section aria-label="Metrics of the engine">
            {run.mode === null ? null : (
              <Suspense fallback={<div className="metric-charts-loading" />}>
                <EngineCharts run={run} mode={run.mode} slot={slot} />
              </Suspense>
            )}
          </section>
        </>
      )}
    </div>
  );
}

interface MetricsHeadProps {
  readonly run: RunMetricsState;
  readonly shown: MetricsShown;
  readonly lastOfMode: Readonly<Partial<Record<Mode, RunMetricsState>>>;
}

function MetricsHead({ run, shown, lastOfMode }: MetricsHeadProps) {
  const slots = (run.log.newest ?? run.log.kept.at(-1))?.slots.map((each) => each.slot) ?? [];
  const choices = [
    { value: 'all', label: 'All slots' },
    ...(slots.length > 1 ? slots.map((slot) => ({ value: String(slot), label: `Slot ${slot + 1}` })) : []),
    { value: 'modes', label: 'Mode over mode', note: 'The last run of each mode' },
  ];
  const choose = (value: string) => showMetrics(value === 'all' || value === 'modes' ? value : Number(value));
  const runsOfModes = Object.keys(lastOfMode).length;
  return (
    <header className="metrics-head">
      <h2>{run.function}</h2>
      {run.mode === null ? null : <ModeMark mode={run.mode} />}
      <span className="metrics-phase" role="status">
        {run.isOver ? 'The last run' : 'Running'}
      </span>
      <Select
        label="What is shown"
        size="small"
        value={String(shown)}
        choices={runsOfModes > 1 || slots.length > 1 || shown === 'modes' ? choices : choices.slice(0, 1)}
        onChange={choose}
      />
      <IconButton label="Copy in the text form of Prometheus" onClick={() => void copyMetrics()}>
        <Copy size={14} aria-hidden />
      </IconButton>
      <IconButton label="Save in the text form of Prometheus" onClick={() => void saveMetrics()}>
        <Save size={14} aria-hidden />
      </IconButton>
    </header>
  );
}

function OwnMetrics({ run, slot }: { readonly run: RunMetricsState; readonly slot: number | null }) {
  const enabled = useMetricsEnabled();
  if (run.users.size > 0 && [...run.users.values()].some((metrics) => metrics.length > 0)) {
    const { reportedByFlink: reported } = run;
    return (
      <>
        <UserMetrics run={run} slot={slot} />
        {reported === 'all' ? null : (
          <p className="metrics-note">
            {reported === 'none'
              ? 'Flink 2.3 does not report a function’s own metrics in thread mode: on a cluster these are there in process mode only.'
              : 'Flink 2.3 reports only the gauges of an async function: the other numbers are there in the workbench only.'}
          </p>
        )}
      </>
    );
  }
  if (!enabled) {
    return (
      <p className="metrics-note">
        python.metric.enabled is off, so what the function counts itself is not kept.{' '}
        <Button look="link" onClick={turnMetricsOnAndRun}>
          Turn it on and run again
        </Button>
      </p>
    );
  }
  return run.isOver ? <MetricsLesson name={run.function} /> : null;
}

function ModeKey({ modes: known }: { readonly modes: readonly Mode[] }) {
  return (
    <p className="metrics-modes">
      {known.map((mode) => (
        <ModeMark key={mode} mode={mode} />
      ))}
    </p>
  );
}

function useMetricsEnabled(): boolean {
  const project = usePanelProject();
  if (project === null) return false;
  return effectiveSettings(project)['python.metric.enabled']?.value.trim().toLowerCase() === 'true';
}
