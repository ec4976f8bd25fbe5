/** What is measured: functions as a user writes them, row by row and a batch at a time, and the rows they get. */

/** Of the function's column: a ROW as its fields. */
export type ResultType =
  'BIGINT' | 'DOUBLE' | 'STRING' | readonly (readonly [string, 'BIGINT' | 'DOUBLE' | 'STRING'])[];

export interface FunctionFile {
  /** Relative to the checkout. */
  readonly file: string;
  readonly name: string;
}

export interface Workload {
  /** For `--only`, and in the figures. */
  readonly id: string;
  readonly title: string;
  /** A row in words. */
  readonly input: string;
  /** In bench/python/data.py. */
  readonly maker: string;
  /** null: those of the file that the rows are taken from. */
  readonly rows: number | null;
  /** In call order. */
  readonly columns: readonly string[];
  readonly row: FunctionFile;
  readonly batch: FunctionFile;
  readonly result: ResultType;
  /** Several slots of process mode against as many bare Pythons at once; else one of everything. */
  readonly slots: number;
}

const single = { slots: 1 } as const;

const steps = {
  maker: 'integers',
  rows: 20_000,
  columns: ['n'],
  ...pair('bench/workloads/steps', 'steps'),
  result: 'BIGINT',
} as const;

export const workloads: readonly Workload[] = [
  {
    id: 'a',
    title: 'a * 2 + b',
    input: 'two BIGINT',
    maker: 'two_integers',
    rows: 1_000_000,
    columns: ['a', 'b'],
    ...pair('bench/workloads/affine', 'affine'),
    result: 'BIGINT',
    ...single,
  },
  {
    id: 'b100',
    title: 's.upper(), 100 bytes',
    input: 'a STRING of 100 bytes',
    maker: 'texts_100',
    rows: 200_000,
    columns: ['s'],
    ...pair('bench/workloads/upper', 'upper'),
    result: 'STRING',
    ...single,
  },
  {
    id: 'b10k',
    title: 's.upper(), 10 kB',
    input: 'a STRING of 10 kB',
    maker: 'texts_10k',
    rows: 8_000,
    columns: ['s'],
    ...pair('bench/workloads/upper', 'upper'),
    result: 'STRING',
    ...single,
  },
  {
    id: 'c',
    title: 'haversine',
    input: 'four DOUBLE',
    maker: 'places',
    rows: 200_000,
    columns: ['lat1', 'lon1', 'lat2', 'lon2'],
    ...pair('bench/workloads/haversine', 'haversine'),
    result: 'DOUBLE',
    ...single,
  },
  { id: 'd', title: '100 integer steps', input: 'a BIGINT', ...steps, ...single },
  { id: 'd-two', title: '100 integer steps, two slots', input: 'a BIGINT', ...steps, slots: 2 },
  {
    id: 'e',
    title: 'JSON in, three fields out',
    input: 'a JSON text of about 110 bytes',
    maker: 'events',
    rows: 30_000,
    columns: ['text'],
    ...pair('bench/workloads/fields', 'fields'),
    result: [
      ['id', 'BIGINT'],
      ['name', 'STRING'],
      ['amount', 'DOUBLE'],
    ],
    ...single,
  },
  {
    id: 'f',
    title: 'delays of flights',
    input: 'two BIGINT with NULLs and a STRING',
    maker: 'flights',
    rows: null,
    columns: ['dep_delay', 'arr_delay', 'carrier'],
    ...pair('examples/flights/delay', 'delay_grade'),
    result: 'STRING',
    ...single,
  },
];

function pair(file: string, name: string): Pick<Workload, 'row' | 'batch'> {
  return { row: { file: `${file}.py`, name }, batch: { file: `${file}_pandas.py`, name } };
}
