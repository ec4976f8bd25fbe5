/** What this window remembers between starts. A full or forbidden storage costs the memory, never the work. */

const prefix = 'udf-workbench:';

export function remember(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(value));
    return true;
  } catch (error) {
    console.warn(`Could not remember ${key}.`, error);
    return false;
  }
}

/** null where nothing was remembered, or where it does not pass `accept` (an older version wrote it). */
export function recall<T>(key: string, accept: (value: unknown) => value is T): T | null {
  try {
    const text = localStorage.getItem(prefix + key);
    const value: unknown = text === null ? null : JSON.parse(text);
    return accept(value) ? value : null;
  } catch (error) {
    console.warn(`Could not recall ${key}.`, error);
    return null;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(prefix + key);
  } catch (error) {
    console.warn(`Could not forget ${key}.`, error);
  }
}

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}

export function isStringList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isString);
}
