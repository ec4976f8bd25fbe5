import { useState, type KeyboardEvent } from 'react';
import { shortcutOf, shortcutText } from '../../ui/keys';

interface KeyRecorderProps {
  readonly label: string;
  /** Who has these keys now. */
  readonly holderOf: (shortcut: string) => string | null;
  /** null: given up. */
  readonly done: (shortcut: string | null) => void;
}

/** Takes the next press; Enter keeps it, Esc gives up. No command hears a press in here (data-records-keys). */
export function KeyRecorder({ label, holderOf, done }: KeyRecorderProps) {
  const [pressed, setPressed] = useState<string | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    const shortcut = shortcutOf(event.nativeEvent);
    if (plain && event.key === 'Escape') done(null);
    else if (plain && event.key === 'Enter' && pressed !== null) done(pressed);
    else if (shortcut !== null) setPressed(shortcut);
  };
  const holder = pressed === null ? null : holderOf(pressed);
  return (
    <span className="shortcuts-recorder">
      <input
        className="input input-small"
        autoFocus
        readOnly
        data-records-keys
        aria-label={label}
        value={pressed === null ? '' : shortcutText(pressed)}
        placeholder="Press keys, then Enter"
        onKeyDown={onKeyDown}
        onBlur={() => done(null)}
      />
      <span role="status" className="shortcuts-note">
        {holder === null ? '' : `Now: ${holder}. It loses them.`}
      </span>
    </span>
  );
}
