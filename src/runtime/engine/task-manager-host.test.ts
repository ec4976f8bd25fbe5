import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type { LogEvent } from '../../contract/model/run';
import type { WorkbenchError } from '../../contract/errors';
import { environmentPython } from '../testing/task-manager-fixture';
import { forkLauncher } from './launcher';
import { TaskManagerHost } from './task-manager-host';

let folder = '';
let logs: LogEvent[] = [];
let crashes: WorkbenchError[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'udf-host-'));
  logs = [];
  crashes = [];
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function start(entry: string): TaskManagerHost {
  return new TaskManagerHost(
    forkLauncher(entry),
    {
      privateDir: folder,
      workerPath: inject('entries').workerPath,
      python: environmentPython(),
      warm: { row: 0, arrow: 0 },
      embed: null,
    },
    { onLog: ({ lines }) => logs.push(...lines), onCrash: (error) => crashes.push(error) },
  );
}

/** A process that is no task manager. */
async function impostor(code: string): Promise<TaskManagerHost> {
  const entry = path.join(folder, 'impostor.js');
  await writeFile(entry, code);
  return start(entry);
}

describe('the host of a task manager', () => {
  it('answers after the handshake, and lets it go without calling that a crash', async () => {
    const host = start(inject('entries').taskManager);
    const figures = await host.request('memory', { kind: 'memory' });
    expect(figures.taskManagerBytes).toBeGreaterThan(1_000_000);
    await host.shutdown();
    expect([host.isGone, crashes]).toEqual([true, []]);
    await expect(host.request('memory', { kind: 'memory' })).rejects.toMatchObject({
      data: { code: 'TASK_MANAGER_DIED' },
    });
  });

  it('rejects what was asked of one that dies, with how it died', async () => {
    const host = start(inject('entries').taskManager);
    await host.ready();
    const { pid = 0 } = host;
    const file = path.join(folder, 'slow.py');
    await writeFile(file, 'import time\ntime.sleep(60)\n');
    const asked = host.request('inspect', { kind: 'inspect', file, projectRoot: folder, python: environmentPython() });
    process.kill(pid, 'SIGKILL');
    await expect(asked).rejects.toMatchObject({
      data: { code: 'TASK_MANAGER_DIED', facts: { pid, signal: 'SIGKILL' } },
    });
    await host.whenGone();
    expect(crashes).toHaveLength(1);
  });

  it('passes the refusal of the task manager on', async () => {
    const host = start(inject('entries').taskManager);
    await expect(host.request('close', { kind: 'close', jobId: 'none' })).rejects.toMatchObject({
      data: { code: 'BAD_REQUEST' },
    });
    await host.shutdown();
  });

  it('says that it could not be started, with what it wrote', async () => {
    const host = await impostor("console.error('no such library'); process.exit(3);");
    await expect(host.ready()).rejects.toMatchObject({
      data: {
        code: 'TASK_MANAGER_START_FAILED',
        stage: 'setup',
        facts: { exitCode: 3, stderrTail: 'no such library\n' },
      },
    });
  });

  it('does not take a message that is not in the contract, and says so', async () => {
    const host = await impostor(
      "process.on('message', (m) => { if (m.kind === 'start') { process.send({ kind: 'nonsense' }); process.send({ kind: 'ready', pid: 1 }); }" +
        " else process.send({ kind: 'answer', id: m.id, value: { taskManagerBytes: 'many' } }); });",
    );
    await expect(host.request('memory', { kind: 'memory' })).rejects.toMatchObject({ data: { code: 'INTERNAL' } });
    expect(logs.map((line) => line.text).join()).toContain('not in the contract');
    await host.kill();
    expect(crashes).toEqual([]);
  });

  it('kills one that does not leave', async () => {
    const host = await impostor(
      "process.on('SIGTERM', () => {}); process.on('message', (m) => { if (m.kind === 'start') process.send({ kind: 'ready', pid: 1 }); });",
    );
    await host.ready();
    const begun = performance.now();
    await host.shutdown(300);
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(crashes).toEqual([]);
  });
});
