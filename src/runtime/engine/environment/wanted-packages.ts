/** What apache-flink 2.3.0 wants of an environment, as its own metadata says, and what the workbench needs for its runs. */
import type { PackageCheck } from '../../../contract/model/environment';
import { canonicalName, fulfils } from './specifier';

interface Wanted {
  readonly name: string;
  readonly wanted: string;
  readonly needs: string;
  readonly here: boolean;
}

const ofFlink = 'apache-flink on a cluster';

/** Recorded from the metadata of the wheel, py4j to pemja; apache-flink and debugpy are ours to add. */
const wantedPackages: readonly Wanted[] = [
  { name: 'pandas', wanted: '>=1.3.0,<2.3', needs: 'pandas functions', here: true },
  { name: 'numpy', wanted: '>=1.22.4', needs: 'pandas functions', here: true },
  { name: 'pyarrow', wanted: '>=5.0.0,<21.0.0', needs: 'pandas functions', here: true },
  { name: 'cloudpickle', wanted: '>=2.2.0', needs: 'the check whether Flink can ship a function', here: true },
  { name: 'pytz', wanted: '>=2018.3', needs: 'TIMESTAMP_LTZ values', here: true },
  { name: 'debugpy', wanted: '>=1.8', needs: 'debugging', here: true },
  { name: 'apache-flink', wanted: '>=2.3,<2.4', needs: 'the cluster itself', here: false },
  { name: 'pemja', wanted: '>=0.5.7,<0.5.8', needs: 'thread mode on a cluster', here: false },
  { name: 'apache-beam', wanted: '>=2.54.0,<=2.61.0', needs: 'process mode on a cluster', here: false },
  { name: 'py4j', wanted: '==0.10.9.7', needs: ofFlink, here: false },
  { name: 'python-dateutil', wanted: '>=2.8.0,<3', needs: ofFlink, here: false },
  { name: 'avro', wanted: '>=1.12.0', needs: ofFlink, here: false },
  { name: 'fastavro', wanted: '>=1.1.0,!=1.8.0', needs: ofFlink, here: false },
  { name: 'requests', wanted: '>=2.26.0', needs: ofFlink, here: false },
  { name: 'protobuf', wanted: '>=3.19.0', needs: ofFlink, here: false },
  { name: 'httplib2', wanted: '>=0.19.0', needs: ofFlink, here: false },
  { name: 'ruamel.yaml', wanted: '>=0.18.4', needs: ofFlink, here: false },
];

/** Canonical name to version. */
export type Installed = Readonly<Record<string, string>>;

export function checkWanted(installed: Installed): PackageCheck[] {
  return wantedPackages.map((wanted) => ({ ...wanted, ...stateOf(installed, wanted.name, wanted.wanted) }));
}

export function stateOf(installed: Installed, name: string, wanted: string): Pick<PackageCheck, 'installed' | 'state'> {
  const version = installed[canonicalName(name)];
  if (version === undefined) return { installed: null, state: 'missing' };
  return { installed: version, state: fulfils(version, wanted) ? 'met' : 'differs' };
}

/** What is to be given to pip so that runs here have all they need. */
export function missingHere(packages: readonly PackageCheck[]): string[] {
  return packages.filter(({ here, state }) => here && state !== 'met').map(({ name, wanted }) => `${name}${wanted}`);
}
