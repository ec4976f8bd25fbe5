/** What a history keeps of a run that is none. */
import type { HistoryDetail, HistoryEntry } from '../../contract/model/history';

/** `hash`: of the text of delay.py. */
export function detailOf(id: string, at: number, hash: string, changes: Partial<HistoryEntry> = {}): HistoryDetail {
  const entry: HistoryEntry = {
    id,
    at,
    what: 'run',
    file: 'delay.py',
    function: 'grade',
    asked: 'process',
    effective: 'process-row',
    outcome: 'done',
    error: null,
    codeHash: 'c',
    settingsHash: 's',
    data: 'flights.csv',
    dataHash: 'd',
    rows: 336_776,
    rowsIn: 336_776,
    seconds: 0.5,
    rowsPerSecond: 673_552,
    rerunOf: null,
    ...changes,
  };
  return {
    entry,
    job: {
      function: { file: 'delay.py', name: 'grade' },
      source: { kind: 'datagen', rows: 3, stringLength: 16, schema: [] },
      keep: [],
      profile: 'product',
      settings: {},
    },
    twin: null,
    files: [{ path: 'delay.py', hash }],
    data: {
      label: '3 generated rows',
      path: null,
      sizeBytes: null,
      modifiedMs: null,
      hash: 'd',
      sampled: false,
      columns: [],
    },
    settings: {},
    versions: { product: '0', python: '3.11.2', executable: '/usr/bin/python3', packages: [] },
    figures: null,
    compare: null,
    tune: null,
    error: null,
    notes: [],
  };
}
