/** What a request is answered with, as data; written to the wire in one place, with the same headers on everything. */
import type { ServerResponse } from 'node:http';
import { browserContentSecurityPolicy } from '../contract/content-security-policy';
import { workbenchError } from '../contract/errors';
import type { Answer } from '../contract/api/events';
import type { Refusal } from './access';
import { refusedPage } from './pages';
import type { StaticFile } from './static-files';

export interface Reply {
  readonly status: number;
  readonly mediaType: string;
  readonly content: string | Buffer;
  readonly headers: Readonly<Record<string, string>>;
  /** True where the rest of the request is not read: its connection cannot be used again. */
  readonly last: boolean;
}

export function answerReply(status: number, answer: Answer): Reply {
  return {
    status,
    mediaType: 'application/json; charset=utf-8',
    content: JSON.stringify(answer),
    headers: { 'cache-control': 'no-store' },
    last: status === 400 || status === 401 || status === 403,
  };
}

export const badAnswer = (text: string): Answer => ({
  ok: false,
  error: workbenchError('BAD_REQUEST', 'usage', text).data,
});

export const refusalReply = ({ status, reason }: Refusal): Reply => answerReply(status, badAnswer(reason));

export function pageReply(status: number, html: string, headers: Readonly<Record<string, string>> = {}): Reply {
  const all = { 'cache-control': 'no-store', ...headers };
  return { status, mediaType: 'text/html; charset=utf-8', content: html, headers: all, last: false };
}

export const refusedPageReply = (status: number, reason: string): Reply => pageReply(status, refusedPage(reason));

export function fileReply(file: StaticFile): Reply {
  const cache = file.hashed ? 'private, max-age=31536000, immutable' : 'no-cache';
  return {
    status: 200,
    mediaType: file.mediaType,
    content: file.content,
    headers: { 'cache-control': cache },
    last: false,
  };
}

/** `host` is the checked Host header; the policy names it for the event stream. */
export function writeReply(response: ServerResponse, reply: Reply, host: string, withContent: boolean): void {
  response.writeHead(reply.status, {
    'content-security-policy': browserContentSecurityPolicy(host),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'content-type': reply.mediaType,
    'content-length': Buffer.byteLength(reply.content),
    ...(reply.last ? { connection: 'close' } : {}),
    ...reply.headers,
  });
  response.end(withContent ? reply.content : undefined);
}
