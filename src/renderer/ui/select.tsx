import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { keepMovedFocus } from './focus-back';

export interface Choice {
  readonly value: string;
  readonly label: ReactNode;
  /** Second line in the list. */
  readonly note?: ReactNode;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
}

interface SelectProps {
  /** Accessible name. */
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
  /** Shown before the value in the closed control. */
  readonly caption?: string;
  readonly placeholder?: string;
  readonly size?: 'normal' | 'small';
  readonly wide?: boolean;
  readonly disabled?: boolean;
  readonly id?: string;
}

export function Select(props: SelectProps) {
  const { label, value, choices, onChange, caption, placeholder = 'Choose…', size = 'normal', wide = false } = props;
  const chosen = choices.find((choice) => choice.value === value);
  const classes = ['select-trigger', size === 'small' ? 'select-small' : '', wide ? 'select-wide' : ''];
  return (
    <Radix.Root value={value} onValueChange={onChange} disabled={props.disabled ?? false}>
      <Radix.Trigger
        className={classes.filter(Boolean).join(' ')}
        aria-label={label}
        {...(props.id === undefined ? {} : { id: props.id })}
      >
        {caption === undefined ? null : <span className="select-caption">{caption}</span>}
        {chosen?.icon}
        <span className="select-value">
          <Radix.Value placeholder={placeholder}>{chosen?.label ?? placeholder}</Radix.Value>
        </span>
        <ChevronDown size={14} aria-hidden />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className="popup"
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={keepMovedFocus}
        >
          <Radix.Viewport>
            {choices.map((choice) => (
              <Radix.Item
                key={choice.value}
                value={choice.value}
                className="popup-item"
                disabled={choice.disabled ?? false}
              >
                <span className="popup-check">
                  <Radix.ItemIndicator>
                    <Check size={14} aria-hidden />
                  </Radix.ItemIndicator>
                </span>
                {choice.icon}
                <span className="popup-text">
                  <Radix.ItemText>{choice.label}</Radix.ItemText>
                  {choice.note === undefined ? null : <small>{choice.note}</small>}
                </span>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
