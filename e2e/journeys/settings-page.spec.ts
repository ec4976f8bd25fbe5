/** All settings on a page: searched, warned of, and edited in the three forms of Flink; a config.yaml is imported whole. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '../app/fixture';
import { formEditor, formText, openSettings, writeForm } from '../actions/settings';
import { waitForEditor } from '../actions/window';

const imported = `# The north's cluster
jobmanager.rpc.address: localhost   # never empty

python:
  fn-execution:
    bundle.size: 5000 # measured in May
taskmanager.memory.process.size: 1728m
`;

test('one form is edited and the others follow; a commented config.yaml is imported, and nothing of it is lost', async ({
  desktop,
  project,
}) => {
  const { page } = desktop;
  await waitForEditor(page);
  const settings = await openSettings(page);

  await page.keyboard.type('arrow batch');
  const batch = settings.getByRole('group', { name: 'python.fn-execution.arrow.batch.size' });
  await expect(settings.getByRole('group', { name: 'python.execution-mode' })).toHaveCount(0);
  await batch.getByRole('textbox').fill('200000');
  await expect(batch).toContainText('Capped by python.fn-execution.bundle.size');
  await batch.getByRole('button', { name: 'Reset Arrow batch size' }).click();

  await settings.getByRole('radio', { name: 'As Flink takes them' }).click();
  const form = settings.getByRole('radiogroup', { name: 'Form' }).or(settings.getByRole('group', { name: 'Form' }));
  const show = async (name: 'Configuration object' | 'TableConfig' | 'config.yaml') => {
    if (await form.isVisible()) await form.getByText(name, { exact: true }).click();
    const editor = formEditor(settings, name);
    await expect(editor.locator('.view-line').first()).toBeVisible({ timeout: 20_000 });
    return editor;
  };

  const table = await show('TableConfig');
  await writeForm(page, table, `# why\nt_env.get_config().set("python.fn-execution.bundle.size", "lots")`);
  await expect(table.getByRole('alert')).toContainText('Line 2: python.fn-execution.bundle.size takes a whole number');
  await writeForm(page, table, `# why\nt_env.get_config().set("python.fn-execution.bundle.size", "700")`);
  await expect(table.getByRole('alert')).toBeHidden();
  const configuration = await show('Configuration object');
  await expect.poll(() => formText(configuration)).toContain("'700'");
  const yaml = await show('config.yaml');
  await expect.poll(() => formText(yaml)).toContain('python.fn-execution.bundle.size: 700');

  const file = path.join(path.dirname(project), 'elsewhere.yaml');
  fs.writeFileSync(file, imported);
  await settings.getByRole('button', { name: 'Import…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a configuration' });
  await dialog.getByRole('textbox', { name: 'Path' }).fill(file);
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('3 keys, 1 of them known');
  await dialog.getByRole('button', { name: 'Make it config.yaml' }).click();
  const own = path.join(project, 'config.yaml');
  await expect.poll(() => (fs.existsSync(own) ? fs.readFileSync(own, 'utf8') : null)).toBe(imported);

  // The value set by hand before is still in force over the file; written into it, only that value changes.
  await settings.getByRole('button', { name: /^Write .* into the file$/ }).click();
  await expect
    .poll(() => fs.readFileSync(own, 'utf8'))
    .toContain('    bundle.size: 700 # measured in May\ntaskmanager.memory.process.size: 1728m\n');
  expect(fs.readFileSync(own, 'utf8').startsWith(imported.slice(0, imported.indexOf('5000')))).toBe(true);
});
