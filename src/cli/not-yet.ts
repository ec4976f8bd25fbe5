/** Parts of the command line whose turn has not come: refused in words, exit 2, so that scripts can tell. */
import { workbenchError, type WorkbenchError } from '../contract/errors';
import { udfKinds, type UdfKind } from '../contract/model/udf';

export const commandsNotYet = ['fault', 'flink'] as const;

/** Options of `run` that belong to features that are not there yet. */
export const optionsNotYet: readonly { readonly flags: string; readonly name: string; readonly what: string }[] = [
  { flags: '--profile <path>', name: 'profile', what: 'profiling' },
];

export function notYet(what: string, hint = 'Leave it out.'): WorkbenchError {
  return workbenchError('NOT_YET', 'usage', `not yet: ${what}.`, { what }, { hint });
}

/** Throws for the first of the options that was given. */
export function refuseOptionsNotYet(given: Readonly<Record<string, unknown>>): void {
  const option = optionsNotYet.find(({ name }) => given[name] !== undefined);
  if (option !== undefined) throw notYet(`${option.flags.split(' ')[0] ?? ''}, ${option.what}`);
}

/** `--kind`: only a check. Throws BAD_REQUEST for a word that is none. */
export function parseKind(text: string): UdfKind {
  const kind = udfKinds.find((each) => each === text);
  if (kind === undefined) {
    throw workbenchError(
      'BAD_REQUEST',
      'usage',
      `There is no kind ${text}.`,
      { kind: text },
      { hint: `Kinds: ${udfKinds.join(', ')}.` },
    );
  }
  return kind;
}
