import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { commandById } from '../../state/commands';
import { listEnvironments, useEnvironment, valueOf } from '../../state/environment';
import { useProject } from '../../state/project';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { InterpreterList } from '../setup/interpreter-list';

/** Which Python runs the project's functions; opened, it is chosen there. */
export function PythonInfo() {
  const [open, setOpen] = useState(false);
  const app = useProject((store) => store.app);
  const hasProject = useProject((store) => store.state.kind === 'open');
  const current = useEnvironment((store) => valueOf(store.current)?.environment ?? null);
  if (app === null) return null;
  const { executable, version: ownVersion, embeddable, problem } = app.python;
  const version = current === null ? ownVersion : (current.version ?? '');
  const isThere = version !== '' && (current?.problem ?? null) === null;
  const words = isThere ? `Python ${version}` : 'No Python';
  const change = (next: boolean) => {
    setOpen(next);
    if (next && hasProject) void listEnvironments();
  };
  const trouble =
    current === null ? problem : (current.problem ?? (current.embedding.ok ? null : current.embedding.detail));
  return (
    <Popover.Root open={open} onOpenChange={change}>
      <Popover.Trigger className="select-trigger" aria-label={words}>
        <span className="select-value">
          {words}
          {current === null || current.kind === 'workbench' ? null : <small> {current.name}</small>}
        </span>
        <ChevronDown size={14} aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popup python-facts" align="end" sideOffset={4} collisionPadding={8}>
          <h3>The Python of your functions</h3>
          <dl>
            <dt>Interpreter</dt>
            <dd className="code">{current?.python ?? (executable === '' ? 'none found' : executable)}</dd>
            <dt>Version</dt>
            <dd>{isThere ? version : 'unknown'}</dd>
            <dt>Thread mode</dt>
            <dd>{(current?.embedding.ok ?? embeddable) ? 'can be embedded' : 'cannot be embedded'}</dd>
          </dl>
          {trouble === null ? null : <Notice kind="warning">{trouble}</Notice>}
          {hasProject ? <InterpreterList onChosen={() => setOpen(false)} /> : null}
          <Popover.Close asChild>
            <Button small onClick={commandById('show-setup').run}>
              Packages and requirements
            </Button>
          </Popover.Close>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
