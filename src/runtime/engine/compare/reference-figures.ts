/** The measured cells of the reference table: how two slots share Python, and which modules load in an embedded one. */
import { toErrorData, WorkbenchError } from '../../../contract/errors';
import type { ReferenceFigures } from '../../../contract/model/compare';
import { modes, type Mode } from '../../../contract/model/job';
import type { TaskManagerHost } from '../task-manager-host';

/** What a crash of native code takes with it: by the architecture, not by measuring. */
export const blastRadius: ReferenceFigures['blastRadius'] = {
  'process-row': 'slot',
  'process-arrow': 'slot',
  thread: 'task-manager',
};

/** null where it could not be measured (no interpreter to embed, say). */
export async function measureGilScaling(host: TaskManagerHost, mode: Mode, python: string): Promise<number | null> {
  try {
    return (await host.request('gilScaling', { kind: 'gilScaling', mode, python })).ratio;
  } catch (error) {
    if (error instanceof WorkbenchError) return null;
    throw error;
  }
}

/**
 * Imports the modules in an interpreter embedded for it alone. A module that takes its TaskManager down is reported as that
 * module's error, and the rest is tried in another one.
 */
export async function tryImports(
  start: () => TaskManagerHost,
  python: string,
  modules: readonly string[],
): Promise<ReferenceFigures['cExtensions']> {
  const figures: ReferenceFigures['cExtensions'] = [];
  let host: TaskManagerHost | null = null;
  try {
    for (const module of modules) {
      host ??= start();
      try {
        const answer = await host.request('tryImports', { kind: 'tryImports', python, modules: [module] });
        figures.push(...answer.modules);
      } catch (error) {
        const { code, error: text } = toErrorData(error);
        figures.push({ module, isExtension: false, error: text });
        if (code !== 'TASK_MANAGER_DIED') return figures;
        host = null;
      }
    }
  } finally {
    await host?.shutdown();
  }
  return figures;
}

export function referenceOf(
  gilScaling: ReadonlyMap<Mode, number | null>,
  cExtensions: ReferenceFigures['cExtensions'],
): ReferenceFigures {
  return {
    gilScaling: Object.fromEntries(modes.map((mode) => [mode, gilScaling.get(mode) ?? null])),
    cExtensions,
    blastRadius,
  };
}
