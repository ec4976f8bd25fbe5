/**
 * Somebody without a mouse. A journey that gets this instead of a page cannot click, fill or focus anything: it presses keys, types,
 * and reads what is there. What is pressed with Ctrl, Alt or as a function key is noted, so that a script for people can be held
 * against it.
 */
import { type Locator, type Page, expect } from '@playwright/test';

export type Role = Parameters<Page['getByRole']>[0];
type Name = string | RegExp;

/** More presses of Tab than anybody would go through. */
const mostTabs = 24;

export class KeyboardUser {
  readonly #page: Page;
  #pressed = new Set<string>();

  constructor(page: Page) {
    this.#page = page;
  }

  /** One after the other. */
  async press(...presses: readonly string[]): Promise<void> {
    for (const keys of presses) {
      if (/^(?:Control|Alt|F\d|Shift\+F\d)/.test(keys)) this.#pressed.add(asPeopleWrite(keys));
      await this.#page.keyboard.press(keys);
    }
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** By the palette, with words of the command's title. */
  async command(words: string): Promise<void> {
    await this.press('Control+k');
    await this.hasFocus('combobox', 'Commands');
    await this.type(words);
    await expect(this.#page.getByRole('option', { selected: true })).toContainText(words);
    await this.press('Enter');
  }

  /** With Tab, from where the focus is, until it is on what the role and the name say. */
  async tabTo(role: Role, name: Name): Promise<void> {
    const wanted = this.#find(role, name);
    for (let presses = 0; presses < mostTabs; presses += 1) {
      await this.press('Tab');
      if (await isFocused(wanted)) return;
    }
    throw new Error(`${mostTabs} presses of Tab do not lead to the ${role} ${String(name)}.`);
  }

  /** Waits until it is in sight, with the text. */
  async sees(role: Role, name: Name, text?: Name, timeout?: number): Promise<void> {
    const found = this.#find(role, name).first();
    await expect(found).toBeVisible(timeout === undefined ? {} : { timeout });
    if (text !== undefined) await expect(found).toContainText(text, timeout === undefined ? {} : { timeout });
  }

  async seesText(text: Name, timeout?: number): Promise<void> {
    await expect(this.#page.getByText(text).first()).toBeVisible(timeout === undefined ? {} : { timeout });
  }

  /** A line of the editor; Monaco draws blanks as no-break spaces. */
  async seesLine(line: string): Promise<void> {
    const escaped = line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s');
    await expect(
      this.#page
        .locator('.view-line')
        .filter({ hasText: new RegExp(escaped) })
        .first(),
    ).toBeVisible();
  }

  async hasFocus(role: Role, name: Name): Promise<void> {
    await expect(this.#find(role, name)).toBeFocused();
  }

  /** Keys with Ctrl, Alt and function keys since the last call, as people write them. */
  keysPressed(): ReadonlySet<string> {
    const pressed = this.#pressed;
    this.#pressed = new Set();
    return pressed;
  }

  #find(role: Role, name: Name): Locator {
    return this.#page.getByRole(role, { name, ...(typeof name === 'string' ? { exact: true } : {}) });
  }
}

async function isFocused(wanted: Locator): Promise<boolean> {
  const found = await wanted.evaluateAll((elements) => elements.some((element) => element === document.activeElement));
  return found;
}

/** `Control+Shift+d` is `Ctrl+Shift+D`. */
function asPeopleWrite(keys: string): string {
  return keys.replace('Control', 'Ctrl').replace(/\+(\w)$/, (_, letter: string) => `+${letter.toUpperCase()}`);
}
