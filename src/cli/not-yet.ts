/** Parts of the command line whose turn has not come: refused in words, exit 2, so that scripts can tell. */
import { workbenchError, type WorkbenchError } from '../contract/errors';
import { udfKinds, type UdfKind } from '../contract/model/udf';

export const commandsNotYet = ['fault', 'flink'] as const;

export function notYet(what: string, hint = 'Leave it out.'): WorkbenchError {
  return workbenchError('NOT_YET', 'usage', `not yet: ${what}.`, { what }, { hint });
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
