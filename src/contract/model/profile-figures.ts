/** Questions to a profile: whose time it is, which functions take it, who calls whom, and what two profiles differ in. */
import { functionKey, type CallFigures, type CallNode, type Profile, type ProfiledFunction } from './profile-tree';

/** Shares of one of the time in the worker's operator. `user`: of what the user's function takes, libraries it calls included. */
export interface ProfileShares {
  readonly user: number;
  /** Lines of the project itself. */
  readonly own: number;
  /** Libraries that the project's lines called. */
  readonly libraries: number;
  readonly engine: number;
}

export interface FunctionFigures {
  readonly function: ProfiledFunction;
  /** Shares of one. */
  readonly self: number;
  readonly total: number;
  readonly selfNs: number;
  readonly totalNs: number;
  /** null where calls were not counted. */
  readonly calls: number | null;
}

export interface Neighbour {
  readonly function: ProfiledFunction;
  /** Share of one of the chosen function's total. */
  readonly share: number;
  readonly ns: number;
  readonly calls: number | null;
}

export function profileShares(profile: Profile): ProfileShares {
  return profile.root.totalNs > 0 ? sharesOfTree(profile.root) : sharesOfCalls(profile);
}

function sharesOfTree(root: CallNode): ProfileShares {
  let own = 0;
  let libraries = 0;
  const walk = (node: CallNode, inUser: boolean): void => {
    const isOwn = node.function?.origin === 'own';
    if (isOwn) own += node.selfNs;
    else if (inUser && node.function?.origin === 'library') libraries += node.selfNs;
    for (const child of node.children) walk(child, inUser || isOwn);
  };
  walk(root, false);
  return sharesOf(own, libraries, root.totalNs);
}

/** A library that calls back into the project counts once for each way in; never beyond all there is. */
function sharesOfCalls(profile: Profile): ProfileShares {
  const all = sumOf([...profile.calls.values()].map(({ selfNs }) => selfNs));
  let own = 0;
  let entered = 0;
  for (const { id, origin } of profile.functions) if (origin === 'own') own += profile.calls.get(id)?.selfNs ?? 0;
  for (const { caller, callee, selfNs, totalNs } of profile.edges) {
    if (caller.origin === 'own' && callee.origin === 'builtin') own += selfNs;
    if (caller.origin !== 'own' && callee.origin === 'own') entered += totalNs;
  }
  return sharesOf(own, Math.max(0, Math.min(entered, all) - own), all);
}

function sharesOf(own: number, libraries: number, all: number): ProfileShares {
  if (all === 0) return { user: 0, own: 0, libraries: 0, engine: 0 };
  const user = own + libraries;
  return { user: user / all, own: own / all, libraries: libraries / all, engine: 1 - user / all };
}

/** Share of one that the stage clocks give the user's function. */
export function clockShare({ clocks }: Pick<Profile, 'clocks'>): number {
  const all = clocks.decode + clocks.user + clocks.back;
  return all === 0 ? 0 : clocks.user / all;
}

/** Exact figures where they were counted, else those of the samples; dearest first. */
export function functionTable(profile: Profile): FunctionFigures[] {
  const figures = profile.calls.size > 0 ? profile.calls : figuresOfTree(profile.root);
  const isCounted = profile.calls.size > 0;
  const all = isCounted ? sumOf([...figures.values()].map(({ selfNs }) => selfNs)) : profile.root.totalNs;
  return profile.functions
    .flatMap((each) => {
      const spent = figures.get(each.id);
      if (spent === undefined || all === 0) return [];
      const { selfNs, totalNs, calls } = spent;
      return [
        { function: each, selfNs, totalNs, self: selfNs / all, total: totalNs / all, calls: isCounted ? calls : null },
      ];
    })
    .sort((a, b) => b.selfNs - a.selfNs);
}

/** A function that calls itself counts once for its outermost call. */
function figuresOfTree(root: CallNode): Map<number, CallFigures> {
  const figures = new Map<number, CallFigures>();
  const inside = new Set<number>();
  const walk = (node: CallNode): void => {
    const id = node.function?.id ?? null;
    const isOutermost = id !== null && !inside.has(id);
    if (id !== null) {
      const spent = figures.get(id) ?? { calls: 0, direct: 0, selfNs: 0, totalNs: 0 };
      spent.selfNs += node.selfNs;
      if (isOutermost) spent.totalNs += node.totalNs;
      figures.set(id, spent);
    }
    if (isOutermost) inside.add(id);
    node.children.forEach(walk);
    if (isOutermost) inside.delete(id);
  };
  walk(root);
  return figures;
}

export function neighbours(
  profile: Profile,
  id: number,
): { readonly callers: readonly Neighbour[]; readonly callees: readonly Neighbour[] } {
  const callers = new Map<number, { ns: number; calls: number | null }>();
  const callees = new Map<number, { ns: number; calls: number | null }>();
  const add = (to: typeof callers, other: number, ns: number, calls: number | null): void => {
    const known = to.get(other);
    to.set(other, { ns: (known?.ns ?? 0) + ns, calls: calls === null ? null : (known?.calls ?? 0) + calls });
  };
  if (profile.edges.length > 0) {
    for (const { caller, callee, totalNs, calls } of profile.edges) {
      if (callee.id === id) add(callers, caller.id, totalNs, calls);
      if (caller.id === id) add(callees, callee.id, totalNs, calls);
    }
  } else {
    forEachNode(profile.root, (node) => {
      const own = node.function?.id;
      const parent = node.parent?.function?.id;
      if (own === id && parent !== undefined) add(callers, parent, node.totalNs, null);
      if (parent === id && own !== undefined) add(callees, own, node.totalNs, null);
    });
  }
  const total = functionTable(profile).find((row) => row.function.id === id)?.totalNs ?? 0;
  const list = (of: typeof callers): Neighbour[] =>
    [...of]
      .flatMap(([other, { ns, calls }]) => {
        const called = profile.functions[other];
        return called === undefined ? [] : [{ function: called, ns, calls, share: total === 0 ? 0 : ns / total }];
      })
      .sort((a, b) => b.ns - a.ns);
  return { callers: list(callers), callees: list(callees) };
}

export function forEachNode(root: CallNode, visit: (node: CallNode) => void): void {
  visit(root);
  for (const child of root.children) forEachNode(child, visit);
}

/** A function's nanoseconds a row, before and after. */
export interface FunctionChange {
  readonly function: ProfiledFunction;
  readonly selfBefore: number;
  readonly selfAfter: number;
  readonly totalBefore: number;
  readonly totalAfter: number;
}

/** What a row costs in each function, the largest change first. */
export function profileChanges(before: Profile, after: Profile): FunctionChange[] {
  const old = perRow(before);
  const now = perRow(after);
  const keys = new Set([...old.keys(), ...now.keys()]);
  return [...keys]
    .flatMap((key) => {
      const [was, is] = [old.get(key), now.get(key)];
      const named = is?.function ?? was?.function;
      if (named === undefined) return [];
      return [
        {
          function: named,
          selfBefore: was?.self ?? 0,
          selfAfter: is?.self ?? 0,
          totalBefore: was?.total ?? 0,
          totalAfter: is?.total ?? 0,
        },
      ];
    })
    .sort((a, b) => Math.abs(b.selfAfter - b.selfBefore) - Math.abs(a.selfAfter - a.selfBefore));
}

/** Lines move as code is edited: a function is the same one while file and name are. */
export function changeKey({ name, file }: Pick<ProfiledFunction, 'name' | 'file'>): string {
  return functionKey({ name, file, line: 0 });
}

function perRow(profile: Profile): Map<string, { function: ProfiledFunction; self: number; total: number }> {
  const found = new Map<string, { function: ProfiledFunction; self: number; total: number }>();
  const rowNs = rowCost(profile);
  for (const { function: each, self, total } of functionTable(profile)) {
    const key = changeKey(each);
    const known = found.get(key);
    found.set(key, {
      function: each,
      self: (known?.self ?? 0) + self * rowNs,
      total: Math.max(known?.total ?? 0, total * rowNs),
    });
  }
  return found;
}

/** Nanoseconds of a worker for a row. */
export function rowCost({ wallNs, rows }: Pick<Profile, 'wallNs' | 'rows'>): number {
  return rows === 0 ? 0 : wallNs / rows;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
