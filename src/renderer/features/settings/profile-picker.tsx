import { profileNames, type ProfileName } from '../../../contract/model/settings';
import type { Project } from '../../../contract/model/project';
import { setProfile } from '../../state/settings';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';

const builtIn: Readonly<Record<ProfileName, string>> = { product: 'Workbench', 'flink-2.3': 'Flink 2.3' };

export function profileLabel(name: string): string {
  const known = profileNames.find((each) => each === name);
  return known === undefined ? name : builtIn[known];
}

/** The built-in profiles side by side; a list where the project has some of its own. */
export function ProfilePicker({ project }: { readonly project: Project }) {
  const { profile, profiles = {} } = project.settings;
  const own = Object.entries(profiles);
  if (own.length === 0) {
    return (
      <Segmented
        label="Defaults of"
        value={profile}
        segments={profileNames.map((name) => ({ value: name, label: builtIn[name] }))}
        onChange={setProfile}
      />
    );
  }
  const choices = [
    ...profileNames.map((name) => ({ value: name, label: builtIn[name], note: 'built in' })),
    ...own.map(([name, { base }]) => ({ value: name, label: name, note: `this project's, over ${builtIn[base]}` })),
  ];
  return <Select label="Defaults of" value={profile} choices={choices} onChange={setProfile} size="small" />;
}
