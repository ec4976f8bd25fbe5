/** The profile of a run, made of what its slots told: one list of functions, one tree of calls, lines by their place. */
import type { FunctionOrigin, ProfileReport, ProfileWay, SlotProfile, SlowRow } from './profile';

export interface ProfiledFunction {
  /** Position in the profile's list. */
  readonly id: number;
  readonly name: string;
  /** `~`: in C. */
  readonly file: string;
  readonly line: number;
  readonly origin: FunctionOrigin;
}

export interface CallNode {
  /** null for the root. */
  readonly function: ProfiledFunction | null;
  readonly parent: CallNode | null;
  readonly children: CallNode[];
  selfNs: number;
  totalNs: number;
}

export interface LineTime {
  readonly file: string;
  readonly line: number;
  selfNs: number;
  totalNs: number;
}

export interface CallFigures {
  calls: number;
  /** Without recursion. */
  direct: number;
  selfNs: number;
  totalNs: number;
}

export interface Edge extends CallFigures {
  readonly caller: ProfiledFunction;
  readonly callee: ProfiledFunction;
}

export interface LineMemory {
  readonly file: string;
  readonly line: number;
  bytes: number;
  blocks: number;
}

export interface ProfileMemory {
  peakBytes: number;
  atBytes: number;
  own: number;
  library: number;
  engine: number;
  readonly lines: readonly LineMemory[];
}

export interface SlotSlowRow extends SlowRow {
  readonly slot: number;
}

export interface Profile {
  readonly way: ProfileWay;
  /** Positions of the slots it is of. */
  readonly slots: readonly number[];
  readonly functions: readonly ProfiledFunction[];
  readonly root: CallNode;
  readonly lines: readonly LineTime[];
  /** Of an exact profile that has ended, by function id; else empty. */
  readonly calls: ReadonlyMap<number, CallFigures>;
  readonly edges: readonly Edge[];
  readonly memory: ProfileMemory | null;
  /** The slowest first. */
  readonly slow: readonly SlotSlowRow[];
  readonly samples: number;
  readonly sampledNs: number;
  readonly samplerNs: number;
  readonly rows: number;
  readonly wallNs: number;
  readonly clocks: { readonly decode: number; readonly user: number; readonly back: number };
  readonly notes: readonly string[];
}

const slowKept = 20;

/** What makes a function the same one in two profiles of one version of the code. */
export function functionKey({ name, file, line }: Pick<ProfiledFunction, 'name' | 'file' | 'line'>): string {
  return `${file}\n${line}\n${name}`;
}

/** Throws where there is no slot. */
export function mergeProfiles(parts: readonly SlotProfile[]): Profile {
  const [first] = parts;
  if (first === undefined) throw new Error('A profile is of one slot at least.');
  const merger = new Merger();
  for (const { report } of parts) merger.add(report);
  const sum = (of: (report: ProfileReport) => number): number =>
    parts.reduce((total, { report }) => total + of(report), 0);
  sumUp(merger.root);
  return {
    way: parts.find(({ report }) => report.way !== 'sampling')?.report.way ?? 'sampling',
    slots: parts.map(({ slot }) => slot),
    functions: merger.functions,
    root: merger.root,
    lines: [...merger.lines.values()],
    calls: merger.calls,
    edges: [...merger.edges.values()],
    memory: merger.memory(),
    slow: parts
      .flatMap(({ slot, report }) => report.slow.map((row) => ({ ...row, slot })))
      .sort((a, b) => b.ns - a.ns)
      .slice(0, slowKept),
    samples: sum((report) => report.samples),
    sampledNs: sum((report) => report.sampledNs),
    samplerNs: sum((report) => report.samplerNs),
    rows: sum((report) => report.rows),
    wallNs: sum((report) => report.wallNs),
    clocks: {
      decode: sum((report) => report.clocks.decode),
      user: sum((report) => report.clocks.user),
      back: sum((report) => report.clocks.back),
    },
    notes: [...new Set(parts.flatMap(({ report }) => report.notes))],
  };
}

class Merger {
  readonly functions: ProfiledFunction[] = [];
  readonly root: CallNode = { function: null, parent: null, children: [], selfNs: 0, totalNs: 0 };
  readonly lines = new Map<string, LineTime>();
  readonly calls = new Map<number, CallFigures>();
  readonly edges = new Map<string, Edge>();
  private readonly byKey = new Map<string, ProfiledFunction>();
  private readonly held = new Map<string, LineMemory>();
  private memoryTotals: Omit<ProfileMemory, 'lines'> | null = null;

  add(report: ProfileReport): void {
    const own = report.functions.map(([name, file, line, origin]) => this.functionOf({ name, file, line, origin }));
    this.addNodes(report, own);
    for (const [number, line, selfNs, totalNs] of report.lines) {
      const file = at(own, number).file;
      const known = entryOf(this.lines, `${file}\n${line}`, () => ({ file, line, selfNs: 0, totalNs: 0 }));
      known.selfNs += selfNs;
      known.totalNs += totalNs;
    }
    for (const [number, ...figures] of report.calls ?? []) {
      addFigures(entryOf(this.calls, at(own, number).id, noFigures), figures);
    }
    for (const [from, to, ...figures] of report.edges ?? []) {
      const [caller, callee] = [at(own, from), at(own, to)];
      const key = `${caller.id} ${callee.id}`;
      addFigures(
        entryOf(this.edges, key, () => ({ caller, callee, ...noFigures() })),
        figures,
      );
    }
    if (report.memory !== undefined) this.addMemory(report.memory);
  }

  memory(): ProfileMemory | null {
    if (this.memoryTotals === null) return null;
    return { ...this.memoryTotals, lines: [...this.held.values()].sort((a, b) => b.bytes - a.bytes) };
  }

  private functionOf(told: Omit<ProfiledFunction, 'id'>): ProfiledFunction {
    const make = (): ProfiledFunction => {
      const made = { id: this.functions.length, ...told };
      this.functions.push(made);
      return made;
    };
    return entryOf(this.byKey, functionKey(told), make);
  }

  private addNodes(report: ProfileReport, own: readonly ProfiledFunction[]): void {
    const nodes: CallNode[] = [];
    for (const [parent, number, selfNs] of report.nodes) {
      const node = childOf(parent < 0 ? this.root : at(nodes, parent), at(own, number));
      node.selfNs += selfNs;
      nodes.push(node);
    }
  }

  private addMemory({ lines, ...totals }: NonNullable<ProfileReport['memory']>): void {
    const sums = (this.memoryTotals ??= { peakBytes: 0, atBytes: 0, own: 0, library: 0, engine: 0 });
    for (const name of ['peakBytes', 'atBytes', 'own', 'library', 'engine'] as const) sums[name] += totals[name];
    for (const [file, line, bytes, blocks] of lines) {
      const known = entryOf(this.held, `${file}\n${line}`, () => ({ file, line, bytes: 0, blocks: 0 }));
      known.bytes += bytes;
      known.blocks += blocks;
    }
  }
}

function childOf(parent: CallNode, called: ProfiledFunction): CallNode {
  const known = parent.children.find((child) => child.function === called);
  if (known !== undefined) return known;
  const made: CallNode = { function: called, parent, children: [], selfNs: 0, totalNs: 0 };
  parent.children.push(made);
  return made;
}

function sumUp(node: CallNode): number {
  node.totalNs = node.children.reduce((total, child) => total + sumUp(child), node.selfNs);
  node.children.sort((a, b) => b.totalNs - a.totalNs);
  return node.totalNs;
}

function addFigures(
  sums: CallFigures,
  [calls, direct, selfNs, totalNs]: readonly [number, number, number, number],
): void {
  sums.calls += calls;
  sums.direct += direct;
  sums.selfNs += selfNs;
  sums.totalNs += totalNs;
}

function noFigures(): CallFigures {
  return { calls: 0, direct: 0, selfNs: 0, totalNs: 0 };
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** A report names only what it brings along. */
function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`A profile names place ${index} of ${list.length}.`);
  return found;
}
