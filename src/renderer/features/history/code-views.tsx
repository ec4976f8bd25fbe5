/** Monaco for texts that are not open files: one to be read, and two with their differences. In the editor's chunk. */
import { useEffect, useRef } from 'react';
import 'monaco-editor/features/diffEditor/register.js';
import { effectiveTheme, useLayout } from '../../state/layout';
import { nameSides } from '../editor/diff-labels';
import { defineThemes, editor, editorOptions } from '../editor/monaco-setup';

const readOnly = { ...editorOptions, readOnly: true, domReadOnly: true, codeLens: false, glyphMargin: false } as const;

const languageOf = (path: string): string => (path.endsWith('.py') ? 'python' : 'plaintext');

export function ReadOnlyCode({ text, path }: { readonly text: string; readonly path: string }) {
  const container = useRef<HTMLDivElement>(null);
  useTheme();
  useEffect(() => {
    const element = container.current;
    if (element === null) return undefined;
    const model = editor.createModel(text, languageOf(path));
    const created = editor.create(element, { ...readOnly, model, ariaLabel: `${path}, to be read` });
    return () => {
      created.dispose();
      model.dispose();
    };
  }, [text, path]);
  return <div ref={container} className="kept-code-body" />;
}

/** As high as its lines, up to a screen of them; what is above and below them: folded regions, wrapped lines. */
const linePx = 20;
const aroundPx = 80;
const mostPx = 560;

interface CodeDiffProps {
  readonly before: string;
  readonly after: string;
  readonly path: string;
}

export function CodeDiff({ before, after, path }: CodeDiffProps) {
  const container = useRef<HTMLDivElement>(null);
  useTheme();
  useEffect(() => {
    const element = container.current;
    if (element === null) return undefined;
    const original = editor.createModel(before, languageOf(path));
    const modified = editor.createModel(after, languageOf(path));
    const created = editor.createDiffEditor(element, {
      ...readOnly,
      originalEditable: false,
      renderSideBySide: true,
      wordWrap: 'on',
      diffWordWrap: 'on',
      useInlineViewWhenSpaceIsLimited: true,
      hideUnchangedRegions: { enabled: true },
      ignoreTrimWhitespace: false,
      renderOverviewRuler: false,
    });
    created.setModel({ original, modified });
    const names = nameSides(created, `${path}, the older run`, `${path}, the younger run`);
    return () => {
      names.dispose();
      created.dispose();
      original.dispose();
      modified.dispose();
    };
  }, [before, after, path]);
  const lines = Math.max(before.split('\n').length, after.split('\n').length);
  return (
    <div
      ref={container}
      className="code-diff"
      style={{ height: Math.min(mostPx, lines * linePx + aroundPx) }}
      role="group"
      aria-label={`Differences of ${path}`}
    />
  );
}

function useTheme(): void {
  const theme = useLayout(effectiveTheme);
  useEffect(() => defineThemes(theme), [theme]);
}
