/** Statistics of data: one look at all rows, kept for as long as the file is the same one. */
import { stat } from 'node:fs/promises';
import { workbenchError } from '../../contract/errors';
import type { Field } from '../../contract/model/data-type';
import type { Source, SqlTable } from '../../contract/model/job';
import type { DataStatistics, StatisticsEvent } from '../../contract/model/statistics';
import { wholeSource } from './project/whole-source';
import type { TaskManagerHost } from './task-manager-host';
import type { TaskManagerPool } from './task-manager-pool';

const mostKept = 32;
/** The name by which the query of a file knows it. */
const tableName = 'data';

export interface StatisticsOptions {
  readonly pool: TaskManagerPool;
  /** Names and types of a file, as its preview has them. */
  readonly columns: (source: Source) => Promise<readonly Field[]>;
  readonly emit: (event: StatisticsEvent) => void;
}

interface Asked {
  readonly query: string;
  readonly folder: string;
  readonly tables: readonly SqlTable[];
}

export class StatisticsService {
  private readonly options: StatisticsOptions;
  private readonly kept = new Map<string, DataStatistics>();
  private readonly going = new Map<string, TaskManagerHost>();

  constructor(options: StatisticsOptions) {
    this.options = options;
  }

  /** Rejects with CANCELLED, and with what is wrong with the data. */
  async of(given: Source, statisticsId: string): Promise<DataStatistics> {
    const source = await wholeSource(given);
    const key = await identityOf(source);
    const known = key === null ? undefined : this.kept.get(key);
    if (known !== undefined) return known;
    const statistics = await this.ask(await this.queryOf(source), statisticsId);
    if (key !== null) this.keep(key, statistics);
    return statistics;
  }

  async cancel(statisticsId: string): Promise<void> {
    const host = this.going.get(statisticsId);
    await host?.request('cancel', { kind: 'cancel', jobId: statisticsId }).catch(() => undefined);
  }

  private async ask({ query, folder, tables }: Asked, statisticsId: string): Promise<DataStatistics> {
    const host = this.options.pool.interactive();
    const unlisten = host.listen(statisticsId, (message) => {
      if (message.kind === 'computed') this.options.emit({ statisticsId, share: message.share });
    });
    this.going.set(statisticsId, host);
    try {
      const request = { kind: 'statistics' as const, jobId: statisticsId, query, folder, tables: [...tables] };
      return await host.request('statistics', request);
    } finally {
      unlisten();
      this.going.delete(statisticsId);
    }
  }

  private async queryOf(source: Source): Promise<Asked> {
    switch (source.kind) {
      case 'sql':
        return source;
      case 'file': {
        // Types as the preview has them: DuckDB would guess some of them otherwise.
        const schema = [...(await this.options.columns(source))];
        const { path, format, nullMarks } = source;
        return asQuery({ name: tableName, path, format, nullMarks, schema });
      }
      case 'inline': {
        const { schema, rows } = source;
        return asQuery({ name: tableName, path: '', format: 'csv', nullMarks: [], schema, rows });
      }
      case 'datagen':
      case 'nasty':
        throw workbenchError('BAD_REQUEST', 'usage', 'Generated rows have no statistics: their generator says it all.');
    }
  }

  private keep(key: string, statistics: DataStatistics): void {
    this.kept.set(key, statistics);
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
  }
}

function asQuery(table: SqlTable): Asked {
  return { query: `SELECT * FROM ${tableName}`, folder: '', tables: [table] };
}

/** null where it can change without being noticed: a query reads other files. */
async function identityOf(source: Source): Promise<string | null> {
  if (source.kind !== 'file') return null;
  const found = await stat(source.path, { bigint: true }).catch(() => null);
  return found === null ? null : JSON.stringify([source, String(found.mtimeNs), String(found.size)]);
}
