import 'monaco-editor/languages/definitions/yaml/register.js';
import { useEffect, useRef, useState } from 'react';
import type { TextProblem } from '../../../contract/model/config-text';
import type { Project } from '../../../contract/model/project';
import type { SettingForm } from '../../../contract/model/setting-texts';
import { effectiveTheme, useLayout } from '../../state/layout';
import { editForm, formText } from '../../state/setting-forms';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { defineThemes, editor, editorOptions, MarkerSeverity, Uri } from '../editor/monaco-setup';

interface FormEditorProps {
  readonly project: Project;
  readonly form: SettingForm;
  readonly label: string;
  readonly language: 'python' | 'yaml';
}

/** One form in a small editor. A text that cannot be read changes nothing, and stays until it can or is taken back. */
export function FormEditor({ project, form, label, language }: FormEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const model = useRef<editor.ITextModel | null>(null);
  const [problems, setProblems] = useState<readonly TextProblem[]>([]);
  const theme = useLayout(effectiveTheme);
  const shown = formText(project, form);

  useEffect(() => {
    if (place.current === null) return undefined;
    const uri = Uri.from({ scheme: 'settings', path: `/${form}.${language === 'yaml' ? 'yaml' : 'py'}` });
    const text = editor.createModel('', language, uri);
    const surface = editor.create(place.current, {
      ...editorOptions,
      model: text,
      glyphMargin: false,
      folding: false,
      wordWrap: 'on',
      lineNumbersMinChars: 2,
      overviewRulerLanes: 0,
      hideCursorInOverviewRuler: true,
      ariaLabel: label,
    });
    model.current = text;
    return () => {
      model.current = null;
      surface.dispose();
      text.dispose();
    };
  }, [form, label, language]);

  useEffect(() => {
    const text = model.current;
    if (text === null) return undefined;
    const listening = text.onDidChangeContent(() => {
      // Only what is typed is a change of the settings.
      if (!following) setProblems(editForm(form, text.getValue()));
    });
    return () => listening.dispose();
  }, [form, label, language]);

  useEffect(() => {
    if (problems.length === 0) show(model.current, shown);
  }, [shown, problems, form, label, language]);

  useEffect(() => mark(model.current, problems), [problems]);
  useEffect(() => defineThemes(theme), [theme]);

  return (
    <>
      <div className="form-text">
        <div ref={place} className="form-surface" data-testid={`form-${form}`} />
        <CopyButton text={shown} label={`Copy ${label}`} className="form-copy" />
      </div>
      {problems.length === 0 ? null : (
        <div className="form-problems" role="alert">
          {problems.map(({ line, text }) => (
            <p key={`${line} ${text}`}>
              Line {line}: {text}
            </p>
          ))}
          <p>
            Nothing is changed until it can be read.{' '}
            <Button look="link" onClick={() => setProblems([])}>
              Take the text back
            </Button>
          </p>
        </div>
      )}
    </>
  );
}

let following = false;

/** An edit, so that it can be undone and the cursor stays. What is typed here is never replaced: it is what is shown. */
function show(model: editor.ITextModel | null, text: string): void {
  if (model === null || model.getValue() === text) return;
  following = true;
  if (model.getValue() === '') model.setValue(text);
  else model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
  following = false;
}

function mark(model: editor.ITextModel | null, problems: readonly TextProblem[]): void {
  if (model === null) return;
  const markers = problems.map(({ line, text }) => {
    const lineNumber = Math.min(Math.max(1, line), model.getLineCount());
    return {
      severity: MarkerSeverity.Error,
      message: text,
      startLineNumber: lineNumber,
      endLineNumber: lineNumber,
      startColumn: Math.max(1, model.getLineFirstNonWhitespaceColumn(lineNumber)),
      endColumn: model.getLineMaxColumn(lineNumber),
    };
  });
  editor.setModelMarkers(model, 'settings', markers);
}
