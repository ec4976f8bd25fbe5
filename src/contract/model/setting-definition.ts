/** What a configuration key of the workbench is described by. */

export const executionModes = ['process', 'thread'] as const;
export type ExecutionMode = (typeof executionModes)[number];

export const transports = ['auto', 'socket', 'shm'] as const;
export type Transport = (typeof transports)[number];

/** The profiles that are built in. A project may have more of its own. */
export const profileNames = ['product', 'flink-2.3'] as const;
export type ProfileName = (typeof profileNames)[number];

export const settingGroups = [
  'execution',
  'bundles',
  'dependencies',
  'state',
  'async',
  'diagnostics',
  'internal',
] as const;
export type SettingGroup = (typeof settingGroups)[number];

/** `duration`: a number and a unit, as Flink reads them: `1 s`, `3 min`, `100 ms`. */
export type SettingType = 'integer' | 'milliseconds' | 'duration' | 'boolean' | 'string' | 'enum';

export interface SettingDefinition {
  readonly key: string;
  readonly group: SettingGroup;
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
  /** Why setting it changes nothing here, in words: it is carried for a cluster. Absent where the workbench acts on it. */
  readonly carried?: string;
}
