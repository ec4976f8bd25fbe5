import { Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Completion } from '../../../contract/model/debug';
import { api } from '../../state/connection';
import { clearConsole, enterInConsole, useDebug } from '../../state/debug';
import { IconButton } from '../../ui/button';

const completionsMost = 12;

/** Python in the frame that is looked at; logpoints print here. */
export function DebugConsole() {
  const lines = useDebug((store) => store.console);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => end.current?.scrollIntoView({ block: 'nearest' }), [lines]);
  return (
    <section className="debug-console" aria-label="Debug console">
      <div className="debug-console-head">
        <h3 className="debug-title">Console</h3>
        <IconButton label="Clear the console" onClick={clearConsole}>
          <Trash2 size={12} aria-hidden />
        </IconButton>
      </div>
      <div className="debug-lines code" role="log" aria-label="Console lines" tabIndex={0}>
        {lines.map(({ id, kind, text }) => (
          <p key={id} className={`debug-line debug-line-${kind}`}>
            {kind === 'input' ? <span aria-hidden>{'› '}</span> : null}
            {text}
          </p>
        ))}
        <div ref={end} />
      </div>
      <Prompt />
    </section>
  );
}

interface Offered {
  readonly completions: readonly Completion[];
  readonly chosen: number;
}

const none: Offered = { completions: [], chosen: 0 };

function Prompt() {
  const stands = useDebug((store) => store.place !== null);
  const [text, setText] = useState('');
  const [offered, setOffered] = useState<Offered>(none);
  const [history, setHistory] = useState<readonly string[]>([]);
  const [recalled, setRecalled] = useState(0);
  const asked = useRef(0);
  const field = useRef<HTMLInputElement>(null);

  const offer = async (typed: string, caret: number): Promise<void> => {
    asked.current += 1;
    const question = asked.current;
    const { runId, place } = useDebug.getState();
    if (runId === null || place === null || !/[\p{L}\p{N}_.]$/u.test(typed.slice(0, caret))) {
      setOffered(none);
      return;
    }
    const { sessionId, frameId } = place;
    const answer = await api()
      .debugComplete({ runId, sessionId, frameId, text: typed, column: caret + 1 })
      .catch(() => ({ completions: [] }));
    if (question === asked.current)
      setOffered({ completions: answer.completions.slice(0, completionsMost), chosen: 0 });
  };
  const take = (completion: Completion): void => {
    const caret = field.current?.selectionStart ?? text.length;
    const before = text.slice(0, caret - completion.replaces) + completion.text;
    setText(before + text.slice(caret));
    setOffered(none);
    field.current?.focus();
  };
  const recallLine = (by: number): void => {
    const next = Math.min(history.length, Math.max(0, recalled + by));
    setRecalled(next);
    setText(history[history.length - next] ?? '');
  };
  const enter = (): void => {
    if (text.trim() === '') return;
    void enterInConsole(text);
    setHistory([...history, text]);
    setRecalled(0);
    setText('');
    setOffered(none);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const { completions, chosen } = offered;
    const choice = completions[chosen];
    const move = (by: number) => {
      if (choice === undefined) recallLine(-by);
      else setOffered({ completions, chosen: (chosen + by + completions.length) % completions.length });
    };
    if (event.key === 'Tab' && choice !== undefined && !event.shiftKey) take(choice);
    else if (event.key === 'Escape' && choice !== undefined) setOffered(none);
    else if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') enter();
    else return;
    event.preventDefault();
  };
  return (
    <div className="debug-prompt">
      {offered.completions.length === 0 ? null : (
        <ul className="debug-offers popup" role="listbox" aria-label="Completions" id="debug-offers">
          {offered.completions.map((completion, index) => (
            <li
              key={completion.label}
              role="option"
              aria-selected={index === offered.chosen}
              className="popup-item code"
              {...(index === offered.chosen ? { 'data-highlighted': true } : {})}
              onMouseDown={(event) => {
                event.preventDefault();
                take(completion);
              }}
            >
              {completion.label}
            </li>
          ))}
        </ul>
      )}
      <input
        ref={field}
        className="input input-small code"
        role="combobox"
        aria-expanded={offered.completions.length > 0}
        aria-controls="debug-offers"
        aria-label="Evaluate in the stopped frame"
        placeholder={stands ? 'Python; Tab completes' : 'Nothing stands still'}
        spellCheck={false}
        autoComplete="off"
        disabled={!stands}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          void offer(event.target.value, event.target.selectionStart ?? event.target.value.length);
        }}
        onBlur={() => setOffered(none)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
