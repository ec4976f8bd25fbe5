import './cell-text.css';
import type { DataType } from '../../../contract/model/data-type';
import type { Cell } from '../../../contract/model/rows';
import { cellShape } from './cell-format';

export function CellText({ cell, type }: { readonly cell: Cell; readonly type: DataType }) {
  const { kind, text } = cellShape(cell, type);
  return kind === 'value' ? text : <span className={`cell-${kind}`}>{text}</span>;
}
