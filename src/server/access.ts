/**
 * Who may talk to the browser host. The page and its socket come from this server's own origin, with a session cookie that was given
 * for a one-time code. Decisions are pure: every refusal is a sentence that says the way out.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Refusal {
  readonly status: 400 | 401 | 403;
  readonly reason: string;
}

/** How a request has to prove itself: what changes something, or opens the event stream, must name its origin. */
export type Proof = 'session' | 'session-and-origin' | 'code';

const NEEDS_SESSION =
  'This browser is not signed in to the workbench. Open the address that the server printed in its terminal; each one works once.';

export class Access {
  readonly port: number;
  private readonly session = randomBytes(32).toString('hex');
  private code = newCode();

  constructor(port: number) {
    this.port = port;
  }

  /** Cookies are shared by all ports of a host name, so two servers need two names. */
  get cookieName(): string {
    return `workbench-${this.port}`;
  }

  /** The address to open once. */
  address(): string {
    return `http://127.0.0.1:${this.port}/?code=${this.code}`;
  }

  /** The Set-Cookie value for the right code, which is spent by it; null for any other. */
  exchange(code: string): string | null {
    if (!equal(code, this.code)) return null;
    this.code = newCode();
    return `${this.cookieName}=${this.session}; HttpOnly; SameSite=Strict; Path=/`;
  }

  check(request: IncomingMessage, proof: Proof): Refusal | null {
    return (
      this.checkHost(request) ??
      this.checkOrigin(request, proof === 'session-and-origin') ??
      (proof === 'code' ? null : this.checkSession(request))
    );
  }

  hasSession(request: IncomingMessage): boolean {
    return this.checkSession(request) === null;
  }

  hasOwnHost(request: IncomingMessage): boolean {
    const { host } = request.headers;
    return host === `127.0.0.1:${this.port}` || host === `localhost:${this.port}`;
  }

  /** A name other than loopback's means that somebody else's domain was pointed at this machine. */
  private checkHost(request: IncomingMessage): Refusal | null {
    if (this.hasOwnHost(request)) return null;
    const names = `127.0.0.1:${this.port} and localhost:${this.port}`;
    return {
      status: 403,
      reason: `The workbench answers to ${names} only, not to ${request.headers.host ?? 'a request without Host'}.`,
    };
  }

  private checkOrigin(request: IncomingMessage, required: boolean): Refusal | null {
    const origin = request.headers.origin;
    if (origin === undefined)
      return required
        ? { status: 403, reason: 'A request without Origin is refused: it does not come from the page.' }
        : null;
    if (origin === `http://${request.headers.host ?? ''}`) return null;
    return { status: 403, reason: `Requests from ${origin} are refused: they do not come from the workbench's page.` };
  }

  private checkSession(request: IncomingMessage): Refusal | null {
    const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
    const prefix = `${this.cookieName}=`;
    const value = cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
    return value !== undefined && equal(value, this.session) ? null : { status: 401, reason: NEEDS_SESSION };
  }
}

const newCode = (): string => randomBytes(18).toString('base64url');

/** Takes the same time whatever the first wrong character is. */
function equal(given: string, wanted: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
}
