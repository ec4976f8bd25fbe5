/** The effective settings of a job, checked, and what is to be said about them. */
import { workbenchError } from '../../../contract/errors';
import type { JobSpec } from '../../../contract/model/job';
import {
  canonicalValue,
  parseSettings,
  resolveSettings,
  settingDefinition,
  settingDefinitions,
  type EffectiveSettings,
  type JobSettings,
} from '../../../contract/model/settings';
import type { ProjectContext } from '../project/project-context';
import { listNames } from './did-you-mean';
import { isTimeZone } from './time-zone';

export interface SettledSettings {
  readonly effective: EffectiveSettings;
  readonly settings: JobSettings;
  readonly notes: readonly string[];
}

/** More slots than a machine has use for; a mistyped number must not start thousands of processes. */
const mostSlots = 128;

/** Profile, config.yaml and panel laid over each other. Throws BAD_SETTING_VALUE. */
export function settingsOf(job: JobSpec, context: ProjectContext): SettledSettings {
  const effective = resolveSettings({
    profile: job.profile,
    profiles: context.settings?.profiles,
    configYaml: context.configYaml,
    panel: job.settings,
  });
  const settings = parseSettings(effective);
  if (settings.parallelism > mostSlots) {
    const { value = '', origin = 'panel' } = effective['parallelism.default'] ?? {};
    const facts = { key: 'parallelism.default', value, origin };
    const text = `parallelism.default is at most ${mostSlots} here, not ${value}.`;
    throw workbenchError('BAD_SETTING_VALUE', 'usage', text, facts);
  }
  requireTimeZone(effective, settings);
  return { effective, settings, notes: settingNotes(effective) };
}

/** In the words of Flink's TableConfig. */
function requireTimeZone(effective: EffectiveSettings, { localTimeZone }: JobSettings): void {
  if (isTimeZone(localTimeZone)) return;
  const key = 'table.local-time-zone';
  throw workbenchError(
    'BAD_SETTING_VALUE',
    'plan',
    "Invalid time zone. The value should be a Time Zone Database (TZDB) ID such as 'America/Los_Angeles' to include daylight saving time. Fixed offsets are supported using 'GMT-03:00' or 'GMT+03:00'. Or use 'UTC' without time zone and daylight saving time.",
    { key, value: localTimeZone, origin: effective[key]?.origin ?? 'panel' },
    { errorType: 'org.apache.flink.table.api.ValidationException' },
  );
}

/** Settings that are carried without an effect. What a profile brings by itself is not worth a note. */
function settingNotes(effective: EffectiveSettings): string[] {
  const notes: string[] = [];
  const asked = (key: string): boolean => effective[key] !== undefined && effective[key].origin !== 'profile';
  for (const { key, carried, defaults } of settingDefinitions) {
    const isDefault = canonicalValue(key, effective[key]?.value ?? '') === defaults['flink-2.3'];
    if (carried !== undefined && asked(key) && !isDefault) notes.push(`${key} is carried without effect. ${carried}`);
  }
  const unknown = Object.keys(effective).filter((key) => settingDefinition(key) === undefined);
  if (unknown.length > 0)
    notes.push(`Carried without effect, since the workbench does not know them: ${listNames(unknown)}.`);
  return notes;
}
