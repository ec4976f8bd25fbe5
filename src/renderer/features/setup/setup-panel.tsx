import { CircleCheck, CircleX, RotateCw, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import './setup-panel.css';
import type { CheckItem } from '../../../contract/api/commands';
import { checkSetup, useProject } from '../../state/project';
import { Button, IconButton } from '../../ui/button';
import { CodeBlock } from '../../ui/code-block';
import { EmptyState } from '../../ui/empty-state';
import { ProgressBar } from '../../ui/progress-bar';

/** What is installed, what is missing, and the exact command that mends it. */
export function SetupPanel() {
  const doctor = useProject((store) => store.doctor);
  const checking = doctor.kind === 'checking';
  useEffect(() => {
    if (useProject.getState().doctor.kind === 'unknown') void checkSetup();
  }, []);
  return (
    <>
      <div className="panel-head">
        <h2>Setup</h2>
        <IconButton label="Check again" onClick={() => void checkSetup()} disabled={checking}>
          <RotateCw size={14} aria-hidden />
        </IconButton>
      </div>
      {checking ? <ProgressBar label="Checking the set-up" value={null} /> : null}
      <div className="panel-body" aria-busy={checking}>
        {doctor.kind === 'failed' ? (
          <EmptyState
            small
            title="The check did not finish"
            actions={
              <Button small onClick={() => void checkSetup()}>
                Check again
              </Button>
            }
          >
            <p role="alert">{doctor.error.error}</p>
          </EmptyState>
        ) : null}
        {doctor.kind === 'known' || doctor.kind === 'checking' ? <CheckList items={doctor.items} /> : null}
      </div>
    </>
  );
}

function CheckList({ items }: { readonly items: readonly CheckItem[] }) {
  return (
    <ul className="check-list" aria-label="Requirements">
      {items.map((item) => (
        <li key={item.name} className="check-item">
          <CheckIcon item={item} />
          <div>
            {item.name}
            {item.required || item.ok ? null : <span className="check-detail"> (optional)</span>}
            <div className="check-detail">{item.detail}</div>
            {item.fix === null || item.ok ? null : (
              <CodeBlock text={item.fix} language="yaml" label={`command for ${item.name}`} />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function CheckIcon({ item }: { readonly item: CheckItem }) {
  if (item.ok) return <CircleCheck size={14} className="check-ok" role="img" aria-label="there" />;
  if (item.required) return <CircleX size={14} className="check-missing" role="img" aria-label="missing" />;
  return <TriangleAlert size={14} className="check-optional" role="img" aria-label="missing, optional" />;
}
