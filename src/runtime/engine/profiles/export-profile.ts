/** A run's profile as a file for other programs. */
import { workbenchError, type WorkbenchError } from '../../../contract/errors';
import type { ProfileFormat, SlotProfile } from '../../../contract/model/profile';
import { mergeProfiles, type Profile } from '../../../contract/model/profile-tree';
import { flameSvg } from './flame-svg';
import { profileText } from './profile-text';
import { pstatsFile } from './pstats';
import { speedscopeFile } from './speedscope';

export interface RunProfile {
  /** `FILE.FUNCTION` */
  readonly title: string;
  readonly slots: readonly SlotProfile[];
}

export const profileEndings: Readonly<Record<ProfileFormat, string>> = {
  pstats: '.pstats',
  speedscope: '.speedscope.json',
  svg: '.svg',
  txt: '.txt',
};

/** Of all slots where `slot` is null. Throws BAD_REQUEST where the profile has not what the format holds. */
export function exportProfile(
  { title, slots }: RunProfile,
  slot: number | null,
  format: ProfileFormat,
): { name: string; base64: string } {
  const chosen = slots.filter((each) => slot === null || each.slot === slot);
  if (chosen.length === 0)
    throw unusable(`The run has no slot ${(slot ?? 0) + 1}.`, 'Choose one that the profile shows.');
  const name = `${title}${slot === null ? '' : `.slot-${slot + 1}`}${profileEndings[format]}`;
  return { name, base64: fileOf(title, chosen, format).toString('base64') };
}

function fileOf(title: string, slots: readonly SlotProfile[], format: ProfileFormat): Buffer {
  const profile = mergeProfiles(slots);
  switch (format) {
    case 'pstats':
      requireCalls(profile);
      return pstatsFile(profile);
    case 'speedscope':
      requireStacks(profile);
      return Buffer.from(JSON.stringify(speedscopeFile(title, slots)));
    case 'svg':
      requireStacks(profile);
      return Buffer.from(flameSvg(title, profile));
    case 'txt':
      return Buffer.from(profileText(title, profile));
  }
}

function requireCalls(profile: Profile): void {
  if (profile.calls.size > 0) return;
  const why = profile.way === 'exact' ? 'they come at the end of the run' : `a profile by ${profile.way} has none`;
  throw unusable(`pstats holds counts of calls, and ${why}.`, 'Profile with exact counts, to the end of the run.');
}

function requireStacks(profile: Profile): void {
  if (profile.root.totalNs > 0) return;
  throw unusable(
    'There are no stacks in this profile.',
    profile.notes[0] ?? 'The run was over before the first look at its stack: give it more rows.',
  );
}

function unusable(text: string, hint: string): WorkbenchError {
  return workbenchError('BAD_REQUEST', 'usage', text, {}, { hint });
}
