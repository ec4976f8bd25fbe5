/** Who calls the chosen function, and what it calls. */
import { useMemo } from 'react';
import { functionTable, neighbours, type Neighbour } from '../../../contract/model/profile-figures';
import type { Profile, ProfiledFunction } from '../../../contract/model/profile-tree';
import { grouped } from '../../ui/figures';
import { FunctionName, percent } from './function-table';
import { hottestPlace, openPlace } from './places';

interface CallTiesProps {
  readonly profile: Profile;
  readonly chosen: ProfiledFunction | null;
  readonly onChoose: (called: ProfiledFunction) => void;
}

export function CallTies({ profile, chosen, onChoose }: CallTiesProps) {
  const first = useMemo(() => functionTable(profile)[0]?.function ?? null, [profile]);
  const called = chosen === null ? first : (profile.functions.find(({ id }) => id === chosen.id) ?? first);
  const ties = useMemo(() => (called === null ? null : neighbours(profile, called.id)), [profile, called]);
  if (called === null || ties === null) return <p className="profile-none">No function was met.</p>;
  const open = (): void => void openPlace(hottestPlace(profile, called), true);
  return (
    <div className="profile-table" tabIndex={0} role="region" aria-label={`Callers and callees of ${called.name}`}>
      <List
        title="Called by"
        list={ties.callers}
        none="Nothing that was seen: the engine's own loop in C."
        onChoose={onChoose}
      />
      <p className="profile-chosen">
        <FunctionName called={called} onChoose={open} />
      </p>
      <List title="Calls" list={ties.callees} none="Nothing that was seen." onChoose={onChoose} />
    </div>
  );
}

interface ListProps {
  readonly title: string;
  readonly list: readonly Neighbour[];
  readonly none: string;
  readonly onChoose: (called: ProfiledFunction) => void;
}

function List({ title, list, none, onChoose }: ListProps) {
  return (
    <>
      <h3 className="profile-title">{title}</h3>
      {list.length === 0 ? <p className="profile-none">{none}</p> : null}
      <table>
        <tbody>
          {list.map(({ function: each, share, calls }) => (
            <tr key={each.id}>
              <td className="tabular" title="Of the chosen function's total">
                {percent(share)}
              </td>
              {calls === null ? null : <td className="tabular">{grouped(calls)} calls</td>}
              <td>
                <FunctionName called={each} onChoose={() => onChoose(each)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
