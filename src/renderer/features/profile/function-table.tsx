/** Every function with what it takes itself and in all; compared with another profile, what a row costs before and now. */
import { useMemo, useState, type ReactNode } from 'react';
import {
  functionTable,
  profileChanges,
  type FunctionChange,
  type FunctionFigures,
} from '../../../contract/model/profile-figures';
import type { Profile, ProfiledFunction } from '../../../contract/model/profile-tree';
import { figureText, grouped, shareFigure, timeFigure } from '../../ui/figures';
import { baseName } from '../../state/paths';
import { hottestPlace, isOpenable, openPlace } from './places';

interface FunctionTableProps {
  readonly profile: Profile;
  readonly before: Profile | null;
  readonly search: string;
  readonly chosen: ProfiledFunction | null;
  readonly onChoose: (called: ProfiledFunction) => void;
}

interface Column<Row> {
  readonly name: string;
  readonly value: (row: Row) => number;
  readonly text: (row: Row) => string;
  readonly tip?: (row: Row) => string;
}

const mostRows = 200;

const figureColumns: readonly Column<FunctionFigures>[] = [
  { name: 'Self', value: (row) => row.selfNs, text: (row) => percent(row.self), tip: (row) => nanoseconds(row.selfNs) },
  {
    name: 'Total',
    value: (row) => row.totalNs,
    text: (row) => percent(row.total),
    tip: (row) => nanoseconds(row.totalNs),
  },
];

const callColumns: readonly Column<FunctionFigures>[] = [
  { name: 'Calls', value: (row) => row.calls ?? 0, text: (row) => grouped(row.calls ?? 0) },
  { name: 'Per call', value: perCall, text: (row) => nanoseconds(perCall(row)) },
];

const changeColumns: readonly Column<FunctionChange>[] = [
  { name: 'Self before', value: (row) => row.selfBefore, text: (row) => nanoseconds(row.selfBefore) },
  { name: 'Self now', value: (row) => row.selfAfter, text: (row) => nanoseconds(row.selfAfter) },
  {
    name: 'Change',
    value: (row) => row.selfAfter - row.selfBefore,
    text: (row) => signed(row.selfAfter - row.selfBefore),
  },
];

export function FunctionTable(props: FunctionTableProps) {
  const { profile, before } = props;
  const rows = useMemo(() => functionTable(profile), [profile]);
  const changes = useMemo(() => (before === null ? null : profileChanges(before, profile)), [before, profile]);
  if (changes !== null) {
    return <Sorted {...props} label="Functions, time of a row" rows={changes} columns={changeColumns} first="Change" />;
  }
  const columns = profile.calls.size > 0 ? [...figureColumns, ...callColumns] : figureColumns;
  return <Sorted {...props} label="Functions" rows={rows} columns={columns} first="Self" />;
}

interface SortedProps<Row> extends FunctionTableProps {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly first: string;
}

function Sorted<Row extends { readonly function: ProfiledFunction }>(props: SortedProps<Row>) {
  const { label, rows, columns, first, search, chosen, profile, onChoose } = props;
  const [by, sortBy] = useState(first);
  const column = columns.find(({ name }) => name === by) ?? columns[0];
  const found = rows.filter(({ function: each }) => matches(each, search));
  const sorted = [...found].sort((a, b) =>
    column === undefined ? 0 : Math.abs(column.value(b)) - Math.abs(column.value(a)),
  );
  return (
    <div className="profile-table" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {columns.map(({ name }) => (
              <th key={name} scope="col" aria-sort={name === column?.name ? 'descending' : 'none'}>
                <button type="button" onClick={() => sortBy(name)}>
                  {name}
                </button>
              </th>
            ))}
            <th scope="col">Function</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, mostRows).map((row) => (
            <tr key={row.function.id} aria-selected={row.function.id === chosen?.id}>
              {columns.map(({ name, text, tip }) => (
                <td key={name} className="tabular" title={tip?.(row)}>
                  {text(row)}
                </td>
              ))}
              <td className="profile-name">
                <FunctionName
                  called={row.function}
                  onChoose={() => {
                    onChoose(row.function);
                    openPlace(hottestPlace(profile, row.function), false);
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.length === 0 ? <p className="profile-none">No function is called so.</p> : null}
    </div>
  );
}

interface FunctionNameProps {
  readonly called: ProfiledFunction;
  readonly onChoose: () => void;
}

/** With a mark that says whose it is. */
export function FunctionName({ called, onChoose }: FunctionNameProps): ReactNode {
  const where = called.file === '~' ? 'in C' : `${baseName(called.file)}:${called.line}`;
  return (
    <button
      type="button"
      className="profile-function"
      onClick={onChoose}
      title={called.file === '~' ? called.name : `${called.file}:${called.line}`}
    >
      <i className={`flame-${called.origin}`} aria-hidden />
      <code>{called.name}</code> <small className={isOpenable(called) ? 'profile-link' : ''}>{where}</small>
    </button>
  );
}

function matches({ name, file }: ProfiledFunction, search: string): boolean {
  return search === '' || `${name} ${file}`.toLowerCase().includes(search.toLowerCase());
}

function perCall({ totalNs, calls }: FunctionFigures): number {
  return calls === null || calls === 0 ? 0 : totalNs / calls;
}

export function percent(share: number): string {
  return figureText(shareFigure(share));
}

export function nanoseconds(ns: number): string {
  return ns < 1_000 ? `${Math.round(ns)}\u00a0ns` : figureText(timeFigure(ns / 1e6));
}

function signed(ns: number): string {
  return `${ns < 0 ? '−' : '+'}${nanoseconds(Math.abs(ns))}`;
}
