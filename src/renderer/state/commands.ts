/** Every command of the window, with its words and keys. Buttons, keys, the native menu and the palette all come here. */
import type { MenuCommand } from '../../contract/api/host';
import type { ProfileWay } from '../../contract/model/profile';
import { cancelWhatRuns } from './actions';
import { compareCurrentFunction, comparedId, useCompare } from './compare';
import { removeAllBreakpoints, toggleBreakpoint } from './breakpoints';
import { workbench } from './connection';
import { debugOrContinue, isDebugging, restartDebug, step, stopDebug, useDebug } from './debug';
import { findDifferences } from './differ';
import { closeDialog, openDialog, useDialogs } from './dialogs';
import { closeFile, saveAll, useEditor } from './editor';
import { installPackages, showEnvironment } from './environment';
import { focusNextPart, focusOn, type FocusPlace } from './focus';
import { currentFunction, type FunctionTarget } from './function-at';
import { editorAction } from './editor-actions';
import { formatActive, formatBeforeSave } from './formatting';
import { exportShownRows } from './exports';
import { compareMarked, readHistory, rerunExactly, saveComparisonReport, useHistory } from './history';
import { inspectFile } from './inspections';
import { toggleFormatOnSave, useLanguage } from './language';
import {
  effectiveTheme,
  isDark,
  setTheme,
  showBottomTab,
  showInspector,
  showSideView,
  toggleBottom,
  toggleBottomMaximized,
  toggleInspector,
  toggleSide,
  useLayout,
  type BottomTab,
  type SideView,
} from './layout';
import { copyMetrics, saveMetrics, turnMetricsOnAndRun } from './metrics';
import { checkLaws } from './laws';
import { lookAtState } from './microscope';
import { notify } from './notices';
import { searchOutput } from './output-search';
import { closePage, openPage, usePages } from './pages';
import { copyPathText, deletePath, duplicatePath, revealPath } from './file-actions';
import { folderOfChosen, typeName } from './file-tree';
import {
  checkSetup,
  chooseProject,
  createProject,
  flushProjectSettings,
  openedProject,
  refreshProject,
} from './project';
import { newQuery } from './queries';
import { newRowsByHand } from './rows-by-hand';
import { profileCurrentFunction, setProfileWay, toggleHeat } from './profile';
import { runCurrentFunction, useRun } from './run';
import { changeSetting, resetAllSettings, setProfile } from './settings';
import { startTour } from './tour';
import { showSettingsPage, type SettingsView } from './settings-page';
import { showTune } from './tune';
import { changeZoom } from './zoom';
import { chooseWriteTo } from './write-to';
import { casesInScope, runCases, setTestScope, useTests, type TestScope } from './tests';

export const commandGroups = ['Run', 'Debug', 'File', 'Go to', 'Code', 'Settings', 'View'] as const;

export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: (typeof commandGroups)[number];
  readonly keys: readonly string[];
  /** Its keys mean something else, or nothing, outside of the editor. */
  readonly ofEditor?: true;
  /** Its keys are another command's, or the browser's, where this does not hold. */
  readonly when?: () => boolean;
  readonly run: () => void;
}

const command = (
  group: Command['group'],
  id: string,
  title: string,
  run: () => void,
  ...keys: readonly string[]
): Command => ({ group, id, title, run, keys });

const editorCommand = (
  group: Command['group'],
  id: string,
  title: string,
  action: string,
  ...keys: readonly string[]
): Command => ({ group, id, title, keys, ofEditor: true, run: () => editorAction(`editor.action.${action}`) });

const zoomCommand = (id: string, title: string, steps: -1 | 0 | 1, ...keys: readonly string[]): Command => ({
  group: 'View',
  id,
  title,
  keys,
  when: () => workbench().host === 'desktop',
  run: () => changeZoom(steps),
});

export const commands: readonly Command[] = [
  command('Run', 'run', 'Run the function at the cursor', runCurrentFunction, 'Mod+Enter'),
  command(
    'Run',
    'compare',
    'Compare the modes of the function at the cursor',
    compareCurrentFunction,
    'Mod+Shift+Enter',
  ),
  command('Run', 'tune', 'Tune the settings of the function at the cursor', showTune, 'Mod+Alt+T'),
  command('Run', 'profile', 'Profile the function at the cursor', profileCurrentFunction, 'Mod+Alt+P'),
  command('Run', 'profile-exact', 'Profile with exact counts of calls', () => profileBy('exact')),
  command('Run', 'profile-memory', 'Profile the memory of each line', () => profileBy('memory')),
  command('Run', 'test', 'Run the tests of this file', testActiveFile, 'Mod+Alt+Enter'),
  command('Run', 'test-project', 'Run all tests of the project', testProject),
  command('Run', 'accept', 'Accept the rows of the last run as expected', acceptLastRun),
  command('Run', 'differ', 'Find differences between the modes of the function at the cursor', findDifferences),
  command('Run', 'state', 'Show the state of the aggregate at the cursor', lookAtState),
  command('Run', 'laws', 'Check the laws of the aggregate at the cursor', checkLaws),
  command('Debug', 'debug', 'Debug the function at the cursor, or continue', debugOrContinue, 'F5'),
  command('Debug', 'debug-over', 'Step over', () => void step('next'), 'F10'),
  command('Debug', 'debug-into', 'Step into', () => void step('stepIn'), 'F11'),
  command('Debug', 'debug-out', 'Step out', () => void step('stepOut'), 'Shift+F11'),
  { ...command('Debug', 'debug-pause', 'Pause', () => void step('pause'), 'F6'), when: isGoing },
  command('Debug', 'debug-stop', 'Stop debugging', stopDebug, 'Shift+F5'),
  command('Debug', 'debug-restart', 'Restart debugging', restartDebug, 'Mod+Shift+F5'),
  command('Debug', 'breakpoint', 'Set or remove a breakpoint at the cursor', toggleAtCursor, 'F9'),
  command('Debug', 'breakpoint-edit', 'Condition, hit count or message of a breakpoint', editAtCursor, 'Shift+F9'),
  command('Debug', 'breakpoints-clear', 'Remove all breakpoints', removeAllBreakpoints),
  command('Run', 'metrics-on', 'Turn metrics on and run the function at the cursor', turnMetricsOnAndRun),
  command('Run', 'metrics-copy', 'Copy the metrics of the last run for Prometheus', () => void copyMetrics()),
  command('Run', 'metrics-save', 'Save the metrics of the last run for Prometheus', () => void saveMetrics()),
  command('Run', 'rerun-last', 'Run the last run of the history again exactly', rerunLast),
  command('Run', 'stop', 'Stop what is running', () => void cancelWhatRuns()),
  command('Run', 'inspect', 'Read the functions of this file again', inspectActive),
  command('File', 'save', 'Save all files now', () => void saveEverything(), 'Mod+S'),
  command('File', 'new-file', 'New Python file', () => openDialog({ kind: 'new-file' })),
  command('File', 'new-folder', 'New folder', newFolder),
  command('File', 'rename-file', 'Rename this file', renameActive),
  command('File', 'duplicate-file', 'Duplicate this file', () => withActive((path) => void duplicatePath(path))),
  command('File', 'delete-file', 'Delete this file', () => withActive((path) => void deletePath(path))),
  command('File', 'copy-path', 'Copy the path of this file', () =>
    withActive((path) => void copyPathText(path, 'whole')),
  ),
  command('File', 'reveal-file', 'Show this file in the file manager', () =>
    withActive((path) => void revealPath(path)),
  ),
  command('File', 'close-file', 'Close this file', closeActive, 'Alt+W'),
  command('File', 'open-project', 'Open a project folder', () => void openProjectByHost(), 'Mod+O'),
  command('File', 'new-project', 'New project', () => void newProjectByHost()),
  command('File', 'recent-projects', 'Open a recent project', () => openDialog({ kind: 'palette', show: 'projects' })),
  command('File', 'refresh', 'Read the project folder again', () => void refresh()),
  command(
    'File',
    'new-rows',
    'New rows by hand for the function at the cursor',
    () => void newRowsByHand(currentFunction()),
  ),
  command('File', 'new-query', 'New SQL query over the data', () => void newQuery()),
  command('File', 'export-csv', 'Export the rows as CSV', () => void exportShownRows('csv')),
  command('File', 'export-jsonl', 'Export the rows as JSON lines', () => void exportShownRows('jsonl')),
  command('File', 'export-parquet', 'Export the rows as Parquet', () => void exportShownRows('parquet')),
  command('File', 'export-arrow', 'Export the rows as Arrow', () => void exportShownRows('arrow')),
  command('File', 'write-to', 'Write results to a file…', () => void chooseWriteTo(currentFunction())),
  command('File', 'save-report', 'Save the comparison as an HTML report', saveShownComparison),
  command('File', 'add-data', 'Add a data file', () => openDialog({ kind: 'data' })),
  command(
    'Go to',
    'palette',
    'Show all commands',
    () => openDialog({ kind: 'palette', show: 'commands' }),
    ...paletteKeys(),
  ),
  command('Go to', 'files', 'Go to a file or function', () => openDialog({ kind: 'palette', show: 'files' }), 'Mod+P'),
  command('Go to', 'editor', 'Go to the editor', () => focusOn('editor'), 'Mod+1'),
  command('Go to', 'next-part', 'Go to the next part of the window', () => focusNextPart(1), 'F6'),
  command('Go to', 'previous-part', 'Go to the part of the window before', () => focusNextPart(-1), 'Shift+F6'),
  command('Go to', 'bind-columns', 'Bind the columns of the function at the cursor', goToFunction),
  command('Go to', 'choose-data', 'Choose the data of the function at the cursor', () => focusOn('data')),
  command('Go to', 'show-rows', 'Show rows', () => goToTab('rows')),
  command('Go to', 'show-compare', 'Show the comparison', () => goToTab('compare')),
  command('Go to', 'show-tune', 'Show the tuning', showTune),
  command('Go to', 'show-tests', 'Show tests', () => goToTab('tests')),
  command('Go to', 'show-debug', 'Show the debugger', () => goToTab('debug')),
  command('Go to', 'show-metrics', 'Show metrics', () => goToTab('metrics')),
  command('Go to', 'show-state', 'Show the state of aggregates', () => goToTab('state')),
  command('Go to', 'show-profile', 'Show the profile', () => goToTab('profile')),
  command('Go to', 'show-problems', 'Show problems', () => goToTab('problems'), 'Mod+Shift+M'),
  command('Go to', 'show-output', 'Show output', () => goToTab('output'), 'Mod+Shift+U'),
  command('Go to', 'search-output', 'Search the output', searchOutput),
  command('Go to', 'show-files', 'Show files', () => goToSide('files'), 'Mod+Shift+E'),
  command('Go to', 'show-data', 'Show data', () => goToSide('data'), 'Mod+Shift+D'),
  command('Go to', 'show-history', 'Show the history of runs', () => goToSide('history'), 'Mod+Shift+H'),
  command('Go to', 'compare-runs', 'Compare the two marked runs of the history', compareMarked),
  command('Go to', 'show-setup', 'Show the environment and check it', showSetup),
  editorCommand('Code', 'suggest', 'Suggest completions', 'triggerSuggest', 'Mod+Space'),
  editorCommand('Code', 'signature', 'Show the parameters of this call', 'triggerParameterHints', 'Mod+Shift+Space'),
  editorCommand('Code', 'quick-fix', 'Quick fixes at the cursor', 'quickFix', 'Mod+.'),
  editorCommand('Code', 'rename', 'Rename this everywhere', 'rename', 'F2'),
  editorCommand('Code', 'definition', 'Go to the definition', 'revealDefinition', 'F12'),
  editorCommand('Code', 'references', 'Show all uses of this', 'goToReferences', 'Shift+F12'),
  editorCommand('Code', 'symbol', 'Go to a symbol of this file', 'quickOutline', 'Mod+Shift+O'),
  editorCommand('Code', 'next-problem', 'Go to the next problem of this file', 'marker.next', 'Alt+F8'),
  command('Code', 'format', 'Format this file', formatActive, 'Shift+Alt+F'),
  command('Code', 'format-on-save', 'Format on save: on or off', switchFormatOnSave),
  command('Settings', 'settings', 'Show settings of this run', goToSettings, 'Mod+,'),
  command('Settings', 'all-settings', 'Show all settings', () => goToSettingsPage('list'), 'Mod+Alt+,'),
  command('Settings', 'settings-forms', 'Show settings as Flink takes them', () => goToSettingsPage('forms')),
  command('Settings', 'settings-differences', 'Show what differs from the defaults', () =>
    showSettingsPage('differences'),
  ),
  command('Settings', 'save-profile', 'Save the settings as a profile', () =>
    openDialog({ kind: 'profile', rename: null }),
  ),
  command('Settings', 'import-config', 'Import a config.yaml', () => openDialog({ kind: 'import-config' })),
  command('Settings', 'choose-python', 'Choose the Python of this project', showSetup),
  command('Settings', 'python-path', 'Add a Python by its path', () => openDialog({ kind: 'python-path' })),
  command('Settings', 'install-requirements', 'Install requirements.txt into .venv', () => {
    showSetup();
    void installPackages('requirements', true);
  }),
  command('Settings', 'mode-process', 'Execution mode: process', () =>
    changeSetting('python.execution-mode', 'process'),
  ),
  command('Settings', 'mode-thread', 'Execution mode: thread', () => changeSetting('python.execution-mode', 'thread')),
  command('Settings', 'profile-product', "Defaults: the workbench's", () => setProfile('product')),
  command('Settings', 'profile-flink', 'Defaults: Flink 2.3', () => setProfile('flink-2.3')),
  command('Settings', 'reset-settings', 'Reset all settings of the panel', resetAllSettings),
  command('View', 'toggle-side', 'Show or hide the side panel', toggleSide, 'Mod+B'),
  command('View', 'toggle-bottom', 'Show or hide the bottom panel', toggleBottom, 'Mod+J'),
  command('View', 'maximize-bottom', 'Give the bottom panel all the room', toggleBottomMaximized, 'Mod+Shift+J'),
  command('View', 'toggle-inspector', 'Show or hide the inspector', toggleInspector, 'Mod+Alt+B'),
  command('Go to', 'tour', 'Take the tour', startTour),
  command(
    'Go to',
    'show-shortcuts',
    'Show and change keyboard shortcuts',
    () => openPage({ kind: 'shortcuts' }),
    'Mod+Alt+K',
  ),
  zoomCommand('zoom-in', 'Zoom in', 1, 'Mod+=', 'Mod+Shift+Equal', 'Mod+NumpadAdd'),
  zoomCommand('zoom-out', 'Zoom out', -1, 'Mod+-', 'Mod+NumpadSubtract'),
  zoomCommand('zoom-reset', 'Reset the zoom', 0, 'Mod+0', 'Mod+Numpad0'),
  command('View', 'toggle-heat', 'Show or hide the profile in the editor', toggleHeat),
  command('View', 'toggle-theme', 'Switch between dark and light', toggleTheme),
  command('View', 'theme-contrast', 'High contrast, dark', () => setTheme('contrast')),
  command('View', 'theme-contrast-light', 'High contrast, light', () => setTheme('contrast-light')),
  command('View', 'theme-system', "Follow the system's theme", () => setTheme('system')),
];

function goToTab(tab: BottomTab): void {
  showBottomTab(tab);
  focusOn('bottom');
}

function goToSide(view: SideView): void {
  showSideView(view);
  focusOn('side');
}

function goToInspector(place: Extract<FocusPlace, 'function' | 'settings'>): void {
  showInspector();
  focusOn(place);
}

function goToFunction(): void {
  goToInspector('function');
}

function goToSettings(): void {
  goToInspector('settings');
}

function goToSettingsPage(view: SettingsView): void {
  showSettingsPage(view);
  focusOn('editor');
}

/** There is something to pause. */
function isGoing(): boolean {
  const { phase, place } = useDebug.getState();
  return isDebugging(phase) && place === null;
}

function paletteKeys(): string[] {
  return ['Mod+K', 'Mod+Shift+P', 'F1'];
}

const byId = new Map(commands.map((each) => [each.id, each]));

export function commandById(id: string): Command {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`There is no command ${id}.`);
  return found;
}

export function runMenuCommand(menu: MenuCommand): void {
  commandById(menu === 'command-palette' ? 'palette' : menu).run();
}

function profileBy(way: ProfileWay): void {
  setProfileWay(way);
  profileCurrentFunction();
}

/** Esc: closes the open dialog, else cancels what runs, else gives the room back. */
export function escape(): void {
  if (useDialogs.getState().dialog.kind !== 'none') closeDialog();
  else if (!cancelWhatRuns() && useLayout.getState().bottomSize === 'maximized') toggleBottomMaximized();
}

function toggleAtCursor(): void {
  const { active, cursorLine } = useEditor.getState();
  if (active !== null) toggleBreakpoint(active, cursorLine);
}

function editAtCursor(): void {
  const { active, cursorLine } = useEditor.getState();
  if (active !== null) editBreakpoint(active, cursorLine);
}

/** Where there is none yet, it is made with what the dialog says. */
export function editBreakpoint(path: string, line: number): void {
  openDialog({ kind: 'breakpoint', path, line });
}

function inspectActive(): void {
  const { active } = useEditor.getState();
  if (active !== null) void inspectFile(active);
}

function testActiveFile(): void {
  testScope('file');
}

function testProject(): void {
  testScope('project');
}

/** Where there is no case, the tab says how to make one. */
export function testScope(scope: TestScope): void {
  setTestScope(scope);
  showBottomTab('tests');
  void runCases(casesInScope(useTests.getState().cases, scope, useEditor.getState().active));
}

/** The cases of one function; where there are none, the tab says how to make one. */
export function testFunction({ file, info }: FunctionTarget): Promise<void> {
  showBottomTab('tests');
  const cases = useTests.getState().cases.filter((each) => each.file === file && each.function === info.name);
  return runCases(cases);
}

export function acceptLastRun(): void {
  const { state } = useRun.getState();
  if (state.kind !== 'ended' || state.job === null || state.outcome.kind === 'cancelled') {
    notify('info', 'Run a function first: what its run gives can then be accepted as expected.');
    return;
  }
  const rows = state.outcome.kind === 'done' ? state.outcome.summary.rows : state.outcome.rows;
  openDialog({ kind: 'accept', job: state.job, file: state.target.file, rows });
}

function withActive(run: (path: string) => void): void {
  const { active } = useEditor.getState();
  if (active !== null) run(active);
}

/** The name is typed where it stands in the tree. */
function renameActive(): void {
  withActive((path) => {
    showSideView('files');
    typeName({ kind: 'rename', path });
  });
}

function newFolder(): void {
  showSideView('files');
  typeName({ kind: 'new-folder', folder: folderOfChosen(openedProject()?.entries ?? []) });
}

async function newestRun(): Promise<string | undefined> {
  await readHistory();
  return useHistory.getState().entries[0]?.id;
}

function rerunLast(): void {
  void newestRun().then((id) => {
    if (id === undefined) notify('info', 'Run a function first: it can then be run again exactly.');
    else void rerunExactly(id);
  });
}

export function saveShownComparison(): void {
  const { state } = useCompare.getState();
  const id = comparedId(state);
  if (id === null || state.kind === 'idle') notify('info', 'Compare the modes of a function first.');
  else void saveComparisonReport(id, state.target.name);
}

function closeActive(): void {
  const { front } = usePages.getState();
  if (front !== null) return closePage(front);
  const { active } = useEditor.getState();
  if (active !== null) closeFile(active);
}

async function saveEverything(): Promise<void> {
  await formatBeforeSave();
  await Promise.all([saveAll(), flushProjectSettings()]);
}

function switchFormatOnSave(): void {
  toggleFormatOnSave();
  const { formatsOnSave } = useLanguage.getState();
  notify(
    'info',
    formatsOnSave ? 'Saving by hand formats the file with ruff.' : 'Saving leaves files as they are typed.',
  );
}

async function refresh(): Promise<void> {
  const problem = await refreshProject();
  if (problem !== null) notify('danger', `The project could not be read again: ${problem.error}`);
}

/** The desktop has a folder chooser; a browser asks for the path. */
export async function openProjectByHost(): Promise<void> {
  if (workbench().host === 'browser') {
    openDialog({ kind: 'open-project' });
    return;
  }
  closeDialog();
  try {
    await chooseProject();
  } catch (thrown) {
    notify('danger', `The folder chooser did not open: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}

/** A folder is chosen or typed; what it needs is put into it. */
export async function newProjectByHost(): Promise<void> {
  if (workbench().host === 'browser') {
    openDialog({ kind: 'open-project', isNew: true });
    return;
  }
  closeDialog();
  try {
    const { root } = await workbench().api.chooseProject({});
    if (root !== null) await createProject(root);
  } catch (thrown) {
    notify('danger', `The project was not made: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}

function showSetup(): void {
  goToSide('setup');
  void showEnvironment();
  void checkSetup();
}

function toggleTheme(): void {
  setTheme(isDark(effectiveTheme(useLayout.getState())) ? 'light' : 'dark');
}
