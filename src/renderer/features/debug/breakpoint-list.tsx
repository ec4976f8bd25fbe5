import { Pencil, X } from 'lucide-react';
import { changeBreakpoint, removeBreakpoint, useBreakpoints, type KeptBreakpoint } from '../../state/breakpoints';
import { editBreakpoint } from '../../state/commands';
import { useDebug } from '../../state/debug';
import { revealPlace } from '../../state/editor';
import { IconButton } from '../../ui/button';

export function BreakpointList() {
  const list = useBreakpoints((store) => store.list);
  const sorted = [...list].sort((a, b) => a.path.localeCompare(b.path) || a.line - b.line);
  return (
    <section className="debug-part" aria-label="Breakpoints">
      <h3 className="debug-title">Breakpoints</h3>
      {sorted.length === 0 ? <p className="debug-none">None. F9 sets one at the cursor.</p> : null}
      <ul>
        {sorted.map((kept) => (
          <BreakpointRow key={kept.id} kept={kept} />
        ))}
      </ul>
    </section>
  );
}

function BreakpointRow({ kept }: { readonly kept: KeptBreakpoint }) {
  const place = useDebug((store) => store.places[kept.id]);
  const name = `${kept.path}:${kept.line}`;
  const what = [kept.condition, kept.hitCondition, kept.logMessage === '' ? '' : `“${kept.logMessage}”`]
    .filter((text) => text !== '')
    .join(', ');
  return (
    <li className="debug-breakpoint">
      <input
        type="checkbox"
        checked={kept.enabled}
        aria-label={`${name} enabled`}
        onChange={(event) => changeBreakpoint(kept.id, { enabled: event.target.checked })}
      />
      <button type="button" className="debug-link" onClick={() => revealPlace(kept.path, kept.line)}>
        {name}
      </button>
      <span className="debug-what code" title={what}>
        {what}
      </span>
      {place?.verified === false ? (
        <span className="debug-unverified">{place.problem ?? 'No code stops here.'}</span>
      ) : null}
      <IconButton label={`Change the breakpoint ${name}`} onClick={() => editBreakpoint(kept.path, kept.line)}>
        <Pencil size={12} aria-hidden />
      </IconButton>
      <IconButton label={`Remove the breakpoint ${name}`} onClick={() => removeBreakpoint(kept.id)}>
        <X size={13} aria-hidden />
      </IconButton>
    </li>
  );
}
