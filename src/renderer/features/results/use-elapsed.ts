import { useEffect, useState } from 'react';

/** Milliseconds since `startedAt` (performance.now()), told ten times a second while it is going on. */
export function useElapsed(startedAt: number, isGoingOn: boolean): number {
  const [now, setNow] = useState(startedAt);
  useEffect(() => {
    if (!isGoingOn) return undefined;
    const timer = setInterval(() => setNow(performance.now()), 100);
    return () => clearInterval(timer);
  }, [startedAt, isGoingOn]);
  return Math.max(0, now - startedAt);
}
