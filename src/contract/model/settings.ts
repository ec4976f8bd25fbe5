/** The configuration keys of a run, their named default profiles, and where an effective value came from. */
import * as v from 'valibot';
import { workbenchError } from '../errors';
import { parseDurationMs } from './duration';
import {
  profileNames,
  settingDefinition,
  settingDefinitions,
  type ExecutionMode,
  type Transport,
} from './setting-definitions';

export * from './setting-definitions';

/** Where an effective value came from, lowest precedence first: profile < config.yaml < panel or `--set`. */
export const settingOrigins = ['profile', 'config.yaml', 'panel'] as const;
export type SettingOrigin = (typeof settingOrigins)[number];

/** Values as text, exactly as config.yaml or `--set` give them. */
export type SettingValues = Readonly<Record<string, string>>;
export const settingValuesSchema = v.record(v.string(), v.string());

/** A profile of a project's own: values over a built-in one. */
export const ownProfileSchema = v.object({ base: v.picklist(profileNames), values: settingValuesSchema });
export const ownProfilesSchema = v.record(v.string(), ownProfileSchema);
export type OwnProfile = v.InferOutput<typeof ownProfileSchema>;
export type OwnProfiles = Readonly<Record<string, OwnProfile>>;

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
  readonly logging: LoggingSettings;
  readonly localTimeZone: string;
  /** null: what the function's kind runs in. */
  readonly runtime: 'batch' | 'streaming' | null;
  readonly async: AsyncSettings;
}

/** python.logging.*: of the root logger, and of named ones. */
export interface LoggingSettings {
  readonly level: string;
  readonly overrides: Readonly<Record<string, string>>;
}

/** table.exec.async-scalar.*. `attempts` counts calls, the first one included. */
export interface AsyncSettings {
  readonly concurrency: number;
  readonly timeoutMs: number;
  readonly attempts: number;
  readonly retryDelayMs: number;
}

/** The name that Flink still reads where the newer one is not set. */
const olderConcurrencyKey = 'table.exec.async-scalar.buffer-capacity';

export interface SettingLayers {
  /** Name of a built-in profile or of one of `profiles`. */
  readonly profile: string;
  readonly profiles?: OwnProfiles | undefined;
  readonly configYaml?: SettingValues | undefined;
  readonly panel?: SettingValues | undefined;
}

/** What a profile is made of; null where there is none of that name. Built-in names cannot be taken. */
export function profileNamed(name: string, own: OwnProfiles = {}): OwnProfile | null {
  const builtIn = profileNames.find((each) => each === name);
  if (builtIn !== undefined) return { base: builtIn, values: {} };
  return Object.prototype.hasOwnProperty.call(own, name) ? (own[name] ?? null) : null;
}

/**
 * Lays profile, config.yaml and panel over each other. Keys the workbench does not know are carried unchanged. Throws
 * BAD_SETTING_VALUE where there is no such profile.
 */
export function resolveSettings(layers: SettingLayers): EffectiveSettings {
  const effective: Record<string, EffectiveSetting> = {};
  const profile = profileNamed(layers.profile, layers.profiles);
  if (profile === null) throw noSuchProfile(layers);
  for (const definition of settingDefinitions) {
    effective[definition.key] = { value: definition.defaults[profile.base], origin: 'profile' };
  }
  for (const [key, value] of Object.entries(profile.values)) effective[key] = { value, origin: 'profile' };
  for (const [key, value] of Object.entries(layers.configYaml ?? {})) effective[key] = { value, origin: 'config.yaml' };
  for (const [key, value] of Object.entries(layers.panel ?? {})) effective[key] = { value, origin: 'panel' };
  return effective;
}

function noSuchProfile({ profile, profiles = {} }: SettingLayers): Error {
  const names = [...profileNames, ...Object.keys(profiles)];
  return workbenchError(
    'BAD_SETTING_VALUE',
    'usage',
    `There is no profile ${profile}.`,
    { key: 'profile', value: profile, profiles: names },
    { hint: `There are ${names.join(', ')}.` },
  );
}

/** One value in the spelling that is compared: ' 1000' and 'TRUE' are no changes. */
export function canonicalValue(key: string, value: string): string {
  switch (settingDefinition(key)?.type) {
    case 'integer':
    case 'milliseconds':
    case 'duration':
    case 'enum':
      return value.trim();
    case 'boolean':
      return value.trim().toLowerCase();
    case 'string':
    case undefined:
      return value;
  }
}

/** Why a value is not acceptable for its key, or null. Unknown keys take any text. */
export function settingProblem(key: string, value: string): string | null {
  const definition = settingDefinition(key);
  if (definition === undefined) return null;
  switch (definition.type) {
    case 'integer':
    case 'milliseconds': {
      const number = Number(value);
      if (!/^\d+$/.test(value.trim()) || number > 2 ** 31 - 1) return `${key} takes a whole number, not "${value}".`;
      const minimum = definition.minimum ?? 0;
      return number < minimum ? `${key} must be at least ${minimum}.` : null;
    }
    case 'duration':
      return parseDurationMs(value) === null ? `${key} takes a duration such as 1 s or 3 min, not "${value}".` : null;
    case 'boolean':
      return /^(true|false)$/i.test(value.trim()) ? null : `${key} takes true or false, not "${value}".`;
    case 'enum':
      return (definition.choices ?? []).includes(value.trim())
        ? null
        : `${key} takes ${(definition.choices ?? []).join(', ')}, not "${value}".`;
    case 'string':
      return textProblem(key, value);
  }
}

/** Maps as Flink writes them. */
const mapKeys: ReadonlySet<string> = new Set(['pipeline.global-job-parameters', 'python.logging.level.overrides']);

function textProblem(key: string, value: string): string | null {
  if (mapKeys.has(key) && pairsOf(value) === null)
    return `${key} takes key:value pairs with commas between, not "${value}".`;
  if (key === 'execution.runtime-mode' && !/^(batch|streaming|)$/i.test(value.trim()))
    return `${key} takes batch or streaming, not "${value}".`;
  return null;
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
    jobParameters: pairsOf(text('pipeline.global-job-parameters')) ?? {},
    logging: {
      level: text('python.logging.default.level'),
      overrides: pairsOf(text('python.logging.level.overrides')) ?? {},
    },
    localTimeZone: text('table.local-time-zone'),
    runtime: (text('execution.runtime-mode').toLowerCase() || null) as JobSettings['runtime'],
    async: asyncSettings(effective),
  };
}

function asyncSettings(effective: EffectiveSettings): AsyncSettings {
  const text = (key: string): string => (effective[key]?.value ?? '').trim();
  const concurrencyKey = 'table.exec.async-scalar.max-concurrent-operations';
  const older = effective[concurrencyKey]?.origin === 'profile' ? text(olderConcurrencyKey) : '';
  const retries = Number(text('table.exec.async-scalar.max-attempts'));
  return {
    concurrency: Number(older === '' ? text(concurrencyKey) : older),
    timeoutMs: parseDurationMs(text('table.exec.async-scalar.timeout')) ?? 0,
    attempts: text('table.exec.async-scalar.retry-strategy') === 'NO_RETRY' ? 1 : retries + 1,
    retryDelayMs: parseDurationMs(text('table.exec.async-scalar.retry-delay')) ?? 0,
  };
}

function pairsOf(value: string): Record<string, string> | null {
  const pairs: Record<string, string> = {};
  for (const part of value.split(',')) {
    if (part.trim() === '') continue;
    const colon = part.indexOf(':');
    if (colon <= 0) return null;
    pairs[part.slice(0, colon).trim()] = part.slice(colon + 1).trim();
  }
  return pairs;
}
