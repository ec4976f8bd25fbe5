import { useState } from 'react';
import { lookAt, useDebug } from '../../state/debug';
import { revealPlace } from '../../state/editor';
import { baseName, projectPath } from '../../state/paths';
import { openedProject } from '../../state/project';
import type { DebugSession, StackFrame, Stop } from '../../../contract/model/debug';

/** Slots and threads, each where it stands; the chosen one with its frames. */
export function CallStack() {
  const sessions = useDebug((store) => store.sessions);
  return (
    <section className="debug-part" aria-label="Call stack">
      <h3 className="debug-title">Call stack</h3>
      {sessions.length === 0 ? <p className="debug-none">No worker has begun yet.</p> : null}
      <ul>
        {sessions.map((session) => (
          <Session key={session.id} session={session} />
        ))}
      </ul>
    </section>
  );
}

function Session({ session }: { readonly session: DebugSession }) {
  return (
    <li>
      <p className="debug-session">
        <b>{session.name}</b>
        <span className="tabular">process {session.pid}</span>
        <span className={session.state === 'stopped' ? 'debug-state debug-state-stopped' : 'debug-state'}>
          {session.state}
        </span>
      </p>
      {session.stops.map((stop) => (
        <Thread key={stop.threadId} session={session} stop={stop} />
      ))}
    </li>
  );
}

function Thread({ session, stop }: { readonly session: DebugSession; readonly stop: Stop }) {
  const place = useDebug((store) => store.place);
  const chosen = place?.sessionId === session.id && place.threadId === stop.threadId;
  return (
    <>
      <button
        type="button"
        className="debug-thread"
        aria-current={chosen}
        onClick={() => void lookAt(session.id, stop)}
        title={stop.thread}
      >
        <span>{stop.thread === 'MainThread' ? 'function' : stop.thread}</span>
        <span className="debug-place">{stop.frame === null ? '' : placeText(stop.frame.file, stop.frame.line)}</span>
      </button>
      {chosen ? <Frames session={session} stop={stop} /> : null}
    </>
  );
}

function Frames({ session, stop }: { readonly session: DebugSession; readonly stop: Stop }) {
  const frames = useDebug((store) => store.frames);
  const frameId = useDebug((store) => store.place?.frameId);
  const [all, setAll] = useState(false);
  const own = frames.filter(({ isOutside }) => !isOutside);
  const shown = all || own.length === 0 ? frames : own;
  const hidden = frames.length - own.length;
  return (
    <ol className="debug-frames" aria-label="Frames">
      {shown.map((frame) => (
        <li key={frame.id}>
          <button
            type="button"
            className={frame.isOutside ? 'debug-frame debug-frame-outside' : 'debug-frame'}
            aria-current={frame.id === frameId}
            onClick={() => show(session, stop, frame)}
          >
            <span>{frame.name}</span>
            <span className="debug-place">{placeText(frame.file, frame.line)}</span>
          </button>
        </li>
      ))}
      {hidden > 0 && own.length > 0 ? (
        <li>
          <button
            type="button"
            className="debug-frame debug-frame-outside"
            onClick={() => setAll(!all)}
            aria-expanded={all}
          >
            {all ? 'Hide' : 'Show'} {hidden} frames of the engine and libraries
          </button>
        </li>
      ) : null}
    </ol>
  );
}

function show(session: DebugSession, stop: Stop, frame: StackFrame): void {
  void lookAt(session.id, stop, frame.id);
  const project = openedProject();
  if (frame.file === null || project === null) return;
  const path = projectPath(project.root, frame.file);
  if (project.files.includes(path)) revealPlace(path, frame.line);
}

function placeText(file: string | null, line: number): string {
  return file === null ? '' : `${baseName(file)}:${line}`;
}
