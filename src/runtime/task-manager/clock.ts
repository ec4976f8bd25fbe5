/** CLOCK_MONOTONIC in nanoseconds, the clock the Python side reads as well. Exact as a number for 100 days of uptime. */
export function monotonicNs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e9 + nanoseconds;
}
