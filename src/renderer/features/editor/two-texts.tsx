/**
 * The two texts of a file that was written here and elsewhere. The right one is the model of the file itself: what is merged there is
 * typed as in the editor, can be undone as there, and is still there when the view is closed. In the editor's chunk.
 */
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { KeyCode, KeyMod } from 'monaco-editor/editor.js';
import 'monaco-editor/features/diffEditor/register.js';
import { documentOf } from '../../state/documents';
import { Button } from '../../ui/button';
import { notify } from '../../state/notices';
import { nameSides } from './diff-labels';
import { modelOf } from './monaco-models';
import { editor, editorOptions } from './monaco-setup';
import { changeAt, takeOther } from './take-change';

interface TwoTextsProps {
  readonly path: string;
  /** What the other program wrote. */
  readonly other: string;
}

export function TwoTexts({ path, other }: TwoTextsProps) {
  const container = useRef<HTMLDivElement>(null);
  const view = useRef<editor.IStandaloneDiffEditor | null>(null);

  useEffect(() => {
    const element = container.current;
    const modified = modelOf(path);
    if (element === null || modified === null) return undefined;
    const original = editor.createModel(other, modified.getLanguageId());
    const created = editor.createDiffEditor(element, {
      ...editorOptions,
      codeLens: false,
      originalEditable: false,
      renderSideBySide: true,
      useInlineViewWhenSpaceIsLimited: true,
      hideUnchangedRegions: { enabled: true },
      ignoreTrimWhitespace: false,
      renderOverviewRuler: false,
    });
    created.setModel({ original, modified });
    const names = nameSides(created, `${path} on disk`, `${path}, your text`);
    view.current = created;
    const mine = created.getModifiedEditor();
    const key = (id: string, label: string, keys: number, run: () => void) =>
      mine.addAction({ id: `two-texts.${id}`, label, keybindings: [keys], run });
    const actions = [
      key('next', 'Next difference', KeyMod.Alt | KeyCode.F5, () => created.goToDiff('next')),
      key('previous', 'Previous difference', KeyMod.Alt | KeyMod.Shift | KeyCode.F5, () =>
        created.goToDiff('previous'),
      ),
      key('take', 'Take this difference from disk', KeyMod.Alt | KeyCode.Enter, () => takeAtCursor(created, path)),
    ];
    const firstShown = created.onDidUpdateDiff(() => {
      firstShown.dispose();
      created.revealFirstDiff();
    });
    mine.focus();
    return () => {
      view.current = null;
      firstShown.dispose();
      names.dispose();
      actions.forEach((action) => action.dispose());
      created.dispose();
      original.dispose();
    };
  }, [path, other]);

  const act = (what: (shown: editor.IStandaloneDiffEditor) => void): void => {
    if (view.current === null) return;
    what(view.current);
    view.current.getModifiedEditor().focus();
  };
  return (
    <div className="two-texts" role="group" aria-label={`The two texts of ${path}`}>
      <div className="two-texts-bar">
        <span>
          Lines with − are on disk, lines with + are yours. Edit yours to merge them; “Go on with my text” saves it.
        </span>
        <Button
          small
          onClick={() => act((shown) => shown.goToDiff('previous'))}
          title="Previous difference (Shift+Alt+F5)"
        >
          <ArrowUp size={14} aria-hidden /> Previous
        </Button>
        <Button small onClick={() => act((shown) => shown.goToDiff('next'))} title="Next difference (Alt+F5)">
          <ArrowDown size={14} aria-hidden /> Next
        </Button>
        <Button
          small
          onClick={() => act((shown) => takeAtCursor(shown, path))}
          title="Take the difference at the cursor from disk (Alt+Enter)"
        >
          Take from disk
        </Button>
      </div>
      <div ref={container} className="two-texts-body" />
    </div>
  );
}

/** An edit of the file's own model, so it is one step for undo. */
function takeAtCursor(shown: editor.IStandaloneDiffEditor, path: string): void {
  const models = shown.getModel();
  const line = shown.getModifiedEditor().getPosition()?.lineNumber ?? 1;
  const change = changeAt(shown.getLineChanges() ?? [], line);
  if (models === null || change === null) {
    notify('info', 'There is no difference at the cursor: go to the next one first.');
    return;
  }
  const { original, modified } = models;
  documentOf(path)?.applyEdits([takeOther(change, original.getLinesContent(), modified.getLinesContent())]);
}
