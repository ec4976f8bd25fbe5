/** Case files as the window reads them: what new files begin with. */
import * as v from 'valibot';
import { caseSchema, type CaseArgument, type RecordedCase } from '../../contract/model/case';
import type { Argument } from '../../contract/model/job';

/** Throws where the text is no case. */
export function parsedCase(text: string): RecordedCase {
  return v.parse(caseSchema, JSON.parse(text));
}

/** An argument of a case file, as bindings and jobs have it. */
export function argumentOfCase(argument: CaseArgument): Argument {
  if (typeof argument === 'string') return { kind: 'column', name: argument };
  if ('sql' in argument) return { kind: 'constant', sql: argument.sql };
  return { kind: 'call', function: argument.call, args: argument.args.map(argumentOfCase) };
}
