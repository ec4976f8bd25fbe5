import { ChevronDown, ChevronRight, Table2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toErrorData } from '../../../contract/errors';
import type { Variable } from '../../../contract/model/debug';
import { api } from '../../state/connection';
import { useDebug } from '../../state/debug';
import { openTable, useTable } from '../../state/debug-table';
import { IconButton } from '../../ui/button';
import { ValueTable } from './value-table';

/** Children of one value that are shown at once. */
const pageSize = 100;

/** Locals and globals of the chosen frame, read when they are opened. */
export function Variables() {
  const scopes = useDebug((store) => store.scopes);
  const place = useDebug((store) => store.place);
  const table = useTable((store) => store.table);
  return (
    <section className="debug-part debug-part-wide" aria-label="Variables">
      <h3 className="debug-title">Variables</h3>
      {place === null ? <p className="debug-none">Nothing stands still.</p> : null}
      {table !== null && place !== null ? <ValueTable table={table} /> : null}
      <div role="tree" aria-label="Variables" onKeyDown={moveInTree}>
        {scopes.map((scope, index) => (
          <VariableRow key={`${scope.reference}-${scope.name}`} variable={scope} depth={1} open={index === 0} />
        ))}
      </div>
    </section>
  );
}

interface VariableRowProps {
  readonly variable: Variable;
  readonly depth: number;
  readonly open?: boolean;
}

export function VariableRow({ variable, depth, open = false }: VariableRowProps) {
  const [isOpen, setOpen] = useState(open);
  const expandable = variable.reference !== 0;
  const { expression } = variable;
  return (
    <>
      <div
        role="treeitem"
        aria-level={depth}
        {...(expandable ? { 'aria-expanded': isOpen } : {})}
        tabIndex={depth === 1 ? 0 : -1}
        className="debug-variable code"
        style={{ paddingLeft: 4 + (depth - 1) * 14 }}
        onClick={() => (expandable ? setOpen(!isOpen) : undefined)}
        onKeyDown={(event) => {
          if (expandable && event.key === 'ArrowRight' && !isOpen) setOpen(true);
          else if (expandable && event.key === 'ArrowLeft' && isOpen) setOpen(false);
          else if (event.key === 'Enter' && variable.isTable && expression !== null) void openTable(expression);
          else return;
          event.stopPropagation();
          event.preventDefault();
        }}
      >
        <span className="debug-twist">
          {expandable ? isOpen ? <ChevronDown size={12} aria-hidden /> : <ChevronRight size={12} aria-hidden /> : null}
        </span>
        <span className="debug-name">{variable.name}</span>
        {variable.isTable && expression !== null ? (
          <IconButton
            label={`Show ${variable.name} as a table`}
            tabIndex={-1}
            onClick={(event) => {
              event.stopPropagation();
              void openTable(expression);
            }}
          >
            <Table2 size={12} aria-hidden />
          </IconButton>
        ) : null}
        <span className="debug-value" title={variable.value}>
          {variable.value.replaceAll('\n', ' ')}
        </span>
        {variable.type === null ? null : <span className="debug-type">{variable.type}</span>}
      </div>
      {isOpen && expandable ? <Children reference={variable.reference} depth={depth + 1} /> : null}
    </>
  );
}

function Children({ reference, depth }: { readonly reference: number; readonly depth: number }) {
  const runId = useDebug((store) => store.runId);
  const place = useDebug((store) => store.place);
  const [count, setCount] = useState(pageSize);
  const [children, setChildren] = useState<readonly Variable[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const sessionId = place?.sessionId;
  useEffect(() => {
    if (runId === null || sessionId === undefined) return undefined;
    let wanted = true;
    api()
      // One more than is shown says whether there are more.
      .debugVariables({ runId, sessionId, reference, start: 0, count: count + 1 })
      .then(
        ({ variables }) => (wanted ? setChildren(variables) : undefined),
        (thrown: unknown) => (wanted ? setProblem(toErrorData(thrown).error) : undefined),
      );
    return () => {
      wanted = false;
    };
  }, [runId, sessionId, reference, count]);
  if (problem !== null) return <p className="debug-none">{problem}</p>;
  if (children === null) return null;
  return (
    <div role="group">
      {children.slice(0, count).map((child, index) => (
        <VariableRow key={`${index}-${child.name}`} variable={child} depth={depth} />
      ))}
      {children.length > count ? (
        <button type="button" className="debug-link debug-more" onClick={() => setCount(count + pageSize)}>
          Show more
        </button>
      ) : null}
    </div>
  );
}

/** Up and Down go through what is open, as in any tree. */
function moveInTree(event: React.KeyboardEvent<HTMLElement>): void {
  const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (move === 0) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=treeitem]')];
  const next = items[items.findIndex((item) => item === document.activeElement) + move];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
