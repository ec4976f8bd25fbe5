/** What is kept of a run, asked for when a page needs it. */
import { useEffect, useState } from 'react';
import { toErrorData, type ErrorData } from '../../../contract/errors';
import type { HistoryDetail } from '../../../contract/model/history';
import { readDetail, readKeptText } from '../../state/history';

export type Kept<T> =
  | { readonly kind: 'reading' }
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: ErrorData };

/** `read` is asked again where `key` is another one. */
function useAsked<T>(key: string, read: (key: string) => Promise<T>): Kept<T> {
  const [answer, setAnswer] = useState<{ readonly key: string; readonly kept: Kept<T> } | null>(null);
  useEffect(() => {
    let isWanted = true;
    const take = (kept: Kept<T>): void => {
      if (isWanted) setAnswer({ key, kept });
    };
    read(key).then(
      (value) => take({ kind: 'known', value }),
      (thrown: unknown) => take({ kind: 'failed', error: toErrorData(thrown, 'usage') }),
    );
    return () => {
      isWanted = false;
    };
  }, [key, read]);
  return answer?.key === key ? answer.kept : { kind: 'reading' };
}

export function useDetail(id: string): Kept<HistoryDetail> {
  return useAsked(id, readDetail);
}

/** null as hash: there is no such text, which is an empty one. */
export function useKeptText(hash: string | null): Kept<string> {
  return useAsked(hash ?? '', readOrNothing);
}

async function readOrNothing(hash: string): Promise<string> {
  return hash === '' ? '' : readKeptText(hash);
}
