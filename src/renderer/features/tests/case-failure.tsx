import { parseDataType, type DataType } from '../../../contract/model/data-type';
import type { CaseDifference, CaseMode, CaseResult, CaseSide } from '../../../contract/model/case';
import type { Cell } from '../../../contract/model/rows';
import { grouped } from '../../ui/figures';
import { ModeShape } from '../../ui/mode-mark';
import { CellText } from '../results/cell-text';

interface CaseFailureProps {
  readonly result: CaseResult;
  /** Where both modes fail alike it is told once. */
  readonly modes: readonly CaseMode[];
}

/** Why a case failed: a sentence, then expected and actual side by side at the first difference. */
export function CaseFailure({ result, modes }: CaseFailureProps) {
  return (
    <article className="case-failure" aria-label={`Failed in ${modes.join(' and ')} mode`}>
      <p className="case-modes">
        {modes.map((mode) => (
          <span key={mode} className="mode-mark">
            <ModeShape mode={mode === 'thread' ? 'thread' : 'process-row'} size={8} /> {mode}
          </span>
        ))}
      </p>
      <p className="case-why">{headlineOf(result)}</p>
      {result.difference === undefined ? null : <SideBySide difference={result.difference} />}
    </article>
  );
}

/** The engine's sentence, which has both rows in it; beside the rows themselves, only which columns differ. */
function headlineOf({ why, difference }: CaseResult): string {
  if (difference === undefined || difference.row === null) return why;
  const { columns, row, expected, actual } = difference;
  if (!('cells' in expected) || !('cells' in actual)) return why;
  const names = columns.flatMap(([name], index) =>
    JSON.stringify(expected.cells[index]) === JSON.stringify(actual.cells[index]) ? [] : [name],
  );
  return names.length === 0 ? why : `Row ${grouped(row + 1)} of the answer has another ${names.join(', ')}.`;
}

function SideBySide({ difference }: { readonly difference: CaseDifference }) {
  const { columns, expected, actual } = difference;
  const types = columns.map(([, type]) => typeOf(type));
  const isRows = 'cells' in expected || 'cells' in actual;
  if (!isRows) {
    return (
      <table className="side-table">
        <tbody>
          <TextRow label="expected" side={expected} />
          <TextRow label="actual" side={actual} />
        </tbody>
      </table>
    );
  }
  return (
    <div className="side-scroll" tabIndex={0} role="group" aria-label="Expected and actual">
      <table className="side-table">
        <thead>
          <tr>
            <td />
            {columns.map(([name, type], index) => (
              <th key={index} scope="col" title={type}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <CellsRow label="expected" side={expected} other={actual} types={types} />
          <CellsRow label="actual" side={actual} other={expected} types={types} />
        </tbody>
      </table>
    </div>
  );
}

function TextRow({ label, side }: { readonly label: 'expected' | 'actual'; readonly side: CaseSide }) {
  return (
    <tr className={`side-${label}`}>
      <th scope="row">{label}</th>
      <td>{'text' in side ? side.text : ''}</td>
    </tr>
  );
}

interface CellsRowProps {
  readonly label: 'expected' | 'actual';
  readonly side: CaseSide;
  readonly other: CaseSide;
  readonly types: readonly DataType[];
}

function CellsRow({ label, side, other, types }: CellsRowProps) {
  return (
    <tr className={`side-${label}`}>
      <th scope="row">{label}</th>
      {'text' in side ? (
        <td colSpan={Math.max(1, types.length)} className="side-words">
          {side.text}
        </td>
      ) : (
        side.cells.map((cell, index) => (
          <td key={index} className={isDifferent(cell, other, index) ? 'side-different' : ''}>
            <CellText cell={cell} type={types[index] ?? unknownType} />
          </td>
        ))
      )}
    </tr>
  );
}

function isDifferent(cell: Cell, other: CaseSide, index: number): boolean {
  return 'cells' in other && JSON.stringify(cell) !== JSON.stringify(other.cells[index]);
}

const unknownType: DataType = { kind: 'STRING', nullable: true };

/** A case may name a type that is none, which is what it is about. */
function typeOf(text: string): DataType {
  try {
    return parseDataType(text);
  } catch {
    return unknownType;
  }
}
