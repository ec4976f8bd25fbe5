import { Check, Plus, TriangleAlert } from 'lucide-react';
import type { Environment, EnvironmentKind } from '../../../contract/model/environment';
import { openDialog } from '../../state/dialogs';
import { choosePython, useEnvironment, valueOf } from '../../state/environment';
import { useProject } from '../../state/project';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';

const kindWords: Readonly<Record<EnvironmentKind, string>> = {
  workbench: 'pinned packages',
  venv: 'virtual environment',
  conda: 'conda',
  pyenv: 'pyenv',
  system: 'on PATH',
  given: 'by its path',
};

/** Every interpreter there is; choosing one is kept with the project. Arrow keys move, Enter or Space chooses. */
export function InterpreterList({ onChosen }: { readonly onChosen?: () => void }) {
  const asked = useEnvironment((store) => store.list);
  const current = useEnvironment((store) => store.current);
  const own = useProject((store) => store.app?.python.executable ?? '');
  const inUse = valueOf(current)?.environment ?? null;
  // The one in use is known before the others have answered.
  const list = valueOf(asked) ?? (inUse === null ? [] : [inUse]);
  const chosen = inUse?.python ?? own;
  return (
    <div className="interpreters">
      {asked.kind === 'asking' && asked.before === null ? (
        <ProgressBar label="Looking for interpreters" value={null} />
      ) : null}
      {asked.kind === 'failed' ? <Notice kind="danger">{asked.error.error}</Notice> : null}
      <ul className="interpreter-list" aria-label="Interpreters" onKeyDown={moveFocus}>
        {list.map((environment) => (
          <Interpreter
            key={environment.python}
            environment={environment}
            isChosen={environment.python === chosen}
            onChoose={() => {
              void choosePython(environment.kind === 'workbench' ? null : environment.python);
              onChosen?.();
            }}
          />
        ))}
      </ul>
      <Button small look="quiet" onClick={() => openDialog({ kind: 'python-path' })}>
        <Plus size={13} aria-hidden /> By its path…
      </Button>
    </div>
  );
}

interface InterpreterProps {
  readonly environment: Environment;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Interpreter({ environment, isChosen, onChoose }: InterpreterProps) {
  const { name, kind, version, python, problem } = environment;
  return (
    <li>
      <button
        type="button"
        className="interpreter"
        aria-pressed={isChosen}
        {...(isChosen ? { 'data-first-focus': true } : {})}
        // Kept in reach of the keyboard, so that the reason can be read.
        aria-disabled={problem !== null}
        onClick={problem === null ? onChoose : undefined}
      >
        <span className="interpreter-mark">
          {isChosen ? <Check size={14} aria-hidden /> : null}
          {problem !== null && !isChosen ? <TriangleAlert size={13} aria-hidden /> : null}
        </span>
        <span className="interpreter-words">
          <span className="interpreter-name">
            {name} <span className="interpreter-version">{version === name ? '' : version}</span>
            <small>{kindWords[kind]}</small>
          </span>
          <small className="interpreter-path">{python}</small>
          {problem === null ? (
            <Notes environment={environment} />
          ) : (
            <small className="interpreter-problem">{problem}</small>
          )}
        </span>
      </button>
    </li>
  );
}

function Notes({ environment: { embedding, packages, recorded } }: { readonly environment: Environment }) {
  const lacking = packages.filter(({ here, state }) => here && state !== 'met').map(({ name }) => name);
  const notes = [
    ...(lacking.length === 0 ? [] : [`lacks ${lacking.slice(0, 3).join(', ')}${lacking.length > 3 ? '…' : ''}`]),
    ...(embedding.ok ? [] : ['no thread mode']),
    ...(recorded ? [] : ['answers not recorded for this version']),
  ];
  return notes.length === 0 ? null : <small className="interpreter-notes">{notes.join(' · ')}</small>;
}

function moveFocus(event: React.KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const index = buttons.findIndex((button) => button === document.activeElement);
  buttons[Math.min(buttons.length - 1, Math.max(0, index + step))]?.focus();
  event.preventDefault();
}
