import type { ProfileWay } from '../../../contract/model/profile';
import { setProfileWay, useProfile } from '../../state/profile';
import { Select } from '../../ui/select';

export const wayNames: Readonly<Record<ProfileWay, string>> = {
  sampling: 'Sampling',
  exact: 'Exact counts',
  memory: 'Memory by line',
};

/** What the next profile is made by, and what that costs the run. */
export function WayPicker() {
  const way = useProfile((store) => store.way);
  return (
    <Select
      label="How the next profile is made"
      caption="By"
      value={way}
      size="small"
      onChange={(value) => setProfileWay(value as ProfileWay)}
      choices={[
        { value: 'sampling', label: wayNames.sampling, note: 'Hardly slows the run; each profile tells how much' },
        {
          value: 'exact',
          label: wayNames.exact,
          note: 'cProfile counts every call: a function that is mostly calls takes several times as long',
        },
        { value: 'memory', label: wayNames.memory, note: 'tracemalloc: a run takes up to twenty times as long' },
      ]}
    />
  );
}
