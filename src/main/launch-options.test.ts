import { describe, expect, it } from 'vitest';
import { readLaunchOptions } from './launch-options';

const development = { defaultApp: true, workingFolder: '/home/me' };
const installed = { defaultApp: false, workingFolder: '/home/me' };

describe('the command line of the desktop application', () => {
  it('names the project after the application folder while developing', () => {
    expect(readLaunchOptions(['electron', '.', 'examples/flights'], development).project).toBe(
      '/home/me/examples/flights',
    );
    expect(readLaunchOptions(['electron', '.'], development).project).toBeNull();
  });

  it('names the project first once installed', () => {
    expect(readLaunchOptions(['udf-workbench', '/data/p'], installed).project).toBe('/data/p');
    expect(readLaunchOptions(['udf-workbench'], installed).project).toBeNull();
  });

  it('skips the switches of Chromium, and the modules that are required first', () => {
    const argv = ['electron', '--no-sandbox', '-r', '/x/loader.js', '--inspect=0', '.', '--disable-gpu', 'p'];
    expect(readLaunchOptions(argv, development).project).toBe('/home/me/p');
  });

  it('prefers --project, wherever it stands', () => {
    expect(readLaunchOptions(['electron', '--project=/a', '.', 'b'], development).project).toBe('/a');
    expect(readLaunchOptions(['udf-workbench', '--project='], installed).project).toBeNull();
  });
});
