/**
 * `node bench/peers/set-up.mjs PEER[+java] …`: Python environments of the benchmark's peers, each made when it is first asked for.
 * Answers one JSON object on stdout: {PEER: {python, env} or {error}}. Progress is on stderr; SIGTERM ends it at once.
 * Requirements are bench/peers/PEER.txt, with versions and sums.
 */
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { capture } from '../../scripts/setup/command.mjs';
import { describeFailure, Interrupted } from '../../scripts/setup/failure.mjs';
import { removeLeftovers } from '../../scripts/setup/leftovers.mjs';
import { acquireLock } from '../../scripts/setup/lock.mjs';
import { cacheFolder, root } from '../../scripts/setup/paths.mjs';
import { buildEnvironment, currentPython } from '../../scripts/setup/python-environment.mjs';
import { hashOf } from '../../scripts/setup/stamp.mjs';
import { createTask } from '../../scripts/setup/task.mjs';

const folder = join(cacheFolder, 'bench/peers');
const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => stop.abort(new Interrupted()));

const answers = {};
const release = await acquireLock(join(folder, 'lock'), {
  signal: stop.signal,
  onWait: (pid) => process.stderr.write(`Set-up: waiting for process ${pid}, which sets up peers …\n`),
});
try {
  removeLeftovers();
  for (const asked of process.argv.slice(2)) {
    const [peer, ...needs] = asked.split('+');
    answers[peer] = await placeOf(peer, needs);
    if (stop.signal.aborted) process.exitCode = 130;
    if (stop.signal.aborted) break;
  }
} finally {
  release();
}
process.stdout.write(`${JSON.stringify(answers)}\n`);

async function placeOf(peer, needs) {
  const task = createTask({ title: `Peer ${peer}` }, stop.signal);
  try {
    if (needs.includes('java')) await requireJava(task);
    const requirements = join(root, 'bench/peers', `${peer}.txt`);
    const { base, version } = currentPython();
    const minor = version.split('.').slice(0, 2).join('.');
    const name = `${peer}-${hashOf(readFileSync(requirements), base, version).slice(0, 16)}`;
    const place = join(folder, name);
    if (!existsSync(join(place, '.complete'))) {
      task.begin();
      // Some of them come as source archives only.
      const flags = ['--require-hashes', '--no-deps'];
      await buildEnvironment(task, { into: folder, name, base: { executable: base, minor }, requirements, flags });
      task.done();
    }
    const python = join(place, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
    // The workers that PySpark and PyFlink start look for their interpreter by name.
    const env = {
      PATH: [dirname(python), process.env['PATH'] ?? ''].join(delimiter),
      PYSPARK_PYTHON: python,
      PYSPARK_DRIVER_PYTHON: python,
      PYFLINK_CLIENT_EXECUTABLE: python,
    };
    return { python, env };
  } catch (error) {
    return { error: describeFailure(error).split('\n')[0] };
  } finally {
    task.end();
  }
}

async function requireJava(task) {
  const home = process.env['JAVA_HOME'];
  const java = home === undefined ? 'java' : join(home, 'bin/java');
  const { code, output } = await capture(java, ['-version'], task.command('java'));
  const major = Number(/version "(\d+)/.exec(output)?.[1] ?? '0');
  if (code !== 0 || major < 17)
    throw new Error(`it needs Java 17, and ${java} is ${code === 0 ? `Java ${major}` : 'not there'}.`);
}
