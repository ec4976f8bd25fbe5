import { describe, expect, it } from 'vitest';
import { isOwnPage, permissionGranted } from './page-rules';

const origin = 'app://workbench';

describe('the page rules', () => {
  it('know the own page by its whole origin', () => {
    expect(isOwnPage('app://workbench/index.html', origin)).toBe(true);
    expect(isOwnPage('app://workbench', origin)).toBe(true);
    expect(isOwnPage('app://workbench.evil/index.html', origin)).toBe(false);
    expect(isOwnPage('file:///etc/passwd', origin)).toBe(false);
    expect(isOwnPage('', origin)).toBe(false);
  });

  it('grant writing to the clipboard to the own page, and nothing else to anybody', () => {
    expect(permissionGranted('clipboard-sanitized-write', 'app://workbench/', origin)).toBe(true);
    expect(permissionGranted('clipboard-sanitized-write', 'https://example.com/', origin)).toBe(false);
    for (const permission of ['clipboard-read', 'media', 'geolocation', 'notifications', 'openExternal', 'fullscreen'])
      expect(permissionGranted(permission, 'app://workbench/', origin)).toBe(false);
  });
});
