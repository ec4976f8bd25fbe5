/** DuckDB inside this process. Never asks the network for anything. */
import type { DuckDBInstance } from '@duckdb/node-api';

/** `file`: a path, or `:memory:`. Rejects with DuckDB's own error. */
export async function openEmbedded(
  file: string,
  limits: Readonly<Record<'threads' | 'memory_limit', string>>,
): Promise<DuckDBInstance> {
  // Loaded when first needed: the library has 68 MB.
  const { DuckDBInstance: instances } = await import('@duckdb/node-api');
  return instances.create(file, {
    ...limits,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
}
