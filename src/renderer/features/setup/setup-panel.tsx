import { CircleCheck, CircleX, RotateCw, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import './setup-panel.css';
import type { CheckItem } from '../../../contract/api/commands';
import { listEnvironments, showEnvironment, useEnvironment, valueOf, type Described } from '../../state/environment';
import { checkSetup, useProject, type DoctorState } from '../../state/project';
import { Button, IconButton } from '../../ui/button';
import { CodeBlock } from '../../ui/code-block';
import { EmptyState } from '../../ui/empty-state';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';
import { ImportsSection, PackagesSection, RequirementsSection } from './environment-sections';
import { InstallProgress } from './install-progress';
import { InterpreterList } from './interpreter-list';

/** The Python of the project, what is in it and what it lacks; and what else the workbench needs. */
export function SetupPanel() {
  const doctor = useProject((store) => store.doctor);
  const hasProject = useProject((store) => store.state.kind === 'open');
  const current = useEnvironment((store) => store.current);
  const checking = doctor.kind === 'checking' || current.kind === 'asking';
  const described = valueOf(current);
  useEffect(() => {
    if (useProject.getState().doctor.kind === 'unknown') void checkSetup();
    if (hasProject) void showEnvironment();
  }, [hasProject]);
  const again = () => {
    void checkSetup();
    void listEnvironments();
    void showEnvironment();
  };
  return (
    <>
      <div className="panel-head">
        <h2>Environment</h2>
        <IconButton label="Check again" onClick={again} disabled={checking}>
          <RotateCw size={14} aria-hidden />
        </IconButton>
      </div>
      {checking ? <ProgressBar label="Checking the environment" value={null} /> : null}
      <div className="panel-body" aria-busy={checking}>
        {hasProject ? (
          <section className="environment-section" aria-label="Python of the project">
            <h3>Python of the project</h3>
            <InterpreterList />
          </section>
        ) : null}
        <InstallProgress />
        {current.kind === 'failed' ? <Notice kind="danger">{current.error.error}</Notice> : null}
        {described === null ? null : <Sections described={described} />}
        <section className="environment-section" aria-label="Checks">
          <h3>Checks</h3>
          <Checks doctor={doctor} />
        </section>
      </div>
    </>
  );
}

function Sections({ described }: { readonly described: Described }) {
  const { problem } = described.environment;
  if (problem !== null) return <Notice kind="danger">{problem} Choose another Python above.</Notice>;
  return (
    <>
      <PackagesSection described={described} />
      <RequirementsSection described={described} />
      <ImportsSection />
    </>
  );
}

function Checks({ doctor }: { readonly doctor: DoctorState }) {
  switch (doctor.kind) {
    case 'unknown':
      return null;
    case 'failed':
      return (
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
      );
    case 'checking':
    case 'known':
      return <CheckList items={doctor.items} />;
  }
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
