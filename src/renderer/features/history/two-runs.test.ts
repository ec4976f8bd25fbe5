import { describe, expect, it } from 'vitest';
import type { HistoryDetail } from '../../../contract/model/history';
import { figuresOf, judged, ratioText } from './kept-figures';
import { changedFiles, differenceWords, settingChanges } from './two-runs';

interface Changes {
  readonly code?: string;
  readonly settings?: HistoryDetail['settings'];
  readonly rowsPerSecond?: number | null;
  readonly files?: HistoryDetail['files'];
}

function detail({ code = 'c', settings = {}, rowsPerSecond = 100, files = [] }: Changes): HistoryDetail {
  return {
    entry: {
      id: 'x',
      at: 0,
      what: 'run',
      file: 'a.py',
      function: 'f',
      asked: 'process',
      effective: 'process-row',
      outcome: 'done',
      error: null,
      codeHash: code,
      settingsHash: JSON.stringify(settings),
      data: 'd.csv',
      dataHash: 'd',
      rows: 1,
      rowsIn: 1,
      seconds: 1,
      rowsPerSecond,
      rerunOf: null,
    },
    job: {
      function: { file: 'a.py', name: 'f' },
      source: { kind: 'datagen', rows: 1, stringLength: 1, schema: [] },
      keep: [],
      profile: 'product',
      settings: {},
    },
    twin: null,
    files,
    data: { label: 'd.csv', path: 'd.csv', sizeBytes: 1, modifiedMs: 1, hash: 'd', sampled: false, columns: [] },
    settings,
    versions: { product: '1', python: '3.11', executable: 'python', packages: ['pandas 2.2.3'] },
    figures: null,
    compare: null,
    tune: null,
    error: null,
    notes: [],
  };
}

describe('two kept runs', () => {
  it('are told apart in words, with what became of the speed', () => {
    expect(differenceWords(detail({}), detail({}))).toBe(
      'Nothing changed between them. The younger one makes 1.00× the rows per second.',
    );
    const after = detail({ code: 'other', settings: { k: { value: '2', origin: 'panel' } }, rowsPerSecond: 250 });
    expect(differenceWords(detail({}), after)).toBe(
      'The code and the settings changed between them. The younger one makes 2.50× the rows per second.',
    );
    expect(differenceWords(detail({ rowsPerSecond: null }), after)).toBe(
      'The code and the settings changed between them.',
    );
  });

  it('differ in files, the own one first also where it is another', () => {
    const a = detail({
      files: [
        { path: 'a.py', hash: '1' },
        { path: 'h.py', hash: '2' },
        { path: 's.py', hash: '3' },
      ],
    });
    const b = detail({
      files: [
        { path: 'a.py', hash: '9' },
        { path: 's.py', hash: '3' },
      ],
    });
    expect(changedFiles(a, b)).toEqual([
      { path: 'a.py', before: '1', after: '9' },
      { path: 'h.py', before: '2', after: null },
    ]);
    expect(changedFiles(a, detail({ files: [{ path: 'b.py', hash: '7' }] }))[0]).toEqual({
      path: 'a.py and b.py',
      before: '1',
      after: '7',
    });
  });

  it('differ in settings by value, wherever those come from', () => {
    const a = detail({ settings: { k: { value: '1', origin: 'panel' }, same: { value: 'x', origin: 'profile' } } });
    const b = detail({ settings: { same: { value: 'x', origin: 'panel' }, new: { value: '5', origin: 'panel' } } });
    expect(settingChanges(a, b)).toEqual([
      { key: 'k', before: '1', after: '' },
      { key: 'new', before: '', after: '5' },
    ]);
  });

  it('are judged where more or less is better, beyond a tenth', () => {
    const [speed] = figuresOf(detail({ rowsPerSecond: 100 }));
    if (speed === undefined) throw new Error('There are no figures.');
    expect([50, 95, 105, 120, null].map((other) => judged(speed, other))).toEqual([
      'worse',
      null,
      null,
      'better',
      null,
    ]);
    expect(ratioText(100, 124)).toBe('1.24×');
    expect(ratioText(null, 1)).toBe('');
  });
});
