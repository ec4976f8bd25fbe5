/** The Python of a project: chosen from those there are, looked into, and used by the next run. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '../app/fixture';
import { runFunction } from '../actions/runs';
import { bottomPanel, goToFunction, waitForEditor } from '../actions/window';

const udf = `import word_of_mine
from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.STRING())
def spoken(carrier):
    return word_of_mine.WORD
`;

test('an environment of the project is chosen, its packages are shown, and a run uses them', async ({
  launch,
  project,
}) => {
  makeEnvironment(path.join(project, '.venv'));
  fs.writeFileSync(path.join(project, 'spoken.py'), udf);
  const { page } = await launch();
  await waitForEditor(page);

  await page.getByRole('button', { name: /^Python 3/ }).click();
  await page
    .getByRole('list', { name: 'Interpreters' })
    .getByRole('button', { name: /^\.venv/ })
    .click({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: /^Python 3/ })).toContainText('.venv', { timeout: 30_000 });

  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Setup' }).click();
  const environment = page.getByRole('region', { name: 'Side panel' });
  await expect(environment.getByRole('table', { name: 'Packages against apache-flink 2.3' })).toContainText('missing');
  await expect(environment.getByRole('list', { name: 'Imported modules' })).toContainText('word_of_mine');
  const saved = () => JSON.parse(fs.readFileSync(path.join(project, 'workbench.json'), 'utf8')) as { python?: string };
  await expect.poll(() => saved().python).toBe('.venv/bin/python');

  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Files' }).click();
  await goToFunction(page, 'spoken.py', 'spoken');
  await runFunction(page);
  await expect(bottomPanel(page).getByText('from the environment').first()).toBeVisible({ timeout: 30_000 });
});

/** With one module of its own, and no pip, which would take seconds. */
function makeEnvironment(folder: string): void {
  execFileSync(process.env['UDF_WORKBENCH_ENV_PYTHON'] ?? 'python3', ['-m', 'venv', '--without-pip', folder]);
  const lib = path.join(folder, 'lib');
  const [version = ''] = fs.readdirSync(lib);
  const packages = path.join(lib, version, 'site-packages');
  fs.writeFileSync(path.join(packages, 'word_of_mine.py'), "WORD = 'from the environment'\n");
  const info = path.join(packages, 'word_of_mine-1.0.dist-info');
  fs.mkdirSync(info);
  fs.writeFileSync(path.join(info, 'METADATA'), 'Metadata-Version: 2.1\nName: word_of_mine\nVersion: 1.0\n');
  fs.writeFileSync(path.join(info, 'top_level.txt'), 'word_of_mine\n');
}
