/** The function's own metrics by group: the value now, and a small line of how it came to be. */
import type { ReactNode } from 'react';
import { meanOf, metricKey, type MetricGroup, type UserMetric } from '../../../contract/model/metrics';
import { mergedOf, type RunMetricsState } from '../../state/metrics';
import { grouped, threeDigits } from '../../ui/figures';
import type { SlotChoice } from './series';
import { Sparkline } from './sparkline';

interface UserMetricsProps {
  readonly run: RunMetricsState;
  readonly slot: SlotChoice;
}

export function UserMetrics({ run, slot }: UserMetricsProps) {
  const metrics = slot === null ? mergedOf(run) : (run.users.get(slot) ?? []);
  const slots = [...run.users.keys()].sort((a, b) => a - b);
  // A gauge is each slot's own, and nothing can be added up.
  const apart = slot === null && slots.length > 1 && slots.length <= 4;
  return (
    <table className="metric-table" aria-label={`Metrics of ${run.function}`}>
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col">Kind</th>
          <th scope="col" className="metric-number">
            Value
          </th>
          {apart
            ? slots.map((each) => (
                <th key={each} scope="col" className="metric-number">
                  Slot {each + 1}
                </th>
              ))
            : null}
          <th scope="col">Over time</th>
        </tr>
      </thead>
      {byGroup(metrics).map(({ groups, members }) => (
        <tbody key={JSON.stringify(groups)}>
          {groups.length === 0 ? null : (
            <tr className="metric-group">
              <th scope="rowgroup" colSpan={apart ? 4 + slots.length : 4}>
                <GroupPath groups={groups} />
              </th>
            </tr>
          )}
          {members.map((metric) => (
            <tr key={metricKey(metric)}>
              <th scope="row" className={groups.length === 0 ? 'metric-name' : 'metric-name metric-inside'}>
                {metric.name}
              </th>
              <td className="metric-kind">{metric.type}</td>
              <td className="metric-number">
                <MetricValue metric={metric} />
              </td>
              {apart
                ? slots.map((each) => (
                    <td key={each} className="metric-number">
                      <SlotValue metrics={run.users.get(each) ?? []} like={metric} />
                    </td>
                  ))
                : null}
              <td>
                <Sparkline values={run.traces.get(metricKey(metric)) ?? []} />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface Group {
  readonly groups: readonly MetricGroup[];
  readonly members: UserMetric[];
}

function byGroup(metrics: readonly UserMetric[]): Group[] {
  const found = new Map<string, Group>();
  for (const metric of metrics) {
    const key = JSON.stringify(metric.groups);
    const group = found.get(key) ?? { groups: metric.groups, members: [] };
    group.members.push(metric);
    found.set(key, group);
  }
  return [...found.values()];
}

/** `mine › step = first › inner`. */
function GroupPath({ groups }: { readonly groups: readonly MetricGroup[] }) {
  const parts = groups.map(({ name, kind }, index) => {
    const between = index === 0 ? '' : kind === 'value' ? ' = ' : ' › ';
    return `${between}${name}`;
  });
  return <>{parts.join('')}</>;
}

function SlotValue({ metrics, like }: { readonly metrics: readonly UserMetric[]; readonly like: UserMetric }) {
  const metric = metrics.find((each) => metricKey(each) === metricKey(like));
  return metric === undefined ? '–' : <MetricValue metric={metric} />;
}

function MetricValue({ metric }: { readonly metric: UserMetric }): ReactNode {
  switch (metric.type) {
    case 'counter':
      return digitsText(metric.count);
    case 'gauge':
      return metric.value === null ? <span title="Each slot has its own">–</span> : digitsText(metric.value);
    case 'meter':
      return (
        <>
          {digitsText(metric.count)} <small>{threeDigits(metric.rate)} /s</small>
        </>
      );
    case 'distribution': {
      const mean = meanOf(metric);
      return (
        <>
          {digitsText(metric.count)}{' '}
          <small>
            {metric.min === null || metric.max === null ? '' : `${digitsText(metric.min)} to ${digitsText(metric.max)}`}
            {mean === null ? '' : `, mean ${threeDigits(mean)}`}, sum {digitsText(metric.sum)}
          </small>
        </>
      );
    }
  }
}

/** All digits, in groups of three: numbers of 64 bits stay what they are. */
function digitsText(text: string): string {
  if (/^-?\d+$/.test(text)) return text.replace(/\B(?=(\d{3})+$)/g, ',');
  const value = Number(text);
  return Number.isFinite(value) ? (Number.isInteger(value) ? grouped(value) : String(value)) : text;
}
