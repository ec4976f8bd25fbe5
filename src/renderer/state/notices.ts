/** Short messages of the window itself: what happened behind the user's back, with what to do. */
import { create } from 'zustand';

export interface Notice {
  readonly id: number;
  readonly kind: 'info' | 'warning' | 'danger';
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const mostNotices = 4;
let lastId = 0;

export const useNotices = create<{ readonly notices: readonly Notice[] }>()(() => ({ notices: [] }));

export function notify(kind: Notice['kind'], text: string, action?: Notice['action']): void {
  lastId += 1;
  const notice: Notice = { id: lastId, kind, text, ...(action === undefined ? {} : { action }) };
  // The same words twice tell nothing new.
  const others = useNotices.getState().notices.filter((other) => other.text !== text);
  useNotices.setState({ notices: [...others, notice].slice(-mostNotices) });
}

export function dismissNotice(id: number): void {
  useNotices.setState({ notices: useNotices.getState().notices.filter((notice) => notice.id !== id) });
}
