/** The editor's chunk; asked for once the window is drawn, so that it loads while the engine opens the project. */
export function loadEditor() {
  return import('./monaco-surface');
}
