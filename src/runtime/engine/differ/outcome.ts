/** A row that modes disagree about, and what its values hold. */
import type { DataType, Field } from '../../../contract/model/data-type';
import type { Mode } from '../../../contract/model/job';
import type { Cell } from '../../../contract/model/rows';
import { rowKey } from '../cases/cell-keys';
import type { Outcome } from './lanes';

/** A row that modes disagree about, with all that explains it. */
export interface Found {
  readonly input: readonly Cell[];
  /** 0-based row of the source. */
  readonly row: number;
  /** Rows that show a difference of this kind. */
  count: number;
  /** The rows it ran with. */
  readonly neighbours: readonly (readonly Cell[])[];
  /** By the mode that ran. */
  readonly outcomes: ReadonlyMap<Mode, Outcome>;
  readonly columns: readonly Field[];
  readonly results: readonly Field[];
  /** table.local-time-zone. */
  readonly zone: string;
}

/** Two errors are the same whatever they say: each mode has its own words. */
export function isSameOutcome(results: readonly Field[], outcomes: readonly Outcome[]): boolean {
  const [first, ...others] = outcomes.map((outcome) => outcomeKey(results, outcome));
  return others.every((key) => key === first);
}

function outcomeKey(results: readonly Field[], outcome: Outcome): string {
  if ('error' in outcome) return 'error';
  return outcome.rows.map((row) => rowKey(results, row)).join('\u0002');
}

/** Whether a value holds, at any depth, a value of which the test is true. */
export function holds(type: DataType, cell: Cell, test: (type: DataType, cell: Cell) => boolean): boolean {
  if (test(type, cell)) return true;
  if (typeof cell !== 'object' || cell === null) return false;
  switch (type.kind) {
    case 'ARRAY':
      return cell.some((item) => holds(type.element, item, test));
    case 'MAP':
      return cell.some((pair) => {
        const [key = null, value = null] = typeof pair === 'object' && pair !== null ? pair : [];
        return holds(type.key, key, test) || holds(type.value, value, test);
      });
    case 'ROW':
      return type.fields.some((field, index) => holds(field.type, cell[index] ?? null, test));
    default:
      return false;
  }
}
