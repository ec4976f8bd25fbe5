/** Choices for a function, as the card makes them. */
import type { Field } from '../../contract/model/data-type';
import type { Binding } from '../../contract/model/project';
import { columnsNamed } from './function-shape';
import { updateBinding } from './project';

/** Changes to a binding; undefined takes a choice back. */
export type BindingChange = { readonly [K in keyof Binding]?: Binding[K] | undefined };

export function changed(binding: Binding, change: BindingChange): Binding {
  const entries = Object.entries({ ...binding, ...change });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

export function changeBinding(file: string, name: string, change: BindingChange): void {
  updateBinding(file, name, (binding) => changed(binding, change));
}

/**
 * The binding on other data. Choices stay where the new data has every column that they name; else they were made for the
 * old columns and parameters are matched anew.
 */
export function rebound(binding: Binding, data: string, columns: readonly Field[] | null): Binding {
  const names = new Set((columns ?? []).map((column) => column.name));
  if (columnsNamed(binding).every((name) => names.has(name))) return changed(binding, { data });
  return changed(binding, {
    data,
    args: undefined,
    keep: undefined,
    groupBy: undefined,
    rowKinds: undefined,
    window: undefined,
  });
}
