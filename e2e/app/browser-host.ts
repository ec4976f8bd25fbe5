/** The same workbench in a browser: the real server and a real Chromium. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Browser, type Page } from '@playwright/test';
import { applicationEnvironment, isRoot, repository } from './locations';
import { processTree, type ProcessInfo } from './processes';

export interface HostServer {
  /** The one-time address it printed last. */
  readonly address: () => string;
  readonly output: () => string;
  readonly processes: () => readonly ProcessInfo[];
  /** Sends a signal and resolves with the exit code when the process is gone. */
  readonly end: (signal?: NodeJS.Signals) => Promise<number | null>;
}

export async function startServer(project: string, port = 0): Promise<HostServer> {
  const entry = path.join(repository, 'out/main/server.js');
  const child = spawn(process.execPath, [entry, '--port', String(port), '--project', project], {
    env: applicationEnvironment({}),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let address = '';
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8');
  });
  const exited = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const listening = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      output += `${line}\n`;
      const printed = /http:\/\/127\.0\.0\.1:\d+\/\?code=\S+/.exec(line)?.[0];
      if (printed === undefined) return;
      address = printed;
      resolve();
    });
  });
  const early = exited.then((code) => {
    throw new Error(`The server ended with ${String(code)} before it listened:\n${output}`);
  });
  await Promise.race([listening, early]);
  early.catch(() => undefined);
  return {
    address: () => address,
    output: () => output,
    processes: () => processTree(child.pid ?? 0),
    end: async (signal = 'SIGTERM') => {
      child.kill(signal);
      return exited;
    },
  };
}

export interface OpenedBrowser {
  readonly browser: Browser;
  readonly page: Page;
}

export async function openInChromium(executablePath: string, address: string): Promise<OpenedBrowser> {
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: !isRoot,
    args: ['--disable-gpu'],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await page.waitForURL((url) => url.search === '');
  return { browser, page };
}
