/** The breakpoints of one session: what was asked for, by file, and which of the debugger's own numbers is whose. */
import type { DebugProtocol } from '@vscode/debugprotocol';
import type * as v from 'valibot';
import type { Breakpoint, BreakpointSettings, Entry } from '../../contract/model/debug';
import type { setBreakpointsBody } from './dap-messages';

type Told = v.InferOutput<typeof setBreakpointsBody>['breakpoints'][number];

/** A call begins once, though its first line be that of a loop: the worker tells the one from the other. */
const CALL_BEGINS = "__import__('udf_worker.debugging', fromlist=['call_begins']).call_begins()";

export interface PlacedBreakpoint {
  readonly id: string;
  readonly verified: boolean;
  readonly line: number | null;
  readonly problem: string | null;
}

export class BreakpointTable {
  private readonly files = new Set<string>();
  private readonly owners = new Map<number, string>();
  private settings: BreakpointSettings;
  private entry: (Entry & { readonly once: boolean }) | null = null;

  constructor(settings: BreakpointSettings) {
    this.settings = settings;
  }

  replace(settings: BreakpointSettings): void {
    this.settings = settings;
  }

  /** Stop where a call begins as well; `once`: not again, though its line be that of a loop. */
  stopAt(entry: Entry, once: boolean): void {
    this.entry = { ...entry, once };
  }

  /** Something stopped there. True where the entry was to stop once and is left out from now on. */
  passed(file: string, line: number): boolean {
    const { entry } = this;
    if (entry?.once !== true || entry.file !== file || entry.line !== line) return false;
    this.entry = null;
    return true;
  }

  get filters(): string[] {
    const { raised, uncaught } = this.settings;
    // An exception that leaves the user's function is caught by the worker: for the debugger it is not uncaught.
    return [...(raised ? ['raised'] : []), ...(uncaught ? ['uncaught', 'userUnhandled'] : [])];
  }

  /** One request a file, also for files that have none any more. */
  requests(): {
    readonly file: string;
    readonly wanted: readonly (Breakpoint | null)[];
    readonly args: DebugProtocol.SetBreakpointsArguments;
  }[] {
    const { breakpoints } = this.settings;
    for (const { file } of breakpoints) this.files.add(file);
    if (this.entry !== null) this.files.add(this.entry.file);
    return [...this.files].map((file) => {
      const own = breakpoints.filter((breakpoint) => breakpoint.file === file);
      const entry = this.entry?.file === file ? this.entry : null;
      const places = own.map(sourceBreakpoint);
      const atEntry = entry !== null && !own.some((each) => each.line === entry.line && isPlain(each));
      return {
        file,
        wanted: atEntry ? [...own, null] : own,
        args: {
          source: { path: file },
          breakpoints: atEntry ? [...places, { line: entry.line, condition: CALL_BEGINS }] : places,
        },
      };
    });
  }

  placed(wanted: readonly (Breakpoint | null)[], told: readonly Told[]): PlacedBreakpoint[] {
    return told.flatMap((each, index) => {
      const id = wanted[index]?.id;
      if (id === undefined) return [];
      if (each.id !== undefined) this.owners.set(each.id, id);
      return [placedAs(id, each)];
    });
  }

  changed(told: Told): PlacedBreakpoint | null {
    const id = told.id === undefined ? undefined : this.owners.get(told.id);
    return id === undefined ? null : placedAs(id, told);
  }
}

function isPlain({ condition, hitCondition, logMessage }: Breakpoint): boolean {
  return condition === undefined && hitCondition === undefined && logMessage === undefined;
}

function sourceBreakpoint({ line, condition, hitCondition, logMessage }: Breakpoint): DebugProtocol.SourceBreakpoint {
  return {
    line,
    ...(condition === undefined ? {} : { condition }),
    ...(hitCondition === undefined ? {} : { hitCondition }),
    ...(logMessage === undefined ? {} : { logMessage }),
  };
}

function placedAs(id: string, { verified, line, message }: Told): PlacedBreakpoint {
  return { id, verified, line, problem: verified ? null : message };
}
