/** docs/newcomer.md, done as it says: twelve tasks of somebody who sees the workbench for the first time, without a mouse. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '../app/fixture';
import { KeyboardUser } from '../app/keyboard-user';
import { repository } from '../app/locations';

/** Comparing and recording take most of it. */
test.setTimeout(300_000);
const slow = 60_000;

interface Newcomer {
  readonly user: KeyboardUser;
  readonly folder: string;
  /** Which file the system's next save dialog answers with: it is the system's, and no page can press its keys. */
  readonly saveAs: (file: string) => Promise<void>;
}

const tasks: Readonly<Record<string, (newcomer: Newcomer) => Promise<void>>> = {
  'Open a folder as your project': async ({ user }) => {
    await user.seesText('Open a folder with UDF files');
    await user.press('Control+o');
    await user.seesText('Write the first function');
  },

  'Bring a CSV file in': async ({ user }) => {
    await user.command('Add a data file');
    await user.hasFocus('textbox', 'Path');
    await user.type('orders.csv');
    await user.press('Enter');
    await user.press('Control+Shift+D');
    await user.sees('region', 'Data orders', 'BIGINT');
  },

  'Begin a file from a template': async ({ user }) => {
    await user.command('New Python file');
    await user.type('prices');
    await user.tabTo('combobox', 'Begin with');
    await user.press('Enter');
    await user.sees('option', /^Scalar function/);
    await user.press('Enter');
    await user.tabTo('button', 'Create');
    await user.press('Enter');
    await user.sees('tab', 'prices.py');
    await user.hasFocus('textbox', 'Python file');
    await user.press('Control+Enter');
    await user.sees('grid', 'Rows of fahrenheit', undefined, slow);
  },

  'Write a function with completion': async ({ user }) => {
    await user.press('Control+End');
    await user.type('\n\n\n@udf(result_type=DataTypes.DOUB');
    await user.sees('option', /^DOUBLE/, undefined, slow);
    await user.press('Tab');
    await user.type('())');
    await user.press('Enter');
    await user.type('def gross(price, count');
    await user.sees('option', /^country/, undefined, slow);
    await user.press('Tab');
    await user.type('):\n');
    await user.type("return price * (1.19 if country == 'DE' else 1.0)");
    await user.press('Escape');
    await user.seesLine("return price * (1.19 if country == 'DE' else 1.0)");
    await user.sees('region', 'Function', 'gross');
  },

  'Bind its columns and run it': async ({ user }) => {
    await user.command('Choose the data');
    await user.hasFocus('combobox', 'Data');
    await user.press('Enter');
    await user.type('orders');
    await user.press('Enter');
    await user.command('Bind the columns');
    await user.hasFocus('combobox', 'Argument price');
    await user.press('Enter');
    await user.type('amount');
    await user.press('Enter');
    await user.press('Control+1');
    await user.hasFocus('textbox', 'Python file');
    await user.press('Control+Enter');
    await user.sees('grid', 'Rows of gross', undefined, slow);
  },

  'Mend an error': async ({ user }) => {
    await user.sees('alert', 'Error', 'unsupported operand type', slow);
    await user.press('Alt+F8', 'Escape', 'End');
    await user.type(' if price is not None else None');
    await user.press('Escape', 'Control+Enter');
    await user.seesText('3,000 rows in', slow);
    await user.press('F6');
    await user.hasFocus('grid', 'Rows of gross');
    await user.press('Control+End');
    await user.seesText('NULL');
  },

  'Accept a result as a test': async ({ user }) => {
    await user.command('Accept the rows');
    await user.hasFocus('textbox', 'Name of the case');
    await user.type('gross_prices');
    await user.tabTo('textbox', 'Input rows');
    await user.type('5');
    await user.press('Enter');
    await user.sees('list', 'Cases', 'gross_prices', slow);
    await user.press('Control+Alt+Enter');
    await user.sees('status', 'Result of the tests', '4 passed, 0 failed', slow);
  },

  'Compare the modes': async ({ user }) => {
    await user.command('Show the comparison');
    await user.tabTo('combobox', 'Repeats');
    await user.press('Enter');
    await user.type('3');
    await user.press('Enter', 'Control+Shift+Enter');
    await user.seesText('Comparison finished', 120_000);
    await user.seesText('Outputs of 3 modes are equal over 3,000 rows.');
    await user.sees('region', 'thread', 'Memory per slot');
  },

  'Change a setting and see its three forms': async ({ user }) => {
    await user.press('Control+Alt+,');
    await user.hasFocus('textbox', 'Search settings');
    await user.type('bundle.size');
    await user.tabTo('textbox', 'Bundle size');
    await user.press('Control+a');
    await user.type('500');
    await user.press('Enter');
    await user.command('Show settings as Flink takes them');
    await user.tabTo('radio', 'Configuration object');
    await user.sees('region', 'Configuration object', '500', slow);
    for (const form of ['TableConfig', 'config.yaml']) {
      await user.press('ArrowRight', 'Space');
      await user.sees('region', form, '500', slow);
    }
    await user.press('Alt+w');
  },

  'Look at the Python that runs your functions': async ({ user }) => {
    await user.command('Show the environment');
    await user.hasFocus('button', /pinned packages/);
    // To another one, and back to the one in use, which is taken.
    await user.press('ArrowDown', 'ArrowUp', 'Enter');
    await user.sees('table', 'Packages against apache-flink 2.3', 'pandas', slow);
    await user.sees('list', 'Imported modules', 'pyflink', slow);
  },

  'Compare two runs': async ({ user }) => {
    await user.press('Control+1', 'Control+Enter');
    await user.seesText('3,000 rows in', slow);
    await user.press('Control+Shift+H');
    await user.hasFocus('listbox', 'Runs');
    await user.press('Space', 'ArrowDown', 'ArrowDown', 'Space');
    await user.command('Compare the two marked runs');
    await user.sees('region', 'Two runs', /settings changed between them/, slow);
    await user.press('Alt+w');
  },

  'Take rows and a report along': async ({ user, folder, saveAs }) => {
    const rows = path.join(folder, 'gross.csv');
    await saveAs(rows);
    await user.command('Export the rows as CSV');
    await user.sees('region', 'Messages', '3,000 rows are in gross.csv');
    expect(fs.readFileSync(rows, 'utf8').split('\n')).toHaveLength(3_002);
    const report = path.join(folder, 'gross.html');
    await saveAs(report);
    await user.command('Save the comparison as an HTML report');
    await expect.poll(() => (fs.existsSync(report) ? fs.readFileSync(report, 'utf8') : '')).toContain('</html>');
    expect(fs.readFileSync(report, 'utf8')).toContain('gross');
  },
};

test('a newcomer does twelve tasks by the keyboard alone', async ({ launch, project }) => {
  const script = scriptOf(path.join(repository, 'docs/newcomer.md'));
  expect(script.map(({ title }) => title)).toEqual(Object.keys(tasks));
  expect(script).toHaveLength(12);

  const folder = path.join(path.dirname(project), 'shop');
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'orders.csv'), orders(3_000));
  const { app, page } = await launch({ project: null });
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, folder);
  await page.evaluate(() => {
    const pointer = { used: 0 };
    Object.assign(window, { pointer });
    window.addEventListener('pointerdown', () => (pointer.used += 1), { capture: true });
  });
  const saveAs = (filePath: string): Promise<void> =>
    app.evaluate(({ dialog }, chosen) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
    }, filePath);

  const user = new KeyboardUser(page);
  for (const { title, keys } of script) {
    await test.step(title, async () => {
      await tasks[title]?.({ user, folder, saveAs });
      expect([...user.keysPressed()].sort(), 'the keys that the script names').toEqual([...keys].sort());
    });
  }
  expect(await page.evaluate(() => (window as unknown as { pointer: { used: number } }).pointer.used)).toBe(0);
});

interface Task {
  readonly title: string;
  /** What is pressed with Ctrl, Alt or as a function key. */
  readonly keys: ReadonlySet<string>;
}

/** Titles are the headings; the keys of a task are those before the line that tells where to go from there. */
function scriptOf(file: string): Task[] {
  const [, ...sections] = fs.readFileSync(file, 'utf8').split(/^## \d+\. /m);
  return sections.map((section) => {
    const [title = '', ...rest] = section.split('\n');
    const [task = ''] = rest.join('\n').split('**From here**');
    return {
      title,
      keys: new Set(
        [...task.matchAll(/<kbd>((?:Ctrl|Alt|F\d|Shift\+F\d)[^<]*)<\/kbd>/g)].map(([, keys]) => keys ?? ''),
      ),
    };
  });
}

/** Every thousandth order has no amount. */
function orders(count: number): string {
  const countries = ['DE', 'FR', 'PL'];
  const lines = Array.from({ length: count }, (_, index) => {
    const amount = (index + 1) % 1000 === 0 ? '' : (5 + ((index * 37) % 900) / 10).toFixed(2);
    return `${index + 1},${amount},${countries[index % countries.length] ?? ''}`;
  });
  return `order,amount,country\n${lines.join('\n')}\n`;
}
