/** The calls that took longest, each ready for the debugger. */
import { Bug } from 'lucide-react';
import type { Profile, SlotSlowRow } from '../../../contract/model/profile-tree';
import { debugRow } from '../../state/debug';
import type { KeptProfile } from '../../state/profile';
import { Button } from '../../ui/button';
import { grouped } from '../../ui/figures';
import { nanoseconds } from './function-table';

interface SlowRowsProps {
  readonly kept: KeptProfile;
  readonly profile: Profile;
}

export function SlowRows({ kept, profile }: SlowRowsProps) {
  if (profile.slow.length === 0) {
    return (
      <p className="profile-none">
        No call stood out: none of 2 ms or more was seen. Aggregates and async functions are not told row by row.
      </p>
    );
  }
  return (
    <div className="profile-table" tabIndex={0} role="region" aria-label="Slow rows">
      <table>
        <thead>
          <tr>
            <th scope="col">Took</th>
            <th scope="col">Input row</th>
            <th scope="col">Arguments</th>
            <th scope="col">
              <span className="visually-hidden">Debug</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {profile.slow.map((slow) => (
            <tr key={`${slow.slot} ${slow.row}`}>
              <td className="tabular">{nanoseconds(slow.ns)}</td>
              <td className="tabular">{rowText(slow)}</td>
              <td className="profile-arguments" title={argumentText(slow)}>
                <code>{argumentText(slow)}</code>
              </td>
              <td className="profile-action">
                <Button
                  small
                  look="quiet"
                  aria-label={`Debug input row ${slow.row + 1}`}
                  onClick={() => debugRow(kept.job, { kind: 'inputRow', row: slow.row })}
                >
                  <Bug size={14} aria-hidden /> Debug this row
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function rowText({ row, rows }: SlotSlowRow): string {
  return rows === 1 ? grouped(row + 1) : `${grouped(row + 1)} to ${grouped(row + rows)}`;
}

function argumentText({ rows, arguments: given }: SlotSlowRow): string {
  return rows === 1 ? given.map(([name, text]) => `${name}=${text}`).join(', ') : `a batch of ${grouped(rows)} rows`;
}
