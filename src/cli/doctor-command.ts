/** `doctor`: what is installed, what is missing, and the exact command to get it. */
import { withEngine } from './session';
import { plainTable } from './table';
import { writeStdout } from './terminal';

/** 1 where the main job could not run. */
export async function doctorCommand(options: { readonly json?: boolean }): Promise<number> {
  return withEngine({ row: 0, arrow: 0 }, async (engine) => {
    const { items } = await engine.api.doctor({});
    if (options.json === true) await writeStdout(`${JSON.stringify({ items })}\n`);
    else {
      const lines = items.map(({ name, ok, required, detail }) => [
        ok ? 'ok' : required ? 'MISSING' : 'missing',
        name,
        detail,
      ]);
      const fixes = items.flatMap(({ name, ok, fix }) => (ok || fix === null ? [] : [`${name}: ${fix}`]));
      const advice = fixes.length === 0 ? '' : `\nTo mend:\n${fixes.map((fix) => `  ${fix}\n`).join('')}`;
      await writeStdout(`${plainTable(lines, new Set())}\n${advice}`);
    }
    return items.every((item) => item.ok || !item.required) ? 0 : 1;
  });
}
