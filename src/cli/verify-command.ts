/** `verify`: recorded cases, a line each, the totals last. */
import path from 'node:path';
import { caseModes, type CaseMode, type CaseResult, type CaseTotals } from '../contract/model/case';
import type { Engine } from '../runtime/engine/create-engine';
import { usageError } from './option-values';
import { callerFolder } from './product-paths';
import { cancelWhenInterrupted, withEngine } from './session';
import { ProgressLine, say, writeStdout } from './terminal';

export interface VerifyOptions {
  readonly mode?: string;
  readonly only?: readonly string[];
}

/** 1 where a case failed. Throws FILE_NOT_FOUND for a folder that is not there, BAD_REQUEST for a case that is none. */
export async function verifyCommand(directory: string, options: VerifyOptions): Promise<number> {
  const modes = options.mode === undefined ? caseModes : [parseCaseMode(options.mode)];
  const request = {
    directory: path.resolve(callerFolder(process.env), directory),
    modes: [...modes],
    ...(options.only === undefined || options.only.length === 0 ? {} : { names: [...options.only] }),
  };
  return withEngine({ row: 1, arrow: 1 }, async (engine, interrupted) => {
    const { totals, cancelled } = await verified(engine, request, interrupted);
    await writeStdout(`${JSON.stringify(totals)}\n`);
    if (cancelled) say('The cases were cancelled.');
    return totals.failed > 0 || cancelled ? 1 : 0;
  });
}

async function verified(
  engine: Engine,
  request: { directory: string; modes: CaseMode[]; names?: string[] },
  interrupted: AbortSignal,
): Promise<{ totals: CaseTotals; cancelled: boolean }> {
  const progress = new ProgressLine();
  let writing = Promise.resolve();
  const ended = new Promise<{ totals: CaseTotals; cancelled: boolean }>((resolve) => {
    engine.on('cases', (event) => {
      switch (event.kind) {
        case 'result':
          progress.clear();
          writing = writing.then(() => writeStdout(`${resultLine(event.result)}\n`));
          progress.show(`${Math.round(event.progress * 100)} %`);
          return;
        case 'ended':
          resolve(event);
      }
    });
  });
  const { casesId } = await engine.api.startCases(request);
  cancelWhenInterrupted(interrupted, () => engine.api.cancelCases({ casesId }));
  const outcome = await ended;
  progress.clear();
  await writing;
  return outcome;
}

function resultLine({ case: name, mode, ok, why }: CaseResult): string {
  return JSON.stringify({ case: name, mode, ok, why });
}

function parseCaseMode(text: string): CaseMode {
  const mode = caseModes.find((each) => each === text);
  if (mode !== undefined) return mode;
  throw usageError(`--mode takes process or thread, not ${text}.`, 'Leave it out for both.');
}
