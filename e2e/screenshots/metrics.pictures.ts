/** The metrics of a run: before the first one, and of a function that counts. */
import { expect, test } from '../app/fixture';
import { chooseMode, runFunction } from '../actions/runs';
import { newFile, replaceText, showTab, statusBar } from '../actions/window';
import { openCamera } from './pictures';

/** Something of every kind of metric, and slow enough for a few samples. */
const everyKind = `from pyflink.table import DataTypes
from pyflink.table.udf import ScalarFunction, udf


class Counting(ScalarFunction):
    def open(self, function_context):
        group = function_context.get_metric_group().add_group("delays")
        self.calls = group.counter("calls")
        self.late = group.add_group("kind", "late").counter("rows")
        self.values = group.distribution("values")
        self.events = group.meter("events", 10)
        self.last = 0
        group.gauge("last", lambda: self.last)

    def eval(self, flight):
        self.calls.inc()
        self.events.mark_event()
        if flight % 3 == 0:
            self.late.inc()
        self.values.update(flight % 97 - 20)
        self.last = flight
        return sum(i * i for i in range(40)) + flight


counting = udf(Counting(), result_type=DataTypes.BIGINT())
`;

test('metrics', async ({ desktop }) => {
  const { page } = desktop;
  const picture = await openCamera(desktop);
  await newFile(page, 'counting.py', 'Empty file');
  await replaceText(page, everyKind);
  await expect(statusBar(page)).toContainText('saved');
  const panel = await showTab(page, 'Metrics');
  await picture('metrics-first');
  await panel.getByRole('button', { name: /^Turn python.metric.enabled on and run/ }).click();
  await expect(panel.getByRole('row', { name: /^calls counter 336,776/ })).toBeVisible({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Give the bottom panel all the room' }).click();
  await picture('metrics-run');
  await chooseMode(page, 'thread');
  await page.keyboard.press('ControlOrMeta+Shift+J');
  await page.getByRole('textbox', { name: 'Python file' }).focus();
  await runFunction(page);
  await expect(panel.getByText(/does not report a function’s own metrics in thread mode/)).toBeVisible({
    timeout: 120_000,
  });
  await expect(panel.getByText('The last run')).toBeVisible({ timeout: 120_000 });
  await panel.getByRole('combobox', { name: 'What is shown' }).click();
  await page.getByRole('option', { name: /^Mode over mode/ }).click();
  await page.getByRole('button', { name: 'Give the bottom panel all the room' }).click();
  await picture('metrics-modes');
});
