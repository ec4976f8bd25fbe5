/** The configuration keys of a run, their two named default profiles, and where an effective value came from. */
import * as v from 'valibot';
import { workbenchError } from '../errors';

export const executionModes = ['process', 'thread'] as const;
export type ExecutionMode = (typeof executionModes)[number];

export const transports = ['auto', 'socket', 'shm'] as const;
export type Transport = (typeof transports)[number];

export const profileNames = ['product', 'flink-2.3'] as const;
export type ProfileName = (typeof profileNames)[number];

/** Where an effective value came from, lowest precedence first: profile < config.yaml < panel or `--set`. */
export const settingOrigins = ['profile', 'config.yaml', 'panel'] as const;
export type SettingOrigin = (typeof settingOrigins)[number];

export type SettingType = 'integer' | 'milliseconds' | 'boolean' | 'string' | 'enum';

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
      'How records reach a Python worker process: a Unix socket, or shared memory. Shared memory is not built yet and runs on the socket.',
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
];

/** Values as text, exactly as config.yaml or `--set` give them. */
export type SettingValues = Readonly<Record<string, string>>;
export const settingValuesSchema = v.record(v.string(), v.string());

export interface EffectiveSetting {
  readonly value: string;
  readonly origin: SettingOrigin;
}
export type EffectiveSettings = Readonly<Record<string, EffectiveSetting>>;
export const effectiveSettingsSchema = v.record(
  v.string(),
  v.object({ value: v.string(), origin: v.picklist(settingOrigins) }),
);

/** The settings the engine reads, parsed. Counts are records or rows, times milliseconds. */
export interface JobSettings {
  readonly executionMode: ExecutionMode;
  readonly bundleSize: number;
  readonly bundleTimeMs: number;
  readonly arrowBatchSize: number;
  readonly parallelism: number;
  readonly transport: Transport;
  readonly metricEnabled: boolean;
  readonly profileEnabled: boolean;
  readonly jobParameters: Readonly<Record<string, string>>;
  readonly localTimeZone: string;
}

export interface SettingLayers {
  readonly profile: ProfileName;
  readonly configYaml?: SettingValues | undefined;
  readonly panel?: SettingValues | undefined;
}

/** Lays profile, config.yaml and panel over each other. Keys the workbench does not know are carried unchanged. */
export function resolveSettings(layers: SettingLayers): EffectiveSettings {
  const effective: Record<string, EffectiveSetting> = {};
  for (const definition of settingDefinitions) {
    effective[definition.key] = { value: definition.defaults[layers.profile], origin: 'profile' };
  }
  for (const [key, value] of Object.entries(layers.configYaml ?? {})) effective[key] = { value, origin: 'config.yaml' };
  for (const [key, value] of Object.entries(layers.panel ?? {})) effective[key] = { value, origin: 'panel' };
  return effective;
}

/** Why a value is not acceptable for its key, or null. Unknown keys take any text. */
export function settingProblem(key: string, value: string): string | null {
  const definition = settingDefinitions.find((d) => d.key === key);
  if (definition === undefined) return null;
  switch (definition.type) {
    case 'integer':
    case 'milliseconds': {
      const number = Number(value);
      if (!/^\d+$/.test(value.trim()) || number > 2 ** 31 - 1) return `${key} takes a whole number, not "${value}".`;
      const minimum = definition.minimum ?? 0;
      return number < minimum ? `${key} must be at least ${minimum}.` : null;
    }
    case 'boolean':
      return /^(true|false)$/i.test(value.trim()) ? null : `${key} takes true or false, not "${value}".`;
    case 'enum':
      return (definition.choices ?? []).includes(value.trim())
        ? null
        : `${key} takes ${(definition.choices ?? []).join(', ')}, not "${value}".`;
    case 'string':
      return key === 'pipeline.global-job-parameters' && jobParameters(value) === null
        ? `${key} takes key:value pairs with commas between, not "${value}".`
        : null;
  }
}

/** Parses the effective values. Throws BAD_SETTING_VALUE naming the key, the value and where it came from. */
export function parseSettings(effective: EffectiveSettings): JobSettings {
  for (const [key, { value, origin }] of Object.entries(effective)) {
    const problem = settingProblem(key, value);
    if (problem !== null) throw workbenchError('BAD_SETTING_VALUE', 'usage', problem, { key, value, origin });
  }
  const text = (key: string): string => (effective[key]?.value ?? '').trim();
  return {
    executionMode: text('python.execution-mode') as ExecutionMode,
    bundleSize: Number(text('python.fn-execution.bundle.size')),
    bundleTimeMs: Number(text('python.fn-execution.bundle.time')),
    arrowBatchSize: Number(text('python.fn-execution.arrow.batch.size')),
    parallelism: Number(text('parallelism.default')),
    transport: text('workbench.transport') as Transport,
    metricEnabled: text('python.metric.enabled').toLowerCase() === 'true',
    profileEnabled: text('python.profile.enabled').toLowerCase() === 'true',
    jobParameters: jobParameters(text('pipeline.global-job-parameters')) ?? {},
    localTimeZone: text('table.local-time-zone'),
  };
}

function jobParameters(value: string): Record<string, string> | null {
  const pairs: Record<string, string> = {};
  for (const part of value.split(',')) {
    if (part.trim() === '') continue;
    const colon = part.indexOf(':');
    if (colon <= 0) return null;
    pairs[part.slice(0, colon).trim()] = part.slice(colon + 1).trim();
  }
  return pairs;
}
