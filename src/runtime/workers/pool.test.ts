import { mkdtemp, readdir, rm } from 'node:fs/promises';
import * as net from 'node:net';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { FrameKind } from '../../contract/wire/worker';
import { environmentPython, isAlive } from '../testing/task-manager-fixture';
import { listenForWorker } from './link-listener';
import { WorkerPool } from './pool';
import type { WorkerRunner } from './runner';

let folder = '';
let pool: WorkerPool;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'udf-pool-'));
  pool = new WorkerPool({
    python: environmentPython(),
    workerPath: inject('entries').workerPath,
    folder,
    warm: { row: 0, arrow: 0 },
    onLines: () => undefined,
  });
});

afterEach(async () => {
  await pool.close();
  await rm(folder, { recursive: true });
});

const request = (fresh = false) => ({ python: environmentPython(), flavour: 'row', fresh }) as const;

async function serveTask(runner: WorkerRunner): Promise<void> {
  const listener = await listenForWorker(folder);
  runner.assign('job', listener.path, listener.token);
  const link = await listener.accepted;
  await new Promise<void>((resolve, reject) => {
    link.listen(
      (frame) => (frame.kind === FrameKind.ANSWER ? resolve() : reject(new Error(`kind ${frame.kind}`))),
      () => reject(new Error('ended')),
    );
    link.sendJson(FrameKind.OPEN, { task: 'spin', seconds: 0.001 });
  });
  link.destroy();
}

describe('WorkerPool', () => {
  it('lends the same worker again once it came back sound, and a new one where a fresh one is asked for', async () => {
    const first = await pool.acquire(request());
    await serveTask(first);
    await pool.release(first, true);
    const second = await pool.acquire(request());
    expect(second.pid).toBe(first.pid);
    await serveTask(second);
    await pool.release(second, true);
    const fresh = await pool.acquire(request(true));
    expect(fresh.pid).not.toBe(first.pid);
    await pool.release(fresh, false);
    expect(await isAlive(fresh.pid)).toBe(false);
    expect(await isAlive(first.pid)).toBe(true);
  });

  it('says in plain words that there is no such interpreter', async () => {
    await expect(pool.acquire({ ...request(), python: '/nowhere/python' })).rejects.toMatchObject({
      data: { code: 'NO_PYTHON', error: 'There is no Python at /nowhere/python.' },
    });
  });

  it('stops every worker, lent or idle, when it is closed', async () => {
    const lent = await pool.acquire(request());
    const idle = await pool.acquire(request());
    await pool.release(idle, true);
    await pool.close();
    expect(await isAlive(lent.pid)).toBe(false);
    expect(await isAlive(idle.pid)).toBe(false);
  });
});

describe('listenForWorker', () => {
  it('sends a stranger away, still takes the worker, and leaves no socket behind', async () => {
    const listener = await listenForWorker(folder);
    const stranger = net.connect(listener.path);
    const sentAway = new Promise<void>((resolve) => stranger.once('close', () => resolve()));
    stranger.on('error', () => undefined);
    const hello = Buffer.from(JSON.stringify({ token: 'f'.repeat(64), version: 1, pid: 1, python: '3' }));
    const header = Buffer.alloc(16);
    header.writeUInt32LE(hello.length, 0);
    header.writeUInt32LE(FrameKind.HELLO, 4);
    stranger.write(Buffer.concat([header, hello]));
    await sentAway;
    const runner = await pool.acquire(request());
    runner.assign('job', listener.path, listener.token);
    const link = await listener.accepted;
    expect(link.hello.pid).toBe(runner.pid);
    link.destroy();
    expect((await readdir(folder)).filter((name) => name.startsWith('s-'))).toEqual([]);
  });
});
