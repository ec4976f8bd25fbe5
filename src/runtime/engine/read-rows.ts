/** The first rows of any source as cells, for what works on rows in hand: accepted cases, differential runs, previews. */
import type { Field } from '../../contract/model/data-type';
import type { Source } from '../../contract/model/job';
import type { Cell } from '../../contract/model/rows';
import type { TaskManagerPool } from './task-manager-pool';

/** At most `most` rows. Rejects with the source's error. */
export async function readRows(
  pool: TaskManagerPool,
  source: Source,
  columns: readonly Field[],
  most: number,
): Promise<Cell[][]> {
  const request = { kind: 'rows' as const, source, columns: [...columns], maxRows: most };
  return (await pool.interactive().request('rows', request)).rows;
}
