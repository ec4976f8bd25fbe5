/** A file as it was when a kept run began, to be read. */
import { lazy, Suspense } from 'react';
import './history.css';
import { restoreCode } from '../../state/history';
import type { PageOf } from '../../state/pages';
import { Button } from '../../ui/button';
import { ProgressBar } from '../../ui/progress-bar';
import { ErrorView } from '../errors/error-view';
import { useKeptText } from './use-kept';

const ReadOnlyCode = lazy(() => import('./code-views').then((module) => ({ default: module.ReadOnlyCode })));

export function KeptCodePage({ page }: { readonly page: PageOf<'kept-code'> }) {
  const kept = useKeptText(page.hash);
  return (
    <div className="kept-code">
      <header className="kept-code-head">
        <h2>{page.path}</h2>
        <p className="kept-soft">As it was then, to be read.</p>
        <Button small onClick={() => void restoreCode(page.id)}>
          Restore the code of this run
        </Button>
      </header>
      {kept.kind === 'reading' ? <ProgressBar label="Reading the text" value={null} /> : null}
      {kept.kind === 'failed' ? <ErrorView error={kept.error} file={page.path} /> : null}
      {kept.kind === 'known' ? (
        <Suspense fallback={<div className="kept-code-body" />}>
          <ReadOnlyCode text={kept.value} path={page.path} />
        </Suspense>
      ) : null}
    </div>
  );
}
