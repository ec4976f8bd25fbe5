/** What journeys may touch of a page's globals. */
import type { DesktopBridge } from '../../src/contract/api/host';

declare global {
  interface Window {
    readonly workbenchHost?: DesktopBridge;
  }
}

export type { DesktopBridge };
