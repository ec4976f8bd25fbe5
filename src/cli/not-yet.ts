/** Parts of the command line whose turn has not come: refused in words, exit 2, so that scripts can tell. */
import { workbenchError, type WorkbenchError } from '../contract/errors';
import { udfKinds, type UdfKind } from '../contract/model/udf';
import { describeKind } from '../runtime/engine/planning/decide-mode';

export const commandsNotYet = ['verify', 'bench', 'tune', 'fault', 'flink'] as const;

/** Options of `run` that belong to kinds and features that do not run yet. */
export const optionsNotYet: readonly { readonly flags: string; readonly name: string; readonly what: string }[] = [
  { flags: '--group-by <columns>', name: 'groupBy', what: 'grouping (aggregate functions)' },
  { flags: '--join <type>', name: 'join', what: 'joining (table functions)' },
  { flags: '--row-based <operation>', name: 'rowBased', what: 'row-based operations' },
  { flags: '--changelog', name: 'changelog', what: 'the changelog of an aggregate' },
  { flags: '--profile <path>', name: 'profile', what: 'profiling' },
];

const runningKinds: readonly UdfKind[] = ['scalar', 'pandas_scalar'];

export function notYet(what: string, hint = 'Scalar functions, general and pandas, run in all modes.'): WorkbenchError {
  return workbenchError('NOT_YET', 'usage', `not yet: ${what}.`, { what }, { hint });
}

/** Throws for the first of the options that was given. */
export function refuseOptionsNotYet(given: Readonly<Record<string, unknown>>): void {
  const option = optionsNotYet.find(({ name }) => given[name] !== undefined);
  if (option !== undefined) throw notYet(`${option.flags.split(' ')[0] ?? ''}, ${option.what}`);
}

/** `--kind`: only a check. Throws NOT_YET for a kind that does not run, BAD_REQUEST for a word that is none. */
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
  if (!runningKinds.includes(kind)) throw notYet(describeKind(kind));
  return kind;
}
