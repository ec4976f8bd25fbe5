/** Monaco with Python colouring, its worker, and the window's themes. Only loaded with the editor's chunk. */
import {
  editor,
  languages,
  MarkerSeverity,
  Range,
  Uri,
  type IDisposable,
  type IPosition,
} from 'monaco-editor/editor.js';
import './monaco-features';
import 'monaco-editor/languages/definitions/python/register.js';
import 'monaco-editor/languages/definitions/sql/register.js';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import type { DrawnTheme } from '../../state/layout';

export { editor, languages, MarkerSeverity, Range, Uri };
export type { IDisposable, IPosition };

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

const tokens = ['keyword', 'string', 'number', 'comment', 'type'] as const;

const baseThemes = { dark: 'vs-dark', light: 'vs', contrast: 'hc-black', 'contrast-light': 'hc-light' } as const;

/** Colours are read from the window's own variables, so there is one source of them. */
export function defineThemes(theme: DrawnTheme): void {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => sixDigits(style.getPropertyValue(`--${name}`).trim());
  editor.defineTheme(`workbench-${theme}`, {
    base: baseThemes[theme],
    inherit: true,
    rules: [
      ...tokens.map((token) => ({ token, foreground: colour(`syntax-${token}`).replace('#', '') })),
      { token: 'tag', foreground: colour('syntax-type').replace('#', '') },
      // Python's quotes are tokens of their own, called escapes.
      { token: 'string.escape', foreground: colour('syntax-string').replace('#', '') },
    ],
    colors: {
      'editor.background': colour('canvas'),
      'editor.foreground': colour('text'),
      'editorLineNumber.foreground': colour('text-faint'),
      'editorLineNumber.activeForeground': colour('text'),
      'editor.lineHighlightBackground': '#00000000',
      'editor.lineHighlightBorder': colour('line'),
      'editorCodeLens.foreground': colour('text-soft'),
      'editorLink.activeForeground': colour('accent'),
      'editorCursor.foreground': colour('accent'),
      'editor.selectionBackground': colour('selected'),
      'editorIndentGuide.background1': colour('line'),
      'editorWidget.background': colour('raised'),
      'editorWidget.border': colour('line-strong'),
      'editorHoverWidget.background': colour('raised'),
      'editorHoverWidget.border': colour('line-strong'),
      'editorSuggestWidget.background': colour('raised'),
      'editorError.foreground': colour('danger'),
      'editorWarning.foreground': colour('warning'),
      'editorOverviewRuler.border': '#00000000',
      'scrollbar.shadow': '#00000000',
      'scrollbarSlider.background': `${colour('line-strong')}80`,
      'scrollbarSlider.hoverBackground': `${colour('line-strong')}c0`,
      'scrollbarSlider.activeBackground': colour('line-strong'),
      focusBorder: colour('accent'),
    },
  });
  editor.setTheme(`workbench-${theme}`);
}

/** Builds shorten #ffffff to #fff, which Monaco does not take. */
function sixDigits(colour: string): string {
  return /^#[0-9a-f]{3}$/i.test(colour) ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour;
}

export const editorOptions: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fixedOverflowWidgets: true,
  fontFamily:
    "ui-monospace, 'SF Mono', 'Cascadia Code', 'JetBrains Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  fontSize: 13,
  lineHeight: 20,
  glyphMargin: true,
  lineNumbersMinChars: 3,
  folding: true,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  smoothScrolling: false,
  renderLineHighlight: 'line',
  renderLineHighlightOnlyWhenFocus: true,
  overviewRulerLanes: 2,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 8 },
  padding: { top: 10, bottom: 10 },
  tabSize: 4,
  insertSpaces: true,
  bracketPairColorization: { enabled: false },
  stickyScroll: { enabled: false },
  codeLensFontSize: 12,
  // The file's own words complete where the language server has nothing, or is not there.
  wordBasedSuggestions: 'currentDocument',
  unicodeHighlight: { ambiguousCharacters: false },
  contextmenu: true,
  ariaLabel: 'Python file',
};
