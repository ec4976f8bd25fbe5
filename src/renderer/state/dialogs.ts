/** The one dialog that is open, if any. */
import { create } from 'zustand';
import type { DataLink } from '../../contract/model/project';

export type OpenDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'palette'; readonly show: 'commands' | 'files' }
  | { readonly kind: 'open-project' }
  | { readonly kind: 'new-file' }
  /** `link`: the one to change; absent: a new one. */
  | { readonly kind: 'data'; readonly link?: DataLink }
  | { readonly kind: 'generator' };

export const useDialogs = create<{ readonly dialog: OpenDialog }>()(() => ({ dialog: { kind: 'none' } }));

export function openDialog(dialog: OpenDialog): void {
  useDialogs.setState({ dialog });
}

export function closeDialog(): void {
  useDialogs.setState({ dialog: { kind: 'none' } });
}
