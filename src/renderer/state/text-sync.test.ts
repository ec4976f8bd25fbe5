import { afterEach, describe, expect, it } from 'vitest';
import { expectServers, forgetTexts, sendTexts, synced } from './text-sync';

afterEach(forgetTexts);

describe('a question about a text', () => {
  it('is answered with nothing where no servers come', async () => {
    expect(await synced('a.py')).toBeNull();
  });

  it('waits for servers that are on their way', async () => {
    expectServers();
    let isAnswered = false;
    const asked = synced('a.py').then(() => {
      isAnswered = true;
    });
    await Promise.resolve();
    expect(isAnswered).toBe(false);
    sendTexts('/project');
    await asked;
    expect(isAnswered).toBe(true);
  });

  it('does not wait for servers of a project that was left', async () => {
    expectServers();
    const asked = synced('a.py');
    forgetTexts();
    expect(await asked).toBeNull();
  });
});
