import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toErrorData } from '../../../contract/errors';
import type { Variable } from '../../../contract/model/debug';
import { addWatch, evaluate, removeWatch, useDebug } from '../../state/debug';
import { IconButton } from '../../ui/button';
import { VariableRow } from './variables';

/** Expressions that are evaluated anew at every stop. */
export function Watches() {
  const watches = useDebug((store) => store.watches);
  const [text, setText] = useState('');
  return (
    <section className="debug-part" aria-label="Watch">
      <h3 className="debug-title">Watch</h3>
      {watches.map((expression) => (
        <Watch key={expression} expression={expression} />
      ))}
      <input
        className="input input-small code"
        aria-label="Expression to watch"
        placeholder="Expression, then Enter"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          addWatch(text.trim());
          setText('');
        }}
      />
    </section>
  );
}

type Answer = { readonly value: Variable } | { readonly problem: string } | null;

function Watch({ expression }: { readonly expression: string }) {
  const scopes = useDebug((store) => store.scopes);
  const [answer, setAnswer] = useState<Answer>(null);
  useEffect(() => {
    let wanted = true;
    const take = (next: Answer) => (wanted ? setAnswer(next) : undefined);
    evaluate(expression, 'watch').then(
      (value) => take(value === null ? null : { value }),
      (thrown: unknown) => take({ problem: toErrorData(thrown).error }),
    );
    return () => {
      wanted = false;
    };
    // Scopes are new objects at every stop, and after what was entered in the console.
  }, [expression, scopes]);
  return (
    <div className="debug-watch">
      <div className="debug-watch-value" role="tree" aria-label={`Watch ${expression}`}>
        {answer !== null && 'value' in answer ? (
          <VariableRow key={answer.value.reference} variable={answer.value} depth={1} />
        ) : (
          <p className="debug-variable code">
            <span className="debug-twist" />
            <span className="debug-name">{expression}</span>
            <span className="debug-value">{answer === null ? 'not now' : answer.problem}</span>
          </p>
        )}
      </div>
      <IconButton label={`Stop watching ${expression}`} onClick={() => removeWatch(expression)}>
        <X size={12} aria-hidden />
      </IconButton>
    </div>
  );
}
