import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { WorkbenchApi } from '../contract/api/commands';
import type { Answer } from '../contract/api/events';
import { callerApi } from '../contract/api/exchange';
import type { EventEnvelope } from '../contract/wire/event-stream';
import { workbenchError, WorkbenchError } from '../contract/errors';
import { startWorkbenchServer, type WorkbenchServer } from './workbench-server';

let folder = '';
let server: WorkbenchServer;
let addresses: string[] = [];
/** Commands that got through to the engine's door. */
let reached: string[] = [];

/** The engine's door, watched: a refused request must not come as far as this. */
const api = callerApi((name, request) => {
  reached.push(name);
  if (name === 'readFile') {
    const error = workbenchError('FILE_NOT_FOUND', 'define', 'There is no such file.', { request }).data;
    return Promise.resolve({ ok: false, error });
  }
  return Promise.resolve({ ok: true, value: { root: null } });
}) satisfies WorkbenchApi;

beforeEach(async () => {
  reached = [];
  addresses = [];
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'workbench-server-'));
  const rendererFolder = path.join(folder, 'renderer');
  fs.mkdirSync(path.join(rendererFolder, 'assets'), { recursive: true });
  fs.writeFileSync(path.join(rendererFolder, 'index.html'), '<p>the page</p>');
  fs.writeFileSync(path.join(rendererFolder, 'assets', 'index-1a2b.js'), 'export {};');
  fs.writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  fs.symlinkSync(path.join(folder, 'secret.txt'), path.join(rendererFolder, 'link.txt'));
  server = await startWorkbenchServer({
    api,
    rendererFolder,
    port: 0,
    onAddress: (address) => addresses.push(address),
  });
});

afterEach(async () => {
  await server.close();
  fs.rmSync(folder, { recursive: true });
});

interface Reply {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

/** node:http and not fetch: fetch sets Host and Origin itself. `path` goes out as it is given. */
function ask(method: string, target: string, headers: http.OutgoingHttpHeaders = {}, body?: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port: server.port, method, path: target, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

async function signIn(): Promise<string> {
  const url = new URL(server.address());
  const reply = await ask('GET', url.pathname + url.search);
  expect(reply.status).toBe(200);
  return String(reply.headers['set-cookie']?.[0]).split(';')[0] ?? '';
}

const origin = (): string => `http://127.0.0.1:${server.port}`;
const json = { 'content-type': 'application/json' };
const answerOf = (reply: Reply): Answer => JSON.parse(reply.text) as Answer;

/** The status of a refused upgrade, or the first messages of an accepted one. */
function openEvents(headers: Record<string, string>, query = ''): Promise<number | WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/api/events${query}`, { headers });
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    socket.once('error', reject);
  });
}

describe('signing in', () => {
  it('exchanges the code of the printed address for a cookie that scripts and other sites cannot use', async () => {
    const url = new URL(server.address());
    expect(url.hostname).toBe('127.0.0.1');
    const reply = await ask('GET', url.pathname + url.search);
    const cookie = String(reply.headers['set-cookie']?.[0]);
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    expect((await ask('GET', '/', { cookie: cookie.split(';')[0] })).text).toBe('<p>the page</p>');
  });

  it('takes each code once and prints the next address', async () => {
    const used = new URL(server.address());
    await signIn();
    const again = await ask('GET', used.pathname + used.search);
    expect(again.status).toBe(401);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(addresses).toEqual([server.address()]);
    expect(addresses[0]).not.toBe(used.href);
  });

  it('lets a browser that is signed in open its old address again', async () => {
    const used = new URL(server.address());
    const cookie = await signIn();
    expect((await ask('GET', used.pathname + used.search, { cookie })).status).toBe(200);
  });

  it('refuses a wrong code, a code sent to another host name, and no code at all', async () => {
    const url = new URL(server.address());
    expect((await ask('GET', '/?code=wrong')).status).toBe(401);
    expect((await ask('GET', url.pathname + url.search, { host: `evil.example:${server.port}` })).status).toBe(403);
    const without = await ask('GET', '/');
    expect(without.status).toBe(401);
    expect(without.text).toContain('Open the address that the server printed');
    // None of them has spent the code.
    await signIn();
  });
});

describe('commands', () => {
  it('reach the engine with session, host and origin, from any number of tabs', async () => {
    const cookie = await signIn();
    for (let tab = 0; tab < 3; tab += 1) {
      const reply = await ask('POST', '/api/chooseProject', { ...json, cookie, origin: origin() }, '{}');
      expect(reply.status).toBe(200);
      expect(answerOf(reply)).toEqual({ ok: true, value: { root: null } });
    }
    expect(reached).toHaveLength(3);
  });

  it('bring errors back whole', async () => {
    const cookie = await signIn();
    const remote = callerApi(async (name, request) => {
      const headers = { ...json, cookie, origin: origin() };
      return answerOf(await ask('POST', `/api/${name}`, headers, JSON.stringify(request)));
    });
    const failure = await remote.readFile({ root: '/r', path: 'x.py' }).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(WorkbenchError);
    expect((failure as WorkbenchError).data).toMatchObject({
      code: 'FILE_NOT_FOUND',
      stage: 'define',
      facts: { request: { root: '/r', path: 'x.py' } },
    });
  });

  const refusals: readonly (readonly [string, (cookie: string) => http.OutgoingHttpHeaders, number])[] = [
    ['without a cookie', () => ({ ...json, origin: origin() }), 401],
    ['with a wrong cookie', () => ({ ...json, origin: origin(), cookie: `workbench-${server.port}=0000` }), 401],
    ['without Origin', (cookie) => ({ ...json, cookie }), 403],
    ['from another site', (cookie) => ({ ...json, cookie, origin: 'https://evil.example' }), 403],
    ['from another port of this machine', (cookie) => ({ ...json, cookie, origin: 'http://127.0.0.1:1' }), 403],
    ['from an opaque origin', (cookie) => ({ ...json, cookie, origin: 'null' }), 403],
    [
      'under a name that was pointed at this machine',
      (cookie) => ({
        ...json,
        cookie,
        host: `evil.example:${server.port}`,
        origin: `http://evil.example:${server.port}`,
      }),
      403,
    ],
    [
      'with another port in Host',
      (cookie) => ({ ...json, cookie, host: '127.0.0.1:1', origin: 'http://127.0.0.1:1' }),
      403,
    ],
    ['as a form', (cookie) => ({ 'content-type': 'text/plain', cookie, origin: origin() }), 400],
  ];
  it.each(refusals)('are refused %s', async (_how, headers, status) => {
    const cookie = await signIn();
    const reply = await ask('POST', '/api/chooseProject', headers(cookie), '{}');
    expect(reply.status).toBe(status);
    expect(answerOf(reply)).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST', stage: 'usage' } });
    expect(reached).toEqual([]);
  });

  it('are refused by GET, under unknown names, and where the request is not what the command takes', async () => {
    const headers = { ...json, cookie: await signIn(), origin: origin() };
    expect((await ask('GET', '/api/chooseProject', headers)).status).toBe(405);
    expect((await ask('POST', '/api/constructor', headers, '{}')).status).toBe(404);
    expect((await ask('POST', '/api/chooseProject', headers, '{"root":')).status).toBe(400);
    const wrongShape = answerOf(await ask('POST', '/api/readFile', headers, '{"root":1,"path":"x"}'));
    expect(wrongShape).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST', facts: { path: 'root' } } });
    expect(reached).toEqual([]);
  });

  it('are refused before their body is sent where it is said to be too long', async () => {
    const headers = { ...json, cookie: await signIn(), origin: origin(), 'content-length': 64 * 1024 * 1024 };
    const status = await new Promise((resolve, reject) => {
      const request = http.request(
        { host: '127.0.0.1', port: server.port, method: 'POST', path: '/api/writeFile', headers },
        (response) => {
          resolve(response.statusCode);
          request.destroy();
        },
      );
      request.on('error', reject);
      request.flushHeaders();
    });
    expect(status).toBe(400);
    expect(reached).toEqual([]);
  });
});

describe('the event stream', () => {
  const collect = (socket: WebSocket): EventEnvelope[] => {
    const seen: EventEnvelope[] = [];
    socket.on('message', (data: Buffer) => seen.push(JSON.parse(data.toString('utf8')) as EventEnvelope));
    return seen;
  };
  const until = async (done: () => boolean): Promise<void> => {
    while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  async function opened(
    headers: Record<string, string>,
    query = '',
  ): Promise<{ socket: WebSocket; seen: EventEnvelope[] }> {
    const socket = await openEvents(headers, query);
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    // The welcome comes with the upgrade's own packet or after it; a message before this line would be lost otherwise.
    const seen = collect(socket);
    return { socket, seen };
  }

  it('is refused without cookie, without Origin, from another origin and under another host name', async () => {
    const cookie = await signIn();
    expect(await openEvents({ origin: origin() })).toBe(401);
    expect(await openEvents({ cookie })).toBe(403);
    expect(await openEvents({ cookie, origin: 'https://evil.example' })).toBe(403);
    expect(await openEvents({ cookie, origin: origin(), host: 'evil.example' })).toBe(403);
    expect((await ask('GET', '/api/events')).status).toBe(401);
    expect((await ask('GET', '/api/events', { cookie })).status).toBe(426);
  });

  it('carries every event to every tab, in order', async () => {
    const headers = { cookie: await signIn(), origin: origin() };
    const tabs = [await opened(headers), await opened(headers)];
    for (let i = 0; i < 3; i += 1) server.publish('log', [i]);
    for (const { socket, seen } of tabs) {
      await until(() => seen.filter(({ kind }) => kind === 'event').length === 3);
      const payloads = seen.flatMap((envelope) => (envelope.kind === 'event' ? [envelope.payload] : []));
      expect(payloads).toEqual([[0], [1], [2]]);
      socket.close();
    }
  });

  it('gives a page that comes back what it missed, and says so where it is no longer known', async () => {
    const headers = { cookie: await signIn(), origin: origin() };
    server.publish('log', ['before']);
    const url = `/api/events`;
    const first = new WebSocket(`ws://127.0.0.1:${server.port}${url}`, { headers });
    const seen = collect(first);
    await until(() => seen.length === 1);
    const welcome = seen[0];
    if (welcome?.kind !== 'welcome') throw new Error('no welcome');
    expect(welcome).toMatchObject({ sequence: 1, gap: false });
    first.terminate();

    server.publish('log', ['missed']);
    const back = new WebSocket(`ws://127.0.0.1:${server.port}${url}?stream=${welcome.stream}&after=1`, { headers });
    const seenBack = collect(back);
    await until(() => seenBack.length === 2);
    expect(seenBack[0]).toMatchObject({ kind: 'welcome', sequence: 1, gap: false });
    expect(seenBack[1]).toMatchObject({ kind: 'event', sequence: 2, payload: ['missed'] });
    back.terminate();

    const stranger = new WebSocket(`ws://127.0.0.1:${server.port}${url}?stream=older&after=1`, { headers });
    const seenStranger = collect(stranger);
    await until(() => seenStranger.length === 1);
    expect(seenStranger[0]).toMatchObject({ kind: 'welcome', sequence: 2, gap: true });
    stranger.terminate();
  });
});

describe('files of the page', () => {
  it('come with the content security policy; hashed ones may be kept', async () => {
    const cookie = await signIn();
    const index = await ask('GET', '/', { cookie });
    const policy = String(index.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'; script-src 'self'; worker-src 'self'");
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.port}`);
    expect(index.headers['cache-control']).toBe('no-cache');
    const script = await ask('GET', '/assets/index-1a2b.js', { cookie });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toContain('immutable');
  });

  it('cannot be left by dots, encoded dots, links or null bytes', async () => {
    const cookie = await signIn();
    for (const target of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/link.txt',
      '/%00',
      '/%zz',
      '/assets',
    ])
      expect((await ask('GET', target, { cookie })).status, target).toBe(404);
  });
});

describe('the server', () => {
  it('listens on loopback only and says when its port is taken', async () => {
    const second = startWorkbenchServer({ api, rendererFolder: folder, port: server.port, onAddress: () => undefined });
    await expect(second).rejects.toThrow(/could not listen on 127\.0\.0\.1/);
    for (const addressInfo of Object.values(os.networkInterfaces()).flat()) {
      if (addressInfo === undefined || addressInfo.internal || addressInfo.family !== 'IPv4') continue;
      const refused = new Promise((resolve) => {
        http.get({ host: addressInfo.address, port: server.port }, resolve).on('error', resolve);
      });
      expect(await refused).toMatchObject({ code: 'ECONNREFUSED' });
    }
  });

  it('ends with pages open', async () => {
    const headers = { cookie: await signIn(), origin: origin() };
    const socket = await openEvents(headers);
    if (typeof socket === 'number') throw new Error('refused');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await server.close();
    expect(await closed).toBe(1001);
    await expect(ask('GET', '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
