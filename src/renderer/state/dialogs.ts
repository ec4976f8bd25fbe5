/** The one dialog that is open, if any. */
import { create } from 'zustand';
import type { JobSpec } from '../../contract/model/job';
import type { DataLink } from '../../contract/model/project';
import type { FunctionTarget } from './function-at';

export type OpenDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'palette'; readonly show: 'commands' | 'files' | 'projects' }
  /** `isNew`: the folder is made a project first. */
  | { readonly kind: 'open-project'; readonly isNew?: boolean }
  /** `folder`: where it begins; absent: the project's own. */
  | { readonly kind: 'new-file'; readonly folder?: string }
  /** `link`: the one to change; absent: a new one, of the file at `path` where that is given. */
  | { readonly kind: 'data'; readonly link?: DataLink; readonly path?: string }
  /** The first rows of `data`, as rows by hand. */
  | { readonly kind: 'copy-rows'; readonly data: string }
  | { readonly kind: 'generator' }
  /** `rename`: a profile of the project; null: what is in force becomes one. */
  | { readonly kind: 'profile'; readonly rename: string | null }
  | { readonly kind: 'import-config' }
  | { readonly kind: 'python-path' }
  /** `then`: what to do with the function once its nasty rows are set. */
  | { readonly kind: 'nasty'; readonly target: FunctionTarget; readonly then: 'bind' | 'differ' }
  /** Made by the dialog where it is not there yet. */
  | { readonly kind: 'breakpoint'; readonly path: string; readonly line: number }
  /** Runs of the history; null: all. */
  | { readonly kind: 'delete-runs'; readonly ids: readonly string[] | null }
  /** Of a finished run: the job that gave `rows`. */
  | { readonly kind: 'accept'; readonly job: JobSpec; readonly file: string; readonly rows: number };

export const useDialogs = create<{ readonly dialog: OpenDialog }>()(() => ({ dialog: { kind: 'none' } }));

export function openDialog(dialog: OpenDialog): void {
  useDialogs.setState({ dialog });
}

export function closeDialog(): void {
  useDialogs.setState({ dialog: { kind: 'none' } });
}
