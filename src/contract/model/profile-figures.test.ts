import { describe, expect, it } from 'vitest';
import type { ProfileReport } from './profile';
import { clockShare, functionTable, neighbours, profileChanges, profileShares, rowCost } from './profile-figures';
import { mergeProfiles } from './profile-tree';

const functions: ProfileReport['functions'] = [
  ['batch', '/engine/scalar.py', 1, 'engine'],
  ['f', '/p/udf.py', 3, 'own'],
  ['dumps', '/lib/json.py', 9, 'library'],
];

function report(changes: Partial<ProfileReport> = {}): ProfileReport {
  return {
    kind: 'profile',
    way: 'sampling',
    functions,
    // batch 10, f 30, f within f 20, dumps within that 40.
    nodes: [
      [-1, 0, 10],
      [0, 1, 30],
      [1, 1, 20],
      [2, 2, 40],
    ],
    lines: [[1, 4, 50, 90]],
    slow: [],
    samples: 10,
    sampledNs: 100,
    samplerNs: 1,
    rows: 10,
    wallNs: 1_000,
    clocks: { decode: 5, user: 90, back: 5 },
    notes: [],
    ...changes,
  };
}

const named = (profile: ReturnType<typeof mergeProfiles>, name: string) =>
  functionTable(profile).find((row) => row.function.name === name);

describe('a profile', () => {
  const one = mergeProfiles([{ slot: 0, report: report() }]);

  it('counts a function that calls itself once for its outermost call', () => {
    expect(named(one, 'f')).toMatchObject({ selfNs: 50, totalNs: 90, total: 0.9 });
  });

  it('tells the libraries that own code calls from the engine', () => {
    const shares = profileShares(one);
    expect([shares.own, shares.libraries, shares.user]).toEqual([0.5, 0.4, 0.9]);
    expect(shares.engine).toBeCloseTo(0.1);
    expect(clockShare(one)).toBeCloseTo(0.9);
  });

  it('knows who calls whom', () => {
    const { callers, callees } = neighbours(one, named(one, 'f')?.function.id ?? -1);
    expect(callers.map(({ function: each }) => each.name)).toEqual(['batch', 'f']);
    expect(callees.map(({ function: each }) => each.name)).toEqual(['f', 'dumps']);
  });

  it('is merged over slots by file, line and name, whatever number they give a function', () => {
    const other = report({ functions: [...functions].reverse(), nodes: [[-1, 1, 7]], lines: [[1, 4, 7, 7]] });
    const merged = mergeProfiles([
      { slot: 0, report: report() },
      { slot: 1, report: other },
    ]);
    expect(merged.functions).toHaveLength(3);
    expect(named(merged, 'f')?.selfNs).toBe(57);
    expect(merged.lines).toEqual([{ file: '/p/udf.py', line: 4, selfNs: 57, totalNs: 97 }]);
    expect([merged.rows, merged.samples]).toEqual([20, 20]);
  });

  it('takes counted calls where there are any, own code in C with them', () => {
    const exact = mergeProfiles([
      {
        slot: 0,
        report: report({
          way: 'exact',
          nodes: [],
          functions: [...functions, ['<built-in len>', '~', 0, 'builtin']],
          calls: [
            [0, 1, 1, 10, 100],
            [1, 9, 9, 60, 90],
            [3, 9, 9, 30, 30],
          ],
          edges: [
            [0, 1, 9, 9, 60, 90],
            [1, 3, 9, 9, 30, 30],
          ],
        }),
      },
    ]);
    expect(named(exact, 'f')?.calls).toBe(9);
    expect(profileShares(exact)).toMatchObject({ own: 0.9, libraries: 0, user: 0.9 });
  });

  it('is compared by what a row costs, also after lines have moved', () => {
    const moved = functions.map(([name, file, line, origin]) => [name, file, line + 5, origin] as const);
    const after = mergeProfiles([
      { slot: 0, report: report({ functions: moved.map((each) => [...each]), wallNs: 2_000 }) },
    ]);
    expect([rowCost(one), rowCost(after)]).toEqual([100, 200]);
    const change = profileChanges(one, after).find((each) => each.function.name === 'f');
    expect(change).toMatchObject({ selfBefore: 50, selfAfter: 100, totalBefore: 90, totalAfter: 180 });
  });
});
