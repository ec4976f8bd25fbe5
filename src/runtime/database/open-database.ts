/**
 * DuckDB, embedded: one file, opened for as long as a piece of work takes. A file has one process at a time that may open it, so
 * whoever finds it locked waits and tries again.
 */
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { openEmbedded } from './embedded';
import { workbenchError, type WorkbenchError } from '../../contract/errors';

export type SqlValues = Readonly<Record<string, string | number | null>>;
export type SqlRow = Readonly<Record<string, unknown>>;

export interface Database {
  readonly run: (sql: string, values?: SqlValues) => Promise<void>;
  /** BIGINT comes as a number, so it must not be beyond 2^53. */
  readonly rows: (sql: string, values?: SqlValues) => Promise<readonly SqlRow[]>;
}

/** How long another process may hold the file. */
const lockDeadlineMs = 5_000;
const retryMs = 25;

/** Two openings of one file in one process would not see each other's lock. */
const queues = new Map<string, Promise<unknown>>();

/**
 * Opens the file (which is made where it is missing), does the work in one transaction and closes it. Rejects with FILE_UNREADABLE,
 * whose fact `reason` is `busy`, `damaged`, `newer` or `other`, and with what the work throws itself.
 */
export function withDatabase<T>(file: string, work: (database: Database) => Promise<T>): Promise<T> {
  const before = queues.get(file) ?? Promise.resolve();
  const mine = before.then(
    () => openAndWork(file, work),
    () => openAndWork(file, work),
  );
  queues.set(file, mine);
  const forget = (): void => {
    if (queues.get(file) === mine) queues.delete(file);
  };
  mine.then(forget, forget);
  return mine;
}

async function openAndWork<T>(file: string, work: (database: Database) => Promise<T>): Promise<T> {
  const instance = await openWhenFree(file);
  try {
    const connection = await instance.connect();
    try {
      await connection.run('BEGIN');
      const value = await work(faceOf(connection));
      await connection.run('COMMIT');
      return value;
    } finally {
      connection.closeSync();
    }
  } catch (error) {
    throw described(error, file);
  } finally {
    // Writes what is in the log into the file, and lets the next process in.
    instance.closeSync();
  }
}

async function openWhenFree(file: string): Promise<DuckDBInstance> {
  const deadline = Date.now() + lockDeadlineMs;
  for (;;) {
    try {
      return await openEmbedded(file, { threads: '1', memory_limit: '512MB' });
    } catch (error) {
      const problem = described(error, file);
      if (reasonOf(problem) !== 'busy' || Date.now() > deadline) throw problem;
    }
    // Two that wait for each other's end must not try in step.
    await new Promise((resolve) => setTimeout(resolve, retryMs * (1 + 3 * Math.random())));
  }
}

function faceOf(connection: DuckDBConnection): Database {
  return {
    run: async (sql, values = {}) => {
      await connection.run(sql, { ...values });
    },
    rows: async (sql, values = {}) => {
      const reader = await connection.runAndReadAll(sql, { ...values });
      return reader.getRowObjectsJS().map(withNumbers);
    },
  };
}

function withNumbers(row: Record<string, unknown>): SqlRow {
  for (const [key, value] of Object.entries(row)) if (typeof value === 'bigint') row[key] = Number(value);
  return row;
}

type Reason = 'busy' | 'damaged' | 'newer' | 'other';

/** Why a database could not be used; null for errors of another kind. */
export function reasonOf(error: unknown): Reason | null {
  const reason = (error as Partial<WorkbenchError> | null)?.data?.facts['reason'];
  return reason === 'busy' || reason === 'damaged' || reason === 'newer' || reason === 'other' ? reason : null;
}

const lockWords = /Could not set lock|being used by another process/i;
const newerWords = /newer version|storage version|version number/i;
const damageWords =
  /not a valid DuckDB|Corrupt|Could not read enough bytes|checksum|Serialization Error|INTERNAL Error|FATAL Error|Catalog Error|Binder Error/i;

function described(error: unknown, file: string): unknown {
  if (reasonOf(error) !== null || !(error instanceof Error)) return error;
  const text = error.message;
  const reason: Reason = lockWords.test(text)
    ? 'busy'
    : newerWords.test(text)
      ? 'newer'
      : damageWords.test(text)
        ? 'damaged'
        : 'other';
  return workbenchError('FILE_UNREADABLE', 'setup', words[reason](file), { file, reason }, { cause: text });
}

const words: Readonly<Record<Reason, (file: string) => string>> = {
  busy: (file) => `${file} is in use by another process.`,
  damaged: (file) => `${file} is damaged.`,
  newer: (file) => `${file} was written by a newer version.`,
  other: (file) => `${file} cannot be used.`,
};
