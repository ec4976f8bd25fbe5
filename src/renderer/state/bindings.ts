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
 * The binding on other data. Kept columns that it has not are no longer kept; other choices stay where it has every column that
 * they name, else they were made for the old columns and parameters are matched anew.
 */
export function rebound(binding: Binding, data: string, columns: readonly Field[] | null): Binding {
  const names = new Set((columns ?? []).map((column) => column.name));
  const keep = binding.keep?.filter((name) => names.has(name)) ?? [];
  const moved = changed(binding, { data, keep: keep.length === 0 ? undefined : keep });
  if (columnsNamed(moved).every((name) => names.has(name))) return moved;
  return changed(moved, {
    args: undefined,
    keep: undefined,
    groupBy: undefined,
    rowKinds: undefined,
    window: undefined,
  });
}
