/** What a page may do beyond its own commands: nothing but write to the clipboard. Decisions are pure; wiring is below them. */
import type { Session, WebContents } from 'electron';

/** True where `url` lies under the page's own origin (`app://workbench`, or the development server's). */
export function isOwnPage(url: string, pageOrigin: string): boolean {
  return url === pageOrigin || url.startsWith(`${pageOrigin}/`);
}

export function permissionGranted(permission: string, requestingUrl: string, pageOrigin: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOwnPage(requestingUrl, pageOrigin);
}

export function lockSession(session: Session, pageOrigin: string): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) =>
    decide(permissionGranted(permission, details.requestingUrl, pageOrigin)),
  );
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    permissionGranted(permission, requestingOrigin, pageOrigin),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/** No navigation, no second window, no embedded page. Reloading is the page's own address and stays possible. */
export function lockNavigation(contents: WebContents, pageOrigin: string): void {
  const refuse = (event: { preventDefault: () => void }, url: string): void => {
    if (!isOwnPage(url, pageOrigin)) event.preventDefault();
  };
  contents.on('will-navigate', (event, url) => refuse(event, url));
  contents.on('will-redirect', (event, url) => refuse(event, url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
