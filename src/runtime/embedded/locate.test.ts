import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { environmentPython } from '../testing/task-manager-fixture';
import { locateLibrary } from './locate';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'udf-locate-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** An interpreter as another machine might have it. */
async function interpreter(answer: object): Promise<string> {
  const file = path.join(folder, 'python');
  await writeFile(file, `#!/bin/sh\necho '${JSON.stringify(answer)}'\n`);
  await chmod(file, 0o755);
  return file;
}

const debian = {
  version: '3.11',
  library: 'libpython3.11.so.1.0',
  folder: '/nowhere/lib',
  staticName: 'libpython3.11.so',
  shared: true,
  multiarch: 'x86_64-linux-gnu',
  base: '/usr',
};

describe('locateLibrary', () => {
  it('finds the library of the environment by its base interpreter', async () => {
    const { candidates, version } = await locateLibrary(environmentPython());
    expect(version).toMatch(/^3\.\d+$/);
    expect(candidates[0]).toMatch(/^\/.*libpython3\.\d+\.so/);
  });

  it('leaves the search to the loader where the file is not where the interpreter says, and names Debian’s package', async () => {
    const located = await locateLibrary(await interpreter(debian));
    expect(located.candidates).toContain('libpython3.11.so.1.0');
    const { data } = located.notEmbeddable('not found');
    expect(data).toMatchObject({
      code: 'PYTHON_NOT_EMBEDDABLE',
      hint: 'Install it: sudo apt-get install libpython3.11',
    });
  });

  it('refuses a static build and says how pyenv makes a shared one', async () => {
    const base = '/home/me/.pyenv/versions/3.10.4';
    const python = await interpreter({
      ...debian,
      library: null,
      staticName: 'libpython3.10.a',
      shared: false,
      version: '3.10',
      base,
    });
    await expect(locateLibrary(python)).rejects.toMatchObject({
      data: {
        code: 'PYTHON_NOT_EMBEDDABLE',
        hint: 'Build it with the library: PYTHON_CONFIGURE_OPTS=--enable-shared pyenv install --force 3.10.4',
      },
    });
  });

  it('says that there is no Python where there is none', async () => {
    await expect(locateLibrary(path.join(folder, 'none'))).rejects.toMatchObject({ data: { code: 'NO_PYTHON' } });
  });
});
