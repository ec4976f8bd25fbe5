import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { commandById } from '../../state/commands';
import { useProject } from '../../state/project';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';

/** Which Python runs the functions, and whether it can be embedded for thread mode. */
export function PythonInfo() {
  const app = useProject((store) => store.app);
  if (app === null) return null;
  const { executable, version, embeddable, problem } = app.python;
  const isThere = version !== '';
  return (
    <Popover.Root>
      <Popover.Trigger className="select-trigger" aria-label={isThere ? `Python ${version}` : 'No Python'}>
        <span className="select-value">{isThere ? `Python ${version}` : 'No Python'}</span>
        <ChevronDown size={14} aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popup python-facts" align="end" sideOffset={4} collisionPadding={8}>
          <h3>The Python of your functions</h3>
          <dl>
            <dt>Interpreter</dt>
            <dd className="code">{executable === '' ? 'none found' : executable}</dd>
            <dt>Version</dt>
            <dd>{isThere ? version : 'unknown'}</dd>
            <dt>Thread mode</dt>
            <dd>{embeddable ? 'can be embedded' : 'cannot be embedded'}</dd>
          </dl>
          {problem === null ? null : <Notice kind="warning">{problem}</Notice>}
          <Popover.Close asChild>
            <Button small onClick={commandById('show-setup').run}>
              Check the set-up
            </Button>
          </Popover.Close>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
