/** Windows of pandas aggregates, as they are first offered. */
import type { Window } from '../../../contract/model/job';

const hourMs = 3_600_000;

/** null: none. */
export function firstWindow(kind: string, time: string): Window | null {
  switch (kind) {
    case 'tumble':
      return { kind, time, sizeMs: hourMs };
    case 'hop':
      return { kind, time, slideMs: hourMs / 2, sizeMs: hourMs };
    case 'session':
      return { kind, time, gapMs: hourMs / 2 };
    case 'over':
      return { kind, time, frame: { unit: 'rows', preceding: 2 } };
    default:
      return null;
  }
}
