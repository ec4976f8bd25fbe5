/** The configuration keys that the workbench knows, with their defaults in the two profiles. */

export const executionModes = ['process', 'thread'] as const;
export type ExecutionMode = (typeof executionModes)[number];

export const transports = ['auto', 'socket', 'shm'] as const;
export type Transport = (typeof transports)[number];

export const profileNames = ['product', 'flink-2.3'] as const;
export type ProfileName = (typeof profileNames)[number];

/** `duration`: a number and a unit, as Flink reads them: `1 s`, `3 min`, `100 ms`. */
export type SettingType = 'integer' | 'milliseconds' | 'duration' | 'boolean' | 'string' | 'enum';

export interface SettingDefinition {
  readonly key: string;
  readonly type: SettingType;
  /** Label in the config panel. */
  readonly label: string;
  readonly description: string;
  readonly unit?: string;
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly defaults: Readonly<Record<ProfileName, string>>;
  /** False for keys that only the workbench knows: they are left out of the three Flink forms. */
  readonly flink: boolean;
}

export const settingDefinitions: readonly SettingDefinition[] = [
  {
    key: 'python.execution-mode',
    type: 'enum',
    label: 'Execution mode',
    description:
      'process: one isolated Python worker a slot. thread: Python runs inside the task manager and its slots share one GIL.',
    choices: executionModes,
    defaults: { product: 'process', 'flink-2.3': 'process' },
    flink: true,
  },
  {
    key: 'python.fn-execution.bundle.size',
    type: 'integer',
    label: 'Bundle size',
    description: 'The maximum number of elements in a bundle for Python user-defined function execution.',
    unit: 'records',
    minimum: 1,
    defaults: { product: '100000', 'flink-2.3': '1000' },
    flink: true,
  },
  {
    key: 'python.fn-execution.bundle.time',
    type: 'milliseconds',
    label: 'Bundle time',
    description: 'How long an unfinished bundle waits, in milliseconds, before it is processed.',
    unit: 'ms',
    minimum: 1,
    defaults: { product: '1000', 'flink-2.3': '1000' },
    flink: true,
  },
  {
    key: 'python.fn-execution.arrow.batch.size',
    type: 'integer',
    label: 'Arrow batch size',
    description: 'The maximum number of rows in an Arrow batch; never more than what the bundle still holds.',
    unit: 'rows',
    minimum: 1,
    defaults: { product: '10000', 'flink-2.3': '1000' },
    flink: true,
  },
  {
    key: 'parallelism.default',
    type: 'integer',
    label: 'Parallelism',
    description: 'How many slots run the function side by side.',
    unit: 'slots',
    minimum: 1,
    defaults: { product: '1', 'flink-2.3': '1' },
    flink: true,
  },
  {
    key: 'workbench.transport',
    type: 'enum',
    label: 'Transport',
    description:
      'How records reach a Python worker process: over a Unix socket, through shared memory (Linux), or by their size: frames of 32 KiB and more through shared memory.',
    choices: transports,
    defaults: { product: 'auto', 'flink-2.3': 'auto' },
    flink: false,
  },
  {
    key: 'python.metric.enabled',
    type: 'boolean',
    label: 'Metrics',
    description: 'When false, get_metric_group() raises and no metrics are kept.',
    defaults: { product: 'false', 'flink-2.3': 'true' },
    flink: true,
  },
  {
    key: 'python.profile.enabled',
    type: 'boolean',
    label: 'Profiler',
    description: 'Python worker profiling. Carried for your configuration; the workbench does not profile yet.',
    defaults: { product: 'false', 'flink-2.3': 'false' },
    flink: true,
  },
  {
    key: 'python.logging.default.level',
    type: 'enum',
    label: 'Log level',
    description:
      "Level of Python's root logger. Flink reads it in process mode only; here it counts in every mode. Python has no OFF and no TRACE: Flink's worker takes INFO for both.",
    choices: ['OFF', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'TRACE'],
    defaults: { product: 'INFO', 'flink-2.3': 'INFO' },
    flink: true,
  },
  {
    key: 'python.logging.level.overrides',
    type: 'string',
    label: 'Log levels by logger',
    description: 'Levels of named loggers, in the form name:LEVEL,other.name:LEVEL.',
    defaults: { product: '', 'flink-2.3': '' },
    flink: true,
  },
  {
    key: 'pipeline.global-job-parameters',
    type: 'string',
    label: 'Job parameters',
    description: 'Read in open() by function_context.get_job_parameter(key, default). Form: key:value,key2:value2.',
    defaults: { product: '', 'flink-2.3': '' },
    flink: true,
  },
  {
    key: 'table.local-time-zone',
    type: 'string',
    label: 'Session time zone',
    description: 'The time zone of TIMESTAMP_LTZ values in the session.',
    defaults: { product: 'UTC', 'flink-2.3': 'UTC' },
    flink: true,
  },
  {
    key: 'execution.runtime-mode',
    type: 'string',
    label: 'Runtime mode',
    description:
      'batch or streaming. Empty: streaming for general aggregates and table aggregates, which Flink runs there only; batch for all else.',
    defaults: { product: '', 'flink-2.3': '' },
    flink: true,
  },
  {
    key: 'table.exec.async-scalar.max-concurrent-operations',
    type: 'integer',
    label: 'Async calls at once',
    description: 'How many calls of an async scalar function are in flight at most.',
    unit: 'calls',
    minimum: 1,
    defaults: { product: '10', 'flink-2.3': '10' },
    flink: true,
  },
  {
    key: 'table.exec.async-scalar.timeout',
    type: 'duration',
    label: 'Async timeout',
    description: 'How long a call of an async scalar function may take, its retries included, for example 30 s.',
    defaults: { product: '3 min', 'flink-2.3': '3 min' },
    flink: true,
  },
  {
    key: 'table.exec.async-scalar.retry-strategy',
    type: 'enum',
    label: 'Async retries',
    description: 'FIXED_DELAY calls an async scalar function again when it raised an exception; NO_RETRY does not.',
    choices: ['FIXED_DELAY', 'NO_RETRY'],
    defaults: { product: 'FIXED_DELAY', 'flink-2.3': 'FIXED_DELAY' },
    flink: true,
  },
  {
    key: 'table.exec.async-scalar.retry-delay',
    type: 'duration',
    label: 'Async retry delay',
    description: 'How long to wait before a call of an async scalar function is tried again.',
    defaults: { product: '100 ms', 'flink-2.3': '100 ms' },
    flink: true,
  },
  {
    key: 'table.exec.async-scalar.max-attempts',
    type: 'integer',
    label: 'Async attempts',
    description: 'How often a failed call is tried again. The first call is not counted: 3 makes four calls.',
    unit: 'retries',
    minimum: 1,
    defaults: { product: '3', 'flink-2.3': '3' },
    flink: true,
  },
  {
    key: 'python.state.cache-size',
    type: 'integer',
    label: 'State cache',
    description:
      'How many states an aggregate keeps in memory on Flink. The workbench keeps them all; the rows are the same.',
    unit: 'states',
    minimum: 0,
    defaults: { product: '1000', 'flink-2.3': '1000' },
    flink: true,
  },
  {
    key: 'python.map-state.read-cache-size',
    type: 'integer',
    label: 'MapView read cache',
    description: 'How many entries of one MapView are cached on Flink. The rows are the same whatever it is.',
    unit: 'entries',
    minimum: 0,
    defaults: { product: '1000', 'flink-2.3': '1000' },
    flink: true,
  },
  {
    key: 'python.map-state.write-cache-size',
    type: 'integer',
    label: 'MapView write cache',
    description: 'How many writes to one MapView are cached on Flink. The rows are the same whatever it is.',
    unit: 'entries',
    minimum: 0,
    defaults: { product: '1000', 'flink-2.3': '1000' },
    flink: true,
  },
];
