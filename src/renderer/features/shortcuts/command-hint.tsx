import type { ComponentProps } from 'react';
import { commandById } from '../../state/commands';
import { IconButton } from '../../ui/button';
import { Hint } from '../../ui/hint';
import { useCommandKeys } from './command-keys';

type HintProps = ComponentProps<typeof Hint>;

/** A tooltip that tells the keys of a command, as they are now. */
export function CommandHint({ command, ...rest }: Omit<HintProps, 'shortcut'> & { readonly command: string }) {
  return <Hint {...rest} shortcut={useCommandKeys(command)} />;
}

type IconButtonProps = ComponentProps<typeof IconButton>;

export function CommandIconButton({
  command,
  ...rest
}: Omit<IconButtonProps, 'shortcut'> & { readonly command: string }) {
  return <IconButton {...rest} shortcut={useCommandKeys(command)} />;
}

/** The keys of a command within a sentence; where it has none, how to get at it. */
export function CommandKeys({ command }: { readonly command: string }) {
  return <>{useCommandKeys(command) ?? `“${commandById(command).title}” in the palette`}</>;
}
