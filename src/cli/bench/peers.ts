/** What a user would pick instead: each in a Python environment of its own, made when it is first asked for. */
import type { LaneName } from './lane-names';

export interface PeerLane extends LaneName {
  readonly kind: 'peer';
  /** The workloads for which it has a natural form of the function. */
  readonly workloads: readonly string[];
  /** Where its outputs are slow to come by: so many first rows are compared. */
  readonly digestRows: number | null;
}

export interface Peer {
  /** For `--peers`; its requirements are bench/peers/ID.txt, its lanes bench/peers/on_ID.py. */
  readonly id: string;
  readonly title: string;
  readonly lanes: readonly PeerLane[];
  readonly needsJava: boolean;
}

const scalars = ['a', 'b100', 'b10k', 'c', 'd', 'f'];
const all = [...scalars, 'e'];
/** Rows that come back through a JVM to be compared. */
const fewRows = 20_000;

function lane(id: string, title: string, shape: 'row' | 'batch', workloads: readonly string[]): PeerLane {
  return { id, title, kind: 'peer', shape, workloads, digestRows: null };
}

export const peers: readonly Peer[] = [
  {
    id: 'duckdb',
    title: 'DuckDB',
    needsJava: false,
    lanes: [
      lane('duckdb-native', 'DuckDB, native Python UDF', 'row', scalars),
      lane('duckdb-arrow', 'DuckDB, Arrow Python UDF', 'batch', ['a', 'b100', 'b10k', 'c', 'd']),
    ],
  },
  {
    id: 'polars',
    title: 'Polars',
    needsJava: false,
    lanes: [
      lane('polars-map-elements', 'Polars map_elements', 'row', scalars),
      lane('polars-map-batches', 'Polars map_batches', 'batch', ['a', 'b100', 'b10k', 'c', 'd']),
    ],
  },
  {
    id: 'pyspark',
    title: 'PySpark, local[1]',
    needsJava: true,
    lanes: [
      { ...lane('pyspark-pickled', 'PySpark, pickled UDF', 'row', all), digestRows: fewRows },
      { ...lane('pyspark-arrow', 'PySpark, arrow-optimised UDF', 'row', all), digestRows: fewRows },
      { ...lane('pyspark-pandas', 'PySpark, pandas_udf', 'batch', all), digestRows: fewRows },
    ],
  },
  {
    id: 'pyflink',
    title: 'PyFlink 2.3',
    needsJava: true,
    lanes: [
      { ...lane('pyflink-process', 'PyFlink, process', 'row', ['a', 'f']), digestRows: fewRows },
      { ...lane('pyflink-pandas', 'PyFlink, pandas', 'batch', ['a', 'f']), digestRows: fewRows },
      { ...lane('pyflink-thread', 'PyFlink, thread', 'row', ['a', 'f']), digestRows: fewRows },
    ],
  },
];
