import { Pencil, Trash2 } from 'lucide-react';
import type { Project } from '../../../contract/model/project';
import { openDialog } from '../../state/dialogs';
import { notify } from '../../state/notices';
import { updateProjectSettings } from '../../state/project';
import { deleteProfile } from '../../state/profiles';
import { IconButton } from '../../ui/button';
import { ProfilePicker } from './profile-picker';

/** The profile in force; one of the project's own can be renamed and deleted. */
export function ProfileMenu({ project }: { readonly project: Project }) {
  const { profile, profiles } = project.settings;
  const own = profiles?.[profile];
  return (
    <span className="profile-menu">
      <span className="field-label">Defaults of</span>
      <ProfilePicker project={project} />
      {own === undefined ? null : (
        <>
          <IconButton
            label={`Rename the profile ${profile}`}
            onClick={() => openDialog({ kind: 'profile', rename: profile })}
          >
            <Pencil size={13} aria-hidden />
          </IconButton>
          <IconButton label={`Delete the profile ${profile}`} onClick={() => remove(project, profile)}>
            <Trash2 size={13} aria-hidden />
          </IconButton>
        </>
      )}
    </span>
  );
}

/** At once, and taken back as easily. */
function remove(project: Project, name: string): void {
  const { profiles, profile } = project.settings;
  const own = profiles?.[name];
  deleteProfile(name);
  if (own === undefined) return;
  notify('info', `The profile ${name} is deleted.`, {
    label: 'Undo',
    run: () =>
      updateProjectSettings((settings) => ({
        ...settings,
        profile,
        profiles: { ...settings.profiles, [name]: own },
      })),
  });
}
