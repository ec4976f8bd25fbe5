/** Entry of the TaskManager process: the first message starts it, `shutdown` or the engine's end ends it. */
import { rm } from 'node:fs/promises';
import * as v from 'valibot';
import { toErrorData } from '../../contract/errors';
import { toTaskManagerSchema } from '../../contract/wire/task-manager';
import { openParentPort } from './parent-port';
import { TaskManager } from './task-manager';

const port = openParentPort();
let taskManager: TaskManager | null = null;
/** The engine's files, which nobody else removes when the engine was killed. */
let sessionDir: string | null = null;

/** Whatever hangs, the process is gone after this. */
const LAST_RESORT_MS = 1_800;
const ORPHAN_CHECK_MS = 1_000;

async function leave(why: 'shutdown' | 'engine gone' | 'terminated'): Promise<void> {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), LAST_RESORT_MS).unref();
  await taskManager?.close();
  if (why === 'shutdown') {
    port.send({ kind: 'goodbye' });
    await port.flush();
  } else if (why === 'engine gone' && sessionDir !== null) {
    await rm(sessionDir, { recursive: true, force: true });
  }
  // Not process.exit: it would run the embedded interpreter's exit hooks under threads that still hold it.
  process.kill(process.pid, 'SIGKILL');
}

async function receive(message: unknown): Promise<void> {
  const parsed = v.safeParse(toTaskManagerSchema, message);
  if (!parsed.success)
    throw new Error(`The engine sent a message that is not in the contract: ${parsed.issues[0].message}`);
  const order = parsed.output;
  switch (order.kind) {
    case 'start':
      if (taskManager !== null) throw new Error('The task manager was started twice.');
      taskManager = new TaskManager(order, port);
      sessionDir = order.sessionDir ?? null;
      await taskManager.warmUp();
      port.send({ kind: 'ready', pid: process.pid });
      return;
    case 'shutdown':
      return leave('shutdown');
    default:
      if (taskManager === null) throw new Error(`The task manager was asked for ${order.kind} before it was started.`);
      return taskManager.answer(order);
  }
}

function fault(error: unknown): void {
  const { error: text, cause } = toErrorData(error);
  const line = {
    runId: null,
    source: 'engine',
    process: `task manager ${process.pid}`,
    text: cause ?? text,
    at: Date.now(),
  } as const;
  port.send({ kind: 'log', first: null, lines: [line] });
}

port.onMessage((message) => void receive(message).catch(fault));
port.onGone(() => void leave('engine gone'));
// Electron's port does not tell that the other side is gone; a new parent does.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) void leave('engine gone');
}, ORPHAN_CHECK_MS).unref();
process.on('SIGTERM', () => void leave('terminated'));
process.on('SIGINT', () => undefined);
