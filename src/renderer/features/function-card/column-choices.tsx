import type { Field } from '../../../contract/model/data-type';
import { formatDataType } from '../../../contract/model/data-type';
import type { MultiChoice } from '../../ui/multi-select';
import type { Choice } from '../../ui/select';
import { TypeMark } from '../../ui/type-mark';

/** Columns for a list of which one is taken. `chosen` is offered even where the data has lost it. */
export function columnChoices(columns: readonly Field[] | null, chosen: string | null = null): readonly Choice[] {
  const isLost = chosen !== null && columns !== null && !columns.some((column) => column.name === chosen);
  return [
    ...(columns ?? []).map((column) => ({
      value: column.name,
      label: column.name,
      note: formatDataType(column.type),
      icon: <TypeMark type={column.type} />,
    })),
    ...(isLost ? [{ value: chosen, label: `${chosen} (not in the data)` }] : []),
  ];
}

/** Columns for a list of which several are taken. */
export function manyColumnChoices(columns: readonly Field[] | null): readonly MultiChoice[] {
  return (columns ?? []).map((column) => ({
    value: column.name,
    note: formatDataType(column.type),
    icon: <TypeMark type={column.type} />,
  }));
}
