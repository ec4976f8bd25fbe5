import { describe, expect, it } from 'vitest';
import { gradeOf, type GradeFacts } from './function-grade';

const unknown: GradeFacts = { lastRun: null, tests: null, outputs: null, fit: null, own: null, rules: null };

const best: GradeFacts = {
  lastRun: 'done',
  tests: { passed: 4, failed: 0, open: 0 },
  outputs: { equal: true, modes: 3, rows: 1_000, note: null },
  fit: { mode: 'process-arrow', best: 'process-arrow', ratio: 1, level: true },
  own: { share: 0.8, mode: 'process-arrow' },
  rules: { errors: [], warnings: [] },
};

const letterOf = (facts: GradeFacts, name: string) =>
  gradeOf(facts).criteria.find((criterion) => criterion.name === name)?.letter;

describe('the grade of a function', () => {
  it('is an A where everything is known and good', () => {
    expect(gradeOf(best)).toMatchObject({ letter: 'A', provisional: false });
  });

  it('is none where nothing was run, whatever the text is like', () => {
    expect(gradeOf(unknown)).toMatchObject({ letter: null, provisional: true });
    expect(gradeOf({ ...unknown, rules: { errors: [], warnings: [] } }).letter).toBeNull();
    expect(gradeOf({ ...unknown, rules: { errors: ['It returns text.'], warnings: [] } }).letter).toBeNull();
  });

  it('says what is unknown, and counts it for nothing', () => {
    const grade = gradeOf({ ...unknown, lastRun: 'done' });
    expect(grade).toMatchObject({ letter: 'B', provisional: true, unchecked: true });
    expect(grade.criteria.filter(({ letter }) => letter === null).map(({ name }) => name)).toEqual([
      'Tests',
      'Equal rows',
      'Mode',
      'Own time',
      "Flink's rules",
    ]);
    expect(grade.criteria.every(({ words }) => words !== '')).toBe(true);
  });

  it('is an A only where rows were checked', () => {
    const untested = { ...best, tests: null };
    expect(gradeOf(untested)).toMatchObject({ letter: 'A', provisional: true, unchecked: false });
    expect(gradeOf({ ...untested, outputs: null })).toMatchObject({ letter: 'B', unchecked: true });
    const slow = { ...untested, outputs: null, own: { share: 0.1, mode: 'thread' } } as const;
    expect(gradeOf(slow)).toMatchObject({ letter: 'C', unchecked: false });
  });

  it('is the worst letter that is known', () => {
    expect(gradeOf({ ...best, own: { share: 0.3, mode: 'thread' } }).letter).toBe('B');
    expect(gradeOf({ ...best, rules: { errors: [], warnings: ['No merge.'] } }).letter).toBe('C');
    expect(gradeOf({ ...best, lastRun: 'failed' }).letter).toBe('E');
  });

  it.each([
    [1, 'A'],
    [0.9, 'A'],
    [0.89, 'B'],
    [0.5, 'C'],
    [0.25, 'D'],
    [0.1, 'E'],
  ])('has a letter for a mode of %d times the best speed: %s', (ratio, letter) => {
    expect(letterOf({ ...best, fit: { mode: 'process-row', best: 'thread', ratio, level: false } }, 'Mode')).toBe(
      letter,
    );
  });

  it('takes a mode that is level with the best one for as good', () => {
    const fit = { mode: 'process-row', best: 'thread', ratio: 0.8, level: true } as const;
    expect(letterOf({ ...best, fit }, 'Mode')).toBe('A');
  });

  it('takes two letters at most for little time of its own', () => {
    expect(letterOf({ ...best, own: { share: 0.01, mode: 'process-row' } }, 'Own time')).toBe('C');
  });

  it('is not passed by tests that were not run on this code, and failed by one that fails', () => {
    expect(letterOf({ ...best, tests: { passed: 3, failed: 0, open: 1 } }, 'Tests')).toBeNull();
    expect(letterOf({ ...best, tests: { passed: 3, failed: 1, open: 1 } }, 'Tests')).toBe('E');
  });

  it('tells rows that differ on Flink too from rows that differ', () => {
    const outputs = { equal: false, modes: 2, rows: 10, note: null };
    expect(letterOf({ ...best, outputs }, 'Equal rows')).toBe('D');
    expect(letterOf({ ...best, outputs: { ...outputs, note: 'BIGINT as float.' } }, 'Equal rows')).toBe('C');
    expect(letterOf({ ...best, outputs: { ...outputs, equal: true, modes: 1 } }, 'Equal rows')).toBeNull();
  });
});
