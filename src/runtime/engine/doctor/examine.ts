/** What is installed, what is missing, and the exact command that mends it. */
import type { CheckItem } from '../../../contract/api/commands';
import { toErrorData } from '../../../contract/errors';
import { requirePython } from '../planning/require-python';
import { desktopChecks } from './desktop-checks';
import { sampleCheck } from './product-files';
import { embeddingCheck, packagesCheck, pythonCheck } from './python-checks';

export interface ExamineOptions {
  readonly python: string;
  readonly workerPath: string;
  readonly productRoot?: string;
}

/** `startTaskManager` resolves when the TaskManager answered: the very process that runs functions. */
export async function examine(options: ExamineOptions, startTaskManager: () => Promise<void>): Promise<CheckItem[]> {
  const python = await requirePython(options.python).catch(() => null);
  const root = options.productRoot ?? null;
  const items = [await pythonCheck(python, options.python)];
  if (python !== null) {
    items.push(
      ...(await Promise.all([packagesCheck(python), embeddingCheck(python, root), taskManagerCheck(startTaskManager)])),
    );
  }
  if (root !== null) items.push(...(await desktopChecks(root)), await sampleCheck(root));
  return items;
}

async function taskManagerCheck(start: () => Promise<void>): Promise<CheckItem> {
  const base = { name: 'task manager', required: true };
  try {
    await start();
    return { ...base, ok: true, detail: 'starts and answers', fix: null };
  } catch (error) {
    const { error: text, cause } = toErrorData(error, 'setup');
    return { ...base, ok: false, detail: cause === undefined ? text : `${text} ${cause.trim()}`, fix: 'npm run build' };
  }
}
