/** A source on its own, without a function: with what the project around it says of it. */
import path from 'node:path';
import type { Source } from '../../../contract/model/job';
import { loadProjectContext, withDataLink } from './project-context';
import { withRowsByHand } from './rows-by-hand';
import { withQuery } from './sql-tables';

export async function wholeSource(source: Source): Promise<Source> {
  if (source.kind === 'inline') return withRowsByHand(source);
  if (source.kind !== 'file' && source.kind !== 'sql') return source;
  const place = source.path ?? path.join(source.kind === 'sql' ? source.folder : '', 'query.sql');
  const context = await loadProjectContext(place, place);
  return withQuery(context, await withDataLink(context, source));
}
