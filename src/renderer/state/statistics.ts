/** Statistics of the project's data: computed when asked for, in the background, and dropped when the data is read anew. */
import { create } from 'zustand';
import { toErrorData, type ErrorData } from '../../contract/errors';
import type { DataStatistics, StatisticsEvent } from '../../contract/model/statistics';
import { api } from './connection';
import { openedProject, sourceOf, useProject, type DataState } from './project';
import { until } from './until';

export type StatisticsState =
  | { readonly kind: 'going'; readonly id: string; readonly share: number | null }
  | { readonly kind: 'failed'; readonly error: ErrorData; readonly of: DataState | undefined }
  | { readonly kind: 'known'; readonly statistics: DataStatistics; readonly of: DataState | undefined };

/** By the name of the data. */
export const useStatistics = create<{ readonly data: Readonly<Record<string, StatisticsState>> }>()(() => ({
  data: {},
}));

let asked = 0;

function put(name: string, state: StatisticsState | null): void {
  const others = Object.entries(useStatistics.getState().data).filter(([other]) => other !== name);
  useStatistics.setState({ data: Object.fromEntries(state === null ? others : [...others, [name, state]]) });
}

export async function computeStatistics(name: string): Promise<void> {
  const project = openedProject();
  const source = project === null ? null : sourceOf(project, name);
  if (source === null || useStatistics.getState().data[name]?.kind === 'going') return;
  asked += 1;
  const id = `statistics-${Date.now()}-${asked}`;
  put(name, { kind: 'going', id, share: null });
  // They are of the data as it is read then: what is read meanwhile would make them old before they are there.
  const read = (): DataState | undefined => useProject.getState().data[name];
  await until([useProject], () => read()?.kind !== 'loading');
  const of = read();
  if (!isGoing(name, id)) return;
  const next = await api()
    .dataStatistics({ source, statisticsId: id })
    .then(
      (statistics): StatisticsState => ({ kind: 'known', statistics, of }),
      (thrown: unknown): StatisticsState => ({ kind: 'failed', error: toErrorData(thrown, 'plan'), of }),
    );
  if (isGoing(name, id)) put(name, next.kind === 'failed' && next.error.code === 'CANCELLED' ? null : next);
}

function isGoing(name: string, id: string): boolean {
  const now = useStatistics.getState().data[name];
  return now?.kind === 'going' && now.id === id;
}

export function cancelStatistics(name: string): void {
  const state = useStatistics.getState().data[name];
  if (state?.kind !== 'going') return;
  put(name, null);
  void api().cancelStatistics({ statisticsId: state.id });
}

export function onStatisticsEvent({ statisticsId, share }: StatisticsEvent): void {
  for (const [name, state] of Object.entries(useStatistics.getState().data))
    if (state.kind === 'going' && state.id === statisticsId) put(name, { ...state, share });
}

/** Of the data as it was last read; what was computed before that is of other rows. */
export function useStatisticsOf(name: string): StatisticsState | null {
  const state = useStatistics((store) => store.data[name]);
  const read = useProject((store) => store.data[name]);
  if (state === undefined) return null;
  return state.kind === 'going' || state.of === read ? state : null;
}
