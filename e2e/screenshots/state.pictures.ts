/** The state microscope: before the first use, the calls of a key, and a broken law with its smallest example. */
import { expect, test } from '../app/fixture';
import { callSlider, expectRecorded, runCommand, statePanel } from '../actions/state';
import { goToFunction, openFile, replaceText, showTab } from '../actions/window';
import { dress, lookName, looks } from './pictures';

for (const look of looks) {
  test(`the state of an aggregate in ${lookName(look)}`, async ({ launch }) => {
    const desktop = await launch();
    const { page } = desktop;
    const picture = await dress(desktop, look);
    await openFile(page, 'aggregates.py');
    await goToFunction(page, 'aggregates.py', 'most_frequent');
    await showTab(page, 'State');
    await picture('state-first');
    await runCommand(page, 'Show the state of the aggregate');
    await expectRecorded(page);
    await callSlider(page).focus();
    await page.keyboard.press('Home');
    for (let call = 0; call < 60; call += 1) await page.keyboard.press('ArrowRight');
    await picture('state-calls');
    await replaceText(page, broken);
    await goToFunction(page, 'aggregates.py', 'mean_delay');
    await runCommand(page, 'Check the laws');
    await expect(statePanel(page).getByRole('status')).toContainText('broken', { timeout: 120_000 });
    await picture('state-laws');
  });
}

/** A mean whose merge forgets to count, and whose sum is not taken back. */
const broken = `from pyflink.common import Row
from pyflink.table import AggregateFunction
from pyflink.table.udf import udaf


class MeanDelay(AggregateFunction):
    def create_accumulator(self):
        return Row(0, 0)

    def accumulate(self, accumulator, dep_delay):
        if dep_delay is not None:
            accumulator[0] += dep_delay
            accumulator[1] += 1

    def retract(self, accumulator, dep_delay):
        if dep_delay is not None:
            accumulator[1] -= 1

    def merge(self, accumulator, accumulators):
        for other in accumulators:
            accumulator[0] += other[0]

    def get_value(self, accumulator):
        return None if accumulator[1] == 0 else accumulator[0] / accumulator[1]


mean_delay = udaf(MeanDelay(), result_type='DOUBLE', accumulator_type='ROW<total BIGINT, flights BIGINT>')
`;
