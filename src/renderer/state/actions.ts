/** What one key or button does: cancelling what runs, whichever it is; and the wiring of the engine's events. */
import type { MenuCommand } from '../../contract/api/host';
import { workbench } from './connection';
import { cancelCompare, forgetCompare, isComparing, onCompareEvent, useCompare } from './compare';
import { cancelDiffer, forgetDiffer, isDiffering, onDifferEvent, recoverDiffer, useDiffer } from './differ';
import {
  followBreakpoints,
  forgetDebug,
  isDebugging,
  onDebugEvent,
  onRunOfDebugger,
  recallWatches,
  stopDebug,
  useDebug,
} from './debug';
import { recallBreakpoints } from './breakpoints';
import { keepDrafts } from './documents';
import { forgetMetrics, onMetricsEvent, onReportEvent, onRunOfMetrics, recoverMetrics } from './metrics';
import { openTabsOf, rereadFiles, saveAll } from './editor';
import { recallFolded } from './file-tree';
import { onProjectEvent } from './project-changes';
import { forgetInspections, inspectAll } from './inspections';
import { forgetLanguage, onLanguageEvent, recoverLanguage, startLanguage } from './language';
import { onExportEvent } from './exports';
import { onStatisticsEvent } from './statistics';
import { forgetHistory, onHistoryEvent } from './history';
import { cancelLaws, forgetLaws, isChecking, onLawsReport, onRunOfLaws, useLaws } from './laws';
import { logs } from './logs';
import { cancelLook, forgetMicroscope, isLooking, onRunOfMicroscope, onStateReport, useMicroscope } from './microscope';
import { notify } from './notices';
import { followEnvironment, forgetEnvironment, onEnvironmentEvent } from './environment';
import { flushProjectSettings, openedProject, openProject, useProject } from './project';
import { afterEditor } from './start-up';
import { cancelOtherMode, forgetProfiles, isProfiling, onProfileReport, onRunOfProfile, useProfile } from './profile';
import { cancelRun, forgetRun, isRunning, onRunEvent, recoverRun, useRun } from './run';
import { cancelTune, forgetTune, isTuning, onTuneEvent, useTune } from './tune';
import { cancelCases, forgetTests, isTesting, onCaseEvent, readCases, recoverTests, useTests } from './tests';

/** False where nothing was running. */
export function cancelWhatRuns(): boolean {
  const running = isRunning(useRun.getState().state);
  const comparing = isComparing(useCompare.getState().state);
  const testing = isTesting(useTests.getState().run);
  const differing = isDiffering(useDiffer.getState().state);
  const debugging = isDebugging(useDebug.getState().phase);
  const looking = isLooking(useMicroscope.getState().phase);
  const checking = isChecking(useLaws.getState().phase);
  if (debugging) stopDebug();
  if (looking) cancelLook();
  if (checking) cancelLaws();
  if (running) cancelRun();
  if (comparing) cancelCompare();
  if (testing) cancelCases();
  const tuning = isTuning(useTune.getState().state);
  if (differing) cancelDiffer();
  if (tuning) cancelTune();
  const profiling = isProfiling(useProfile.getState());
  if (profiling) cancelOtherMode();
  const measuring = comparing || tuning || differing || testing;
  return running || measuring || debugging || looking || checking || profiling;
}

/** Connects stores and engine. Returns how to undo it. */
export function listenToEngine(onMenu: (command: MenuCommand) => void): () => void {
  const { on, beforeClose, connection } = workbench();
  const stops = [
    on('run', onRunEvent),
    on('run', onRunOfDebugger),
    on('run', onRunOfMetrics),
    on('metrics', onMetricsEvent),
    on('report', onReportEvent),
    on('run', onRunOfMicroscope),
    on('run', onRunOfLaws),
    on('report', onStateReport),
    on('report', onLawsReport),
    on('run', onRunOfProfile),
    on('report', onProfileReport),
    on('debug', onDebugEvent),
    on('compare', onCompareEvent),
    on('cases', onCaseEvent),
    on('differ', onDifferEvent),
    on('tune', onTuneEvent),
    on('project', onProjectEvent),
    on('language', onLanguageEvent),
    on('history', onHistoryEvent),
    on('export', onExportEvent),
    on('statistics', onStatisticsEvent),
    on('log', logs.push),
    on('environment', onEnvironmentEvent),
    on('engine', (event) => {
      const hint = event.error.hint === undefined ? '' : ` ${event.error.hint}`;
      notify('danger', `The task manager ended and was started anew: ${event.error.error}${hint}`);
    }),
    on('host', (event) => {
      if (event.kind === 'menu') onMenu(event.command);
      else void openProject(event.root);
    }),
    beforeClose(async () => {
      keepDrafts();
      await Promise.all([saveAll(), flushProjectSettings()]);
    }),
    connection.subscribe(() => {
      const now = connection.current();
      if (now.kind !== 'connected' || !now.gap) return;
      void recoverRun();
      void recoverMetrics();
      recoverTests();
      recoverDiffer();
      recoverLanguage();
    }),
    followBreakpoints(),
    followProject(),
    followFocus(),
  ];
  return () => stops.forEach((stop) => stop());
}

/** A newly opened project brings its tabs and inspections, and takes those of the one before. */
function followProject(): () => void {
  let root: string | null = null;
  const update = () => {
    const project = openedProject();
    if ((project?.root ?? null) === root) return;
    root = project?.root ?? null;
    forgetDebug();
    forgetMicroscope();
    forgetLaws();
    forgetRun();
    forgetMetrics();
    forgetProfiles();
    forgetCompare();
    forgetTests();
    forgetDiffer();
    forgetTune();
    forgetHistory();
    forgetInspections();
    forgetLanguage();
    forgetEnvironment();
    if (project === null) return;
    recallBreakpoints(project.root);
    recallFolded(project.root);
    recallWatches(project.root);
    const bound = Object.keys(project.settings.bindings).map((key) => key.slice(0, key.lastIndexOf(':')));
    openTabsOf(
      project.root,
      project.entries.map((entry) => entry.path),
      [...bound, ...project.files],
    );
    void inspectAll(project.files);
    void afterEditor().then(readCases);
    startLanguage().catch((thrown: unknown) => console.error(thrown));
    followEnvironment();
  };
  update();
  return useProject.subscribe(update);
}

/** Leaving the window saves; coming back looks at what other programs wrote. */
function followFocus(): () => void {
  const leave = () => void saveAll();
  const come = () => void rereadFiles();
  window.addEventListener('blur', leave);
  window.addEventListener('focus', come);
  return () => {
    window.removeEventListener('blur', leave);
    window.removeEventListener('focus', come);
  };
}
