/** Names of columns of the data that a function is bound to, where such a name is being written. */
import type { IDisposable } from '../editor/monaco-setup';

export function registerColumns(): IDisposable[] {
  return [];
}
