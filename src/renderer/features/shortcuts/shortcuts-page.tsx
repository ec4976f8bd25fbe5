import { RotateCcw, X } from 'lucide-react';
import { useState } from 'react';
import './shortcuts-page.css';
import { commandGroups, commands, type Command } from '../../state/commands';
import { bindKeys, keysOf, resetKeymap, resetKeys, unbindKeys, useKeymap } from '../../state/keymap';
import { Button, IconButton } from '../../ui/button';
import { shortcutText } from '../../ui/keys';
import { KeyRecorder } from './key-recorder';

/** Every command with its keys, to be looked up and changed. */
export function ShortcutsPage() {
  const [filter, setFilter] = useState('');
  const [recording, setRecording] = useState<string | null>(null);
  const own = useKeymap((store) => store.own);
  const wanted = filter.trim().toLowerCase();
  const isWanted = (command: Command) =>
    wanted === '' ||
    `${command.group} ${command.title} ${keysOf(command, own)
      .map((keys) => shortcutText(keys))
      .join(' ')}`
      .toLowerCase()
      .includes(wanted);
  const shown = commands.filter(isWanted);
  return (
    <div className="shortcuts">
      <header className="shortcuts-head">
        <h2>Keyboard shortcuts</h2>
        <input
          className="input"
          data-first-focus
          autoFocus
          aria-label="Search shortcuts"
          placeholder="A command or a key"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <Button onClick={resetKeymap} disabled={Object.keys(own).length === 0}>
          Reset all
        </Button>
      </header>
      <table className="shortcuts-table">
        <thead>
          <tr>
            <th scope="col">Command</th>
            <th scope="col">Keys</th>
            <th scope="col">
              <span className="visually-hidden">Change</span>
            </th>
          </tr>
        </thead>
        {commandGroups.map((group) => {
          const rows = shown.filter((command) => command.group === group);
          if (rows.length === 0) return null;
          return (
            <tbody key={group}>
              <tr className="shortcuts-group">
                <th scope="rowgroup" colSpan={3}>
                  {group}
                </th>
              </tr>
              {rows.map((command) => (
                <ShortcutRow
                  key={command.id}
                  command={command}
                  keys={keysOf(command, own)}
                  changed={own[command.id] !== undefined}
                  recording={recording === command.id}
                  record={(on) => setRecording(on ? command.id : null)}
                />
              ))}
            </tbody>
          );
        })}
      </table>
      {shown.length === 0 ? <p className="shortcuts-none">No command has that name or key.</p> : null}
    </div>
  );
}

interface ShortcutRowProps {
  readonly command: Command;
  readonly keys: readonly string[];
  readonly changed: boolean;
  readonly recording: boolean;
  readonly record: (on: boolean) => void;
}

function ShortcutRow({ command, keys, changed, recording, record }: ShortcutRowProps) {
  return (
    <tr data-changed={changed}>
      <th scope="row">{command.title}</th>
      <td>
        {recording ? (
          <KeyRecorder
            label={`New keys for ${command.title}`}
            holderOf={(shortcut) => holderOf(shortcut, command)}
            done={(shortcut) => {
              if (shortcut !== null) bindKeys(command, shortcut, commands);
              record(false);
            }}
          />
        ) : (
          <button
            type="button"
            className="shortcuts-keys"
            aria-label={`Change the keys of ${command.title}`}
            onClick={() => record(true)}
          >
            {keys.length === 0 ? <span className="shortcuts-unset">Set keys</span> : null}
            {keys.map((shortcut) => (
              <kbd key={shortcut} className="key">
                {shortcutText(shortcut)}
              </kbd>
            ))}
          </button>
        )}
      </td>
      <td className="shortcuts-actions">
        {keys.length === 0 ? null : (
          <IconButton label={`Remove the keys of ${command.title}`} onClick={() => unbindKeys(command)}>
            <X size={13} aria-hidden />
          </IconButton>
        )}
        {changed ? (
          <IconButton label={`Reset the keys of ${command.title}`} onClick={() => resetKeys(command, commands)}>
            <RotateCcw size={13} aria-hidden />
          </IconButton>
        ) : null}
      </td>
    </tr>
  );
}

/** Title of another command that has these keys. */
function holderOf(shortcut: string, except: Command): string | null {
  return commands.find((each) => each.id !== except.id && keysOf(each).includes(shortcut))?.title ?? null;
}
