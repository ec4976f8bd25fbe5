/** The one link to the engine, handed in by the entry before anything is drawn. */
import { useSyncExternalStore } from 'react';
import type { WorkbenchApi } from '../../contract/api/commands';
import type { Connection, Workbench } from '../bridge/workbench';

let current: Workbench | null = null;

export function setWorkbench(workbench: Workbench): void {
  current = workbench;
}

export function workbench(): Workbench {
  if (current === null) throw new Error('The window was drawn before it was connected to the engine.');
  return current;
}

export function api(): WorkbenchApi {
  return workbench().api;
}

export function useConnection(): Connection {
  const { connection } = workbench();
  return useSyncExternalStore(connection.subscribe, connection.current);
}
