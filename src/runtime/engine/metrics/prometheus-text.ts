/**
 * The metrics of a run in the text form of Prometheus (version 0.0.4). Names, labels and HELP are those of Flink's own reporter, so
 * that a dashboard made here fits a cluster; what Flink does not have begins with `udf_workbench_`.
 */
import {
  meanOf,
  type EngineSample,
  type ProcessFigures,
  type Quantiles,
  type ReportedByFlink,
  type RunMetricsView,
  type SlotFigures,
  type UserMetric,
} from '../../../contract/model/metrics';

type Labels = Readonly<Record<string, string>>;
type MetricType = 'gauge' | 'counter' | 'summary';

interface Family {
  readonly help: string;
  readonly type: MetricType;
  readonly lines: Map<string, string>;
}

const operatorScope = ['taskmanager', 'job', 'task', 'operator'];
const taskScope = ['taskmanager', 'job', 'task'];

/** For the HELP of one of the function's own metrics. */
function noteOf({ type }: UserMetric, reported: ReportedByFlink): string {
  if (reported === 'all' || (reported === 'gauges' && type === 'gauge')) return '';
  return reported === 'none'
    ? ', which Flink 2.3 does not report in thread mode'
    : ', which Flink 2.3 does not report of async functions';
}

export function prometheusText(runId: string, metrics: RunMetricsView): string {
  const page = new Page();
  const job = { job_id: runId, job_name: metrics.function, task_name: metrics.function, execution_mode: metrics.mode };
  for (const { slot, metrics: own } of metrics.slots) {
    const labels = { ...job, operator_name: metrics.function, subtask_index: String(slot) };
    for (const metric of own) addUserMetric(page, metric, labels, noteOf(metric, metrics.reportedByFlink));
  }
  if (metrics.sample !== null) addSample(page, metrics.sample, job);
  return page.text();
}

/** Families in the order in which they came; all lines of one stand together, as the format asks for. */
class Page {
  private readonly families = new Map<string, Family>();

  /** Of two lines with the same name and labels the first one stays, as on Flink. `suffix`: `_sum` and `_count` of a summary. */
  add(name: string, type: MetricType, help: string, labels: Labels, value: string | number, suffix = ''): void {
    const family = this.families.get(name) ?? { help, type, lines: new Map<string, string>() };
    this.families.set(name, family);
    const key = `${name}${suffix}${labelText(labels)}`;
    if (!family.lines.has(key)) family.lines.set(key, `${key} ${value}`);
  }

  text(): string {
    let text = '';
    for (const [name, { help, type, lines }] of this.families) {
      text += `# HELP ${name} ${escapedHelp(help)}\n# TYPE ${name} ${type}\n`;
      for (const line of lines.values()) text += `${line}\n`;
    }
    return text;
  }
}

function addUserMetric(page: Page, metric: UserMetric, job: Labels, modeNote: string): void {
  const scope = [...operatorScope, ...metric.groups.filter(({ kind }) => kind !== 'value').map(({ name }) => name)];
  const labels = { ...job, ...keyLabels(metric) };
  const add = (suffix: string, value: string | number | null, note = ''): void => {
    if (value === null) return;
    page.add(
      flinkName(scope, metric.name + suffix),
      'gauge',
      helpOf(scope, metric.name) + note + modeNote,
      labels,
      value,
    );
  };
  switch (metric.type) {
    case 'counter':
      return add('', numeral(metric.count));
    case 'meter':
      return add('', metric.rate);
    case 'gauge':
      return add('', numeral(metric.value));
    case 'distribution':
      add('_count', numeral(metric.count), ', number of values');
      add('_sum', numeral(metric.sum), ', sum of values');
      add('_min', numeral(metric.min), ', least value');
      add('_max', numeral(metric.max), ', greatest value');
      add('_mean', meanOf(metric), ', mean value');
  }
}

/** A group made by `add_group(key, value)` is a label. */
function keyLabels({ groups }: UserMetric): Labels {
  const labels: Record<string, string> = {};
  groups.forEach((group, index) => {
    const key = groups[index - 1];
    if (group.kind === 'value' && key !== undefined) labels[labelName(key.name)] = group.name;
  });
  return labels;
}

function addSample(page: Page, sample: EngineSample, job: Labels): void {
  for (const slot of sample.slots) addSlot(page, slot, sample.seconds, { ...job, subtask_index: String(slot.slot) });
  for (const process of sample.processes) addProcess(page, process, job);
}

function addSlot(page: Page, slot: SlotFigures, seconds: number, labels: Labels): void {
  const flink = (name: string, value: number): void =>
    page.add(flinkName(taskScope, name), 'gauge', helpOf(taskScope, name), labels, value);
  const own = (name: string, type: MetricType, help: string, value: number): void =>
    page.add(`udf_workbench_${name}`, type, help, labels, value);
  flink('numRecordsIn', slot.rowsIn);
  flink('numRecordsOut', slot.rowsOut);
  flink('numBytesIn', slot.bytesIn);
  flink('numBytesOut', slot.bytesOut);
  if (seconds > 0) {
    flink('numRecordsInPerSecond', slot.rowsIn / seconds);
    flink('numRecordsOutPerSecond', slot.rowsOut / seconds);
    flink('busyTimeMsPerSecond', slot.busyMs / seconds);
    flink('idleTimeMsPerSecond', slot.idleMs / seconds);
    flink('backPressuredTimeMsPerSecond', slot.backPressuredMs / seconds);
  }
  flink('accumulateBusyTimeMs', slot.busyMs);
  flink('accumulateIdleTimeMs', slot.idleMs);
  flink('accumulateBackPressuredTimeMs', slot.backPressuredMs);
  own('bundles_total', 'counter', 'Bundles that have ended.', slot.bundles);
  own('user_code_seconds_total', 'counter', 'Time inside of the function.', slot.userNs / 1e9);
  own('python_seconds_total', 'counter', 'Time of the stages that Python spent.', slot.pythonNs / 1e9);
  own('gil_wait_seconds_total', 'counter', 'Thread mode: waiting for the GIL at calls.', slot.gilWaitNs / 1e9);
  addQuantiles(page, 'bundle_latency_ms', 'Milliseconds from sending a bundle to its results.', slot.latencyMs, labels);
  addQuantiles(page, 'bundle_rows', 'Rows of a bundle.', slot.bundleRows, labels);
}

function addQuantiles(page: Page, name: string, help: string, quantiles: Quantiles | null, labels: Labels): void {
  if (quantiles === null) return;
  const { least, p50, p95, p99, most } = quantiles;
  const points = [
    ['0', least],
    ['0.5', p50],
    ['0.95', p95],
    ['0.99', p99],
    ['1', most],
  ] as const;
  for (const [quantile, value] of points) {
    page.add(`udf_workbench_${name}`, 'summary', help, { ...labels, quantile }, value);
  }
}

function addProcess(page: Page, process: ProcessFigures, job: Labels): void {
  const labels = {
    ...job,
    process: process.kind === 'worker' ? 'worker' : 'task manager',
    ...(process.slot === null ? {} : { subtask_index: String(process.slot) }),
    pid: String(process.pid),
  };
  const cpu = process.cpuMs / 1_000;
  page.add('udf_workbench_process_cpu_seconds_total', 'counter', 'Processor time during the run.', labels, cpu);
  if (process.memoryBytes === null) return;
  page.add('udf_workbench_process_memory_bytes', 'gauge', 'Proportional set size.', labels, process.memoryBytes);
}

/** As Flink's reporter: every character that Prometheus does not know becomes an underscore. */
export function flinkName(scope: readonly string[], name: string): string {
  return ['flink', ...scope, name].map((part) => part.replace(/[^a-zA-Z0-9:_]/gu, '_')).join('_');
}

function helpOf(scope: readonly string[], name: string): string {
  return `${name} (scope: ${scope.map((part) => part.replace(/[^a-zA-Z0-9:_]/gu, '_')).join('_')})`;
}

function labelName(key: string): string {
  const name = key.replace(/[^a-zA-Z0-9_]/gu, '_');
  return /^\d/.test(name) ? `_${name}` : name;
}

function labelText(labels: Labels): string {
  return `{${Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`)
    .join(',')}}`;
}

function escapedHelp(help: string): string {
  return help.replace(/\\/g, '\\\\').replace(/\n/g, '\\n');
}

/** A gauge of thread mode may be anything; Flink's reporter takes numbers and truth values. */
function numeral(value: string | null): string | null {
  if (value === 'True') return '1';
  if (value === 'False') return '0';
  if (value === null || value.trim() === '') return null;
  const special = { nan: 'NaN', inf: '+Inf', '-inf': '-Inf' }[value];
  if (special !== undefined) return special;
  return Number.isNaN(Number(value)) ? null : value;
}
