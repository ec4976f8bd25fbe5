import './error-view.css';
import {
  argumentsOfFailure,
  failingRow,
  framesOf,
  namesOf,
  plainFacts,
  sourceText,
  stderrTail,
  type FailingArgument,
} from './error-facts';
import type { ErrorData, ErrorStage } from '../../../contract/errors';
import { commandById } from '../../state/commands';
import { documentOf } from '../../state/documents';
import { revealPlace } from '../../state/editor';
import { projectPath } from '../../state/paths';
import { headline, placeOf, type Place } from '../../state/problems';
import { usePanelProject } from '../../state/settings';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { grouped } from '../../ui/figures';

interface ErrorViewProps {
  readonly error: ErrorData;
  /** Project path of the file that was run. */
  readonly file: string;
  readonly onRetry?: () => void;
  /** Debugs the failing row. */
  readonly onDebug?: () => void;
}

/** What, where, why, what next: the user's own frame first, everything else folded. */
export function ErrorView({ error, file, onRetry, onDebug }: ErrorViewProps) {
  const args = argumentsOfFailure(error.facts);
  const columns = namesOf(error.facts['columns']);
  return (
    <section className="error-view" role="alert" aria-label="Error">
      <PlaceLine error={error} file={file} />
      <p className="error-headline">{headline(error)}</p>
      <SourceLine error={error} file={file} />
      {error.hint === undefined ? null : <p className="error-hint">{error.hint}</p>}
      {args.length === 0 ? null : <ArgumentTable args={args} row={failingRow(error.facts)} />}
      <FactTable error={error} />
      {columns.length === 0 ? null : <p className="error-names">Columns that exist: {columns.join(', ')}</p>}
      <div className="error-actions">
        {onDebug === undefined ? null : (
          <Button small onClick={onDebug}>
            Debug this row
          </Button>
        )}
        {ofEnvironment.has(error.code) ? (
          <Button small onClick={commandById('show-setup').run}>
            Show the environment
          </Button>
        ) : null}
        {onRetry === undefined ? null : (
          <Button small onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
      <Details error={error} />
    </section>
  );
}

/** Mended in the Environment panel: by another interpreter, or by installing what is missing. */
const ofEnvironment: ReadonlySet<ErrorData['code']> = new Set([
  'NO_PYTHON',
  'PYTHON_NOT_EMBEDDABLE',
  'PYTHON_PACKAGE_MISSING',
  'IMPORT_ERROR',
]);

const stageWords: Readonly<Record<ErrorStage, string>> = {
  usage: 'before it was started',
  setup: 'while it was set up',
  define: 'while the file was executed',
  plan: 'while the job was planned',
  run: 'while rows were computed',
  sink: 'while rows were written',
};

function PlaceLine({ error, file }: { readonly error: ErrorData; readonly file: string }) {
  const project = usePanelProject();
  const place = placeOf(project?.root ?? '', error, file);
  const target = place.file;
  const line = place.line;
  return (
    <p className="error-place">
      {target === null ? null : (
        <Button
          look="link"
          className="code"
          onClick={() => revealPlace(target, line ?? 1, place.column ?? 1)}
          aria-label={line === null ? `Go to ${target}` : `Go to ${target}, line ${line}`}
        >
          {line === null ? target : `${target}:${line}`}
        </Button>
      )}
      {error.in === undefined ? null : (
        <span>
          in <span className="code">{error.in}</span>,
        </span>
      )}
      <span>{stageWords[error.stage]}</span>
    </p>
  );
}

/** The line as it ran where the error carries it, else as it is in the editor now. */
function SourceLine({ error, file }: { readonly error: ErrorData; readonly file: string }) {
  const project = usePanelProject();
  const place = placeOf(project?.root ?? '', error, file);
  const shown = framesOf(error.facts).at(-1)?.text ?? sourceText(error.facts) ?? lineInEditor(place);
  return shown === null || shown.trim() === '' ? null : <pre className="error-code">{shown.trim()}</pre>;
}

function lineInEditor({ file, line }: Place): string | null {
  if (file === null || line === null) return null;
  return documentOf(file)?.readText().split('\n')[line - 1] ?? null;
}

function ArgumentTable({ args, row }: { readonly args: readonly FailingArgument[]; readonly row: number | null }) {
  return (
    <table className="error-table">
      <caption>{row === null ? 'Arguments of the failing call' : `Arguments in input row ${grouped(row + 1)}`}</caption>
      <tbody>
        {args.map((arg, index) => (
          <tr key={index}>
            <th scope="row">{arg.name}</th>
            <td className="code">{arg.value}</td>
            <td className="code">{arg.type}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FactTable({ error }: { readonly error: ErrorData }) {
  const facts = plainFacts(error.facts);
  if (facts.length === 0) return null;
  return (
    <table className="error-table">
      <tbody>
        {facts.map(({ label, value }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="code">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Details({ error }: { readonly error: ErrorData }) {
  const project = usePanelProject();
  const frames = framesOf(error.facts);
  const tail = stderrTail(error.facts);
  const text = [error.cause ?? '', tail === '' ? '' : `Last lines of the worker's error output:\n${tail}`]
    .filter((part) => part !== '')
    .join('\n\n');
  return (
    <details className="error-details">
      <summary>Full trace and facts</summary>
      {frames.length < 2 ? null : (
        <ol aria-label="Frames">
          {frames.map((frame, index) => {
            const path = projectPath(project?.root ?? '', frame.file);
            return (
              <li key={index}>
                <Button look="link" className="code" onClick={() => revealPlace(path, frame.line)}>
                  {path}:{frame.line}
                </Button>{' '}
                in <span className="code">{frame.in}</span>
              </li>
            );
          })}
        </ol>
      )}
      {text === '' ? null : <pre>{text}</pre>}
      <pre>
        <CopyButton label="Copy the error as JSON" text={JSON.stringify(error, null, 2)} />
        {`\n${error.code} (${error.error_type}, stage ${error.stage})`}
      </pre>
    </details>
  );
}
