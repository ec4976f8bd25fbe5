/** The Python environment of a project: which one it is, what is in it, and how it gets what it lacks. */
import { homedir } from 'node:os';
import path from 'node:path';
import type {
  EnvironmentEvent,
  Environment,
  ImportedModule,
  Installable,
  Requirements,
  TriedModule,
} from '../../../contract/model/environment';
import { requirementsName } from '../../../contract/model/environment';
import { workbenchError } from '../../../contract/errors';
import type { ProjectSettings } from '../../../contract/model/project';
import { tryImports } from '../compare/reference-figures';
import { requirePython } from '../planning/require-python';
import { pythonOf } from '../project/project-context';
import { readWorkbenchFile } from '../project/workbench-file';
import type { TaskManagerPool } from '../task-manager-pool';
import { findCandidates, pythonIn, type Candidate, type Places } from './candidates';
import { scanImports } from './imports';
import { InstallService } from './install-service';
import { probe, probeAll, type Probed } from './probe';
import { readRequirements } from './requirements';
import { missingHere } from './wanted-packages';

export interface EnvironmentOptions {
  /** The workbench's own interpreter; empty where there is none. */
  readonly python: string;
  readonly workerPath: string;
}

/** The interpreter a project's functions run in. Throws NO_PYTHON. */
export async function chosenPython(root: string, own: string): Promise<string> {
  return requirePython((await projectPython(root)) ?? own);
}

async function projectPython(root: string): Promise<string | null> {
  const { settings } = await readWorkbenchFile(root);
  return pythonOf({ root, settings, configYaml: {} });
}

export class EnvironmentService {
  private readonly options: EnvironmentOptions;
  private readonly pool: TaskManagerPool;
  private readonly emit: (event: EnvironmentEvent) => void;
  private readonly installs: InstallService;

  constructor(options: EnvironmentOptions, pool: TaskManagerPool, emit: (event: EnvironmentEvent) => void) {
    this.options = options;
    this.pool = pool;
    this.emit = emit;
    this.installs = new InstallService(options.python, emit);
  }

  async list(root: string): Promise<Environment[]> {
    const probed = await probeAll(await findCandidates(await this.places(root)), this.options.workerPath);
    return probed.map(({ environment }) => environment);
  }

  async describe(root: string, python?: string): Promise<{ environment: Environment; requirements: Requirements }> {
    const { environment, installed } = await this.probeOne(root, python);
    return { environment, requirements: await readRequirements(root, installed) };
  }

  async imports(root: string): Promise<ImportedModule[]> {
    return scanImports(root, await chosenPython(root, this.options.python), this.options.workerPath);
  }

  async tryExtensions(root: string, modules: readonly string[]): Promise<TriedModule[]> {
    const python = await chosenPython(root, this.options.python);
    return tryImports(() => this.pool.lane(), python, modules);
  }

  async install(root: string, what: Installable, venv: boolean): Promise<{ installId: string; python: string }> {
    const { environment } = await this.probeOne(root);
    if (environment.problem !== null)
      throw workbenchError(
        'NO_PYTHON',
        'setup',
        `Nothing can be installed for ${environment.python}. ${environment.problem}`,
        { python: environment.python },
      );
    if (!venv && !environment.isolated) throw notOurs(environment.python);
    const python = venv ? pythonIn(path.join(root, '.venv')) : environment.python;
    // A new environment lacks everything, whatever the chosen one has.
    const packages = venv ? (await this.probeOne(root, python)).environment.packages : environment.packages;
    const lacking = packages.length === 0 ? allHere(environment) : missingHere(packages);
    const wanted = what === 'requirements' ? ['-r', requirementsName] : lacking;
    const installId = this.installs.start({ root, wanted, python, base: venv ? environment.python : null });
    return { installId, python };
  }

  cancelInstall(installId: string): Promise<void> {
    return this.installs.cancel(installId);
  }

  /** To be called when the settings of a project were saved: tells where they choose another interpreter. */
  announceChoice(root: string, before: ProjectSettings, after: ProjectSettings): void {
    const context = { root, configYaml: {} };
    const python = pythonOf({ ...context, settings: after });
    if (python !== pythonOf({ ...context, settings: before })) this.emit({ kind: 'chosen', root, python });
  }

  close(): Promise<void> {
    return this.installs.close();
  }

  private async probeOne(root: string, python?: string): Promise<Probed> {
    const places = await this.places(root);
    const wanted = python ?? places.chosen ?? places.own;
    const absolute = await requirePython(wanted).catch(() => wanted);
    const known = (await findCandidates(places)).find((each) => each.python === absolute);
    const candidate: Candidate = known ?? { python: absolute, kind: 'given', name: path.basename(absolute) };
    return probe(candidate, this.options.workerPath);
  }

  private async places(root: string): Promise<Places> {
    const chosen = await projectPython(root);
    const absolute = chosen === null ? null : await requirePython(chosen).catch(() => chosen);
    return { root, own: this.options.python, chosen: absolute, home: homedir(), environment: process.env };
  }
}

const allHere = ({ packages }: Environment): string[] =>
  missingHere(packages.map((each) => ({ ...each, state: 'missing' as const })));

function notOurs(python: string): Error {
  return workbenchError(
    'BAD_REQUEST',
    'usage',
    `${python} is not an environment of the project's own, so nothing is installed into it.`,
    { python },
    { hint: 'Install into .venv instead: it is made in the project and chosen for it.' },
  );
}
