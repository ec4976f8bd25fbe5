import type { ComponentProps, ReactNode } from 'react';
import { Hint } from './hint';

type ButtonLook = 'plain' | 'primary' | 'danger' | 'quiet' | 'link';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: ButtonLook;
  readonly small?: boolean;
}

export function Button({ look = 'plain', small = false, className = '', type = 'button', ...rest }: ButtonProps) {
  const classes = ['button', look === 'plain' ? '' : `button-${look}`, small ? 'button-small' : '', className];
  return <button {...rest} type={type} className={classes.filter(Boolean).join(' ')} />;
}

interface IconButtonProps extends ComponentProps<'button'> {
  /** Accessible name, and the tooltip. */
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly children: ReactNode;
}

export function IconButton({ label, shortcut, children, className = '', type = 'button', ...rest }: IconButtonProps) {
  return (
    <Hint text={label} shortcut={shortcut}>
      <button {...rest} type={type} className={`icon-button ${className}`} aria-label={label}>
        {children}
      </button>
    </Hint>
  );
}
