import { lazy, Suspense, useEffect, useState } from 'react';
import './editor-pane.css';
import { FileTabs } from './file-tabs';
import { OutsideBar } from './outside-bar';
import { loadEditor } from './load-editor';
import { PageView, pageTitle } from './page-view';
import { openDialog } from '../../state/dialogs';
import { documentOf } from '../../state/documents';
import { closeFile, openFile, useEditor } from '../../state/editor';
import { pageKey, usePages } from '../../state/pages';
import { useProject } from '../../state/project';
import { editorIsShown } from '../../state/start-up';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ProgressBar } from '../../ui/progress-bar';

// 4 MB of editor come after the window has been drawn; until then the text is there to read.
const MonacoSurface = lazy(() => loadEditor().then((module) => ({ default: module.MonacoSurface })));
const TwoTexts = lazy(() => import('./two-texts').then((module) => ({ default: module.TwoTexts })));

export function EditorPane() {
  const files = useEditor((store) => store.files);
  const active = useEditor((store) => store.active);
  const { pages, front } = usePages();
  const page = pages.find((each) => pageKey(each) === front);
  const file = files.find((candidate) => candidate.path === active);
  // Between two files the editor stays mounted, empty: making a new one is what takes time.
  const readyPath = file?.load.kind === 'ready' ? file.path : null;
  const [comparedPath, compareTexts] = useState<string | null>(null);
  const isConflict = file?.outside === 'conflict' && page === undefined;
  const other = isConflict && comparedPath === file.path ? (documentOf(file.path)?.otherText ?? null) : null;
  const isEditorless = file === undefined || file.load.kind === 'failed';
  useEffect(() => {
    if (isEditorless) editorIsShown();
  }, [isEditorless]);
  return (
    <section className="editor-pane" aria-label="Editor" data-place="editor">
      {files.length + pages.length === 0 ? null : (
        <FileTabs files={files} pages={pages} active={active} front={front} titleOf={pageTitle} />
      )}
      {page === undefined ? null : <PageView key={pageKey(page)} page={page} />}
      {file === undefined || page !== undefined ? null : (
        <OutsideBar
          file={file}
          isCompared={other !== null}
          onCompare={() => compareTexts(other === null ? file.path : null)}
        />
      )}
      {other === null || file === undefined ? null : (
        <Suspense fallback={<ProgressBar label="Opening the two texts" value={null} />}>
          <TwoTexts path={file.path} other={other} />
        </Suspense>
      )}
      <div
        className="editor-body"
        role="tabpanel"
        aria-label={active ?? 'No file'}
        hidden={page !== undefined || other !== null}
      >
        {files.some((candidate) => candidate.load.kind === 'ready') ? (
          <Suspense fallback={readyPath === null ? null : <PlainText path={readyPath} />}>
            <MonacoSurface path={readyPath} />
          </Suspense>
        ) : null}
        {file === undefined ? <NoFile /> : null}
        {file?.load.kind === 'loading' ? <ProgressBar label={`Opening ${file.path}`} value={null} /> : null}
        {file?.load.kind === 'failed' ? (
          <EmptyState
            title={`${file.path} could not be opened`}
            actions={
              <>
                <Button look="primary" onClick={() => void openFile(file.path)}>
                  Try again
                </Button>
                <Button onClick={() => closeFile(file.path)}>Close the tab</Button>
              </>
            }
          >
            <p role="alert">{file.load.error.error}</p>
            {file.load.error.hint === undefined ? null : <p>{file.load.error.hint}</p>}
          </EmptyState>
        ) : null}
      </div>
    </section>
  );
}

function PlainText({ path }: { readonly path: string }) {
  return <pre className="editor-plain">{documentOf(path)?.readText()}</pre>;
}

function NoFile() {
  const isEmpty = useProject((store) => store.state.kind === 'open' && store.state.project.files.length === 0);
  if (isEmpty) {
    return (
      <EmptyState
        title="Write the first function"
        actions={
          <Button look="primary" onClick={() => openDialog({ kind: 'new-file' })}>
            New Python file
          </Button>
        }
      >
        <p>A new file begins with a function that runs at once, on rows of its own, with a test beside it.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No file is open"
      actions={
        <>
          <Button look="primary" onClick={() => openDialog({ kind: 'palette', show: 'files' })}>
            Go to a file
          </Button>
          <Button onClick={() => openDialog({ kind: 'new-file' })}>New Python file</Button>
        </>
      }
    >
      <p>Open a Python file at the left. Every function with @udf in it can be run on the project's data at once.</p>
    </EmptyState>
  );
}
