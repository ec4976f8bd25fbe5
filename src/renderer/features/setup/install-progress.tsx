import { useEffect, useRef } from 'react';
import { cancelInstall, useEnvironment } from '../../state/environment';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';

/** pip at work: what it does now, its lines, and how to stop it. */
export function InstallProgress() {
  const installing = useEnvironment((store) => store.installing);
  if (installing.kind === 'none') return null;
  if (installing.kind === 'running') {
    return (
      <section className="environment-section" aria-label="Installation">
        <div className="install-head" role="status">
          <span>{installing.phase}</span>
          <Button small onClick={() => void cancelInstall()}>
            Cancel
          </Button>
        </div>
        <ProgressBar label="Installing packages" value={null} />
        <Lines lines={installing.lines} />
      </section>
    );
  }
  const { error, lines } = installing;
  return (
    <section className="environment-section" aria-label="Installation">
      {error === null ? (
        <Notice kind="info">All is installed.</Notice>
      ) : (
        <Notice kind={error.code === 'CANCELLED' ? 'info' : 'danger'}>
          {error.error} {error.hint}
        </Notice>
      )}
      {lines.length === 0 ? null : (
        <details>
          <summary>What pip said</summary>
          <Lines lines={lines} />
        </details>
      )}
    </section>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => end.current?.scrollIntoView({ block: 'nearest' }), [lines]);
  return (
    <pre className="install-lines" tabIndex={0} aria-label="Lines of pip">
      {lines.join('\n')}
      <div ref={end} />
    </pre>
  );
}
