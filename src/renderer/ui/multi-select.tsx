import { Check, ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';

export interface MultiChoice {
  readonly value: string;
  readonly note?: string;
  readonly icon?: ReactNode;
}

interface MultiSelectProps {
  /** Accessible name. */
  readonly label: string;
  /** In the order in which they were chosen. */
  readonly values: readonly string[];
  readonly choices: readonly MultiChoice[];
  readonly onChange: (values: readonly string[]) => void;
  /** Shown while none is chosen. */
  readonly placeholder: string;
  /** Shown instead of the list of what is chosen. */
  readonly summary?: string | undefined;
  readonly disabled?: boolean;
}

/** Any number of many; the list stays open while one chooses. */
export function MultiSelect(props: MultiSelectProps) {
  const { label, values, choices, onChange, placeholder, summary, disabled = false } = props;
  // A chosen value that is no longer offered has to be seen, or it could not be taken back.
  const lost = values.filter((value) => !choices.some((choice) => choice.value === value));
  const offered = [...choices, ...lost.map((value): MultiChoice => ({ value, note: 'not in the data' }))];
  const toggle = (value: string) => {
    onChange(values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
  };
  const text = summary ?? values.join(', ');
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className="select-trigger select-small select-wide"
        aria-label={`${label}: ${text === '' ? placeholder : text}`}
        title={text === '' ? undefined : text}
        disabled={disabled}
      >
        <span className={text === '' ? 'select-value select-none' : 'select-value'}>
          {text === '' ? placeholder : text}
        </span>
        <ChevronDown size={14} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="popup" align="start" sideOffset={4} collisionPadding={8}>
          {offered.map((choice) => (
            <DropdownMenu.CheckboxItem
              key={choice.value}
              className="popup-item"
              checked={values.includes(choice.value)}
              onCheckedChange={() => toggle(choice.value)}
              onSelect={(event) => event.preventDefault()}
            >
              <span className="popup-check">
                <DropdownMenu.ItemIndicator>
                  <Check size={14} aria-hidden />
                </DropdownMenu.ItemIndicator>
              </span>
              {choice.icon}
              <span className="popup-text">{choice.value}</span>
              {choice.note === undefined ? null : <span className="popup-note">{choice.note}</span>}
            </DropdownMenu.CheckboxItem>
          ))}
          {values.length === 0 ? null : <DropdownMenu.Separator className="popup-separator" />}
          {values.length === 0 ? null : (
            <DropdownMenu.Item className="popup-item" onSelect={() => onChange([])}>
              <span className="popup-check" />
              <span className="popup-text">Choose none</span>
            </DropdownMenu.Item>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
