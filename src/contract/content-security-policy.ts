/**
 * What a page of the workbench may load: its own files and nothing else. Monaco sets style attributes and carries its icon
 * font as a data URL.
 */
const policy = (connect: string, script: string): string =>
  [
    "default-src 'none'",
    `script-src ${script}`,
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

export const contentSecurityPolicy = policy("'self'", "'self'");

/** The browser host's: `host` is named for the WebSocket because not every browser counts ws: as 'self'. */
export function browserContentSecurityPolicy(host: string): string {
  return policy(`'self' ws://${host}`, "'self'");
}

/** While developing: vite's inline refresh script and its WebSocket. */
export const devContentSecurityPolicy = policy("'self' ws:", "'self' 'unsafe-inline'").replace(
  "worker-src 'self'",
  "worker-src 'self' blob:",
);
