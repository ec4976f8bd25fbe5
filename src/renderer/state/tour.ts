/**
 * The tour: five steps beside the real window, on the user's own project. A step is done when the window says so, whoever did it;
 * nothing is played, so what is seen in the tour is what one gets after it.
 */
import { create } from 'zustand';
import { compareCurrentFunction, useCompare } from './compare';
import { currentFunction } from './function-at';
import { useInspections } from './inspections';
import { openedProject, useProject } from './project';
import { revealPlace } from './editor';
import { runCurrentFunction, useRun } from './run';
import { changeSetting } from './settings';

export interface TourStep {
  readonly id: 'function' | 'run' | 'mode' | 'again' | 'compare';
  readonly title: string;
  readonly text: string;
  /** Command whose keys the text names. */
  readonly command: string | null;
  /** The button that does it for the user. */
  readonly label: string;
  readonly act: () => void;
}

interface TourStore {
  /** Index of the step that is shown; null: no tour. As many as there are steps: it has ended. */
  readonly at: number | null;
  /** performance.now() of the step's begin: what happened before does not count. */
  readonly since: number;
}

export const useTour = create<TourStore>()(() => ({ at: null, since: 0 }));

export const tourSteps: readonly TourStep[] = [
  {
    id: 'function',
    title: 'A function for Flink',
    text: 'Every function with @udf in a Python file can be run. Put the cursor into one.',
    command: null,
    label: 'Go to one',
    act: goToFunction,
  },
  {
    id: 'run',
    title: 'Its rows',
    text: 'Run it. It runs on the data that is bound to its parameters, in a real Python worker, and its rows appear below.',
    command: 'run',
    label: 'Run it',
    act: runCurrentFunction,
  },
  {
    id: 'mode',
    title: 'Another execution mode',
    text: 'Flink can call Python inside the task manager instead. Choose the mode thread in the title bar.',
    command: 'mode-thread',
    label: 'Choose thread',
    act: () => changeSetting('python.execution-mode', 'thread'),
  },
  {
    id: 'again',
    title: 'The same rows',
    text: 'Run it again. The status bar says which mode it ran in; Flink falls back to process where it must, and so does this.',
    command: 'run',
    label: 'Run it again',
    act: runCurrentFunction,
  },
  {
    id: 'compare',
    title: 'Which mode to take',
    text: 'Compare them. First the outputs are compared, then each mode is measured; above the figures stands the answer.',
    command: 'compare',
    label: 'Compare',
    act: compareCurrentFunction,
  },
];

let unfollow: (() => void)[] = [];

export function startTour(): void {
  endTour();
  useTour.setState({ at: 0, since: performance.now() });
  unfollow = [useRun, useCompare, useProject].map((store) => store.subscribe(goOnWhereDone));
}

export function endTour(): void {
  for (const stop of unfollow) stop();
  unfollow = [];
  useTour.setState({ at: null });
}

export function nextStep(): void {
  const { at } = useTour.getState();
  if (at !== null) useTour.setState({ at: Math.min(at + 1, tourSteps.length), since: performance.now() });
}

function goOnWhereDone(): void {
  const { at, since } = useTour.getState();
  const step = at === null ? undefined : tourSteps[at];
  if (step !== undefined && isDone(step.id, since)) nextStep();
}

function isDone(id: TourStep['id'], since: number): boolean {
  switch (id) {
    case 'function':
      return false;
    case 'run':
    case 'again': {
      const { state } = useRun.getState();
      return state.kind === 'ended' && state.outcome.kind === 'done' && state.startedAt > since;
    }
    case 'mode':
      return openedProject()?.settings.settings['python.execution-mode'] === 'thread';
    case 'compare': {
      const { state } = useCompare.getState();
      return state.kind === 'ended' && state.outcome.kind === 'done' && state.startedAt > since;
    }
  }
}

/** The first function of the file in front, else of any file. */
function goToFunction(): void {
  const here = currentFunction();
  const known = Object.entries(useInspections.getState().files);
  const [file, inspection] = known.find(([, { functions }]) => functions.length > 0) ?? [];
  if (here !== null) revealPlace(here.file, here.info.line);
  else if (file !== undefined) revealPlace(file, inspection?.functions[0]?.line ?? 1);
  nextStep();
}
