/** Python environments: which there are, what is installed in them against what apache-flink 2.3 wants, and what a project needs. */
import * as v from 'valibot';
import { errorDataSchema } from '../errors';

/** How an interpreter was found. `given`: its path was typed. */
export const environmentKinds = ['workbench', 'venv', 'conda', 'pyenv', 'system', 'given'] as const;
export type EnvironmentKind = (typeof environmentKinds)[number];

/** `conditional`: wanted only where its marker holds, which is not decided here. */
export const packageStates = ['met', 'differs', 'missing', 'conditional'] as const;
export type PackageState = (typeof packageStates)[number];

export const packageCheckSchema = v.object({
  name: v.string(),
  /** As pip takes it: `>=1.3.0,<2.3`; empty where any version will do. */
  wanted: v.string(),
  installed: v.nullable(v.string()),
  state: v.picklist(packageStates),
  /** What needs it, in words; empty for requirements of the project. */
  needs: v.string(),
  /** Whether runs in the workbench use it, and not only a cluster. */
  here: v.boolean(),
});
export type PackageCheck = v.InferOutput<typeof packageCheckSchema>;

export const environmentSchema = v.object({
  /** Absolute path of the interpreter. */
  python: v.string(),
  kind: v.picklist(environmentKinds),
  name: v.string(),
  /** null where it does not even tell. */
  version: v.nullable(v.string()),
  /** Why no function can run in it, in words; null where one can. */
  problem: v.nullable(v.string()),
  /** An environment of its own, into which packages may be put. */
  isolated: v.boolean(),
  /** Whether its answers were recorded on real Flink. */
  recorded: v.boolean(),
  /** Of thread mode: the library that is embedded, or why there is none and what to do. */
  embedding: v.object({ ok: v.boolean(), detail: v.string() }),
  packages: v.array(packageCheckSchema),
});
export type Environment = v.InferOutput<typeof environmentSchema>;

export const requirementsName = 'requirements.txt';

/** The project's requirements.txt in the chosen environment; null where the project has none. */
export const requirementsSchema = v.nullable(
  v.object({
    packages: v.array(packageCheckSchema),
    /** Lines that only pip can make something of (-r, URLs), as they are. */
    others: v.array(v.string()),
  }),
);
export type Requirements = v.InferOutput<typeof requirementsSchema>;

export const importedModuleSchema = v.object({
  /** Top-level name, as imported. */
  module: v.string(),
  /** Files that import it, relative. */
  files: v.array(v.string()),
  origin: v.picklist(['installed', 'missing', 'pyflink']),
  /** What pip calls it; a guess where it is not installed. */
  distribution: v.string(),
  version: v.nullable(v.string()),
  /** Named in requirements.txt. */
  required: v.boolean(),
});
export type ImportedModule = v.InferOutput<typeof importedModuleSchema>;

export const triedModuleSchema = v.object({
  module: v.string(),
  isExtension: v.boolean(),
  error: v.nullable(v.string()),
});
export type TriedModule = v.InferOutput<typeof triedModuleSchema>;

/** `requirements`: the project's file. `wanted`: what is missing for runs here. */
export const installables = ['requirements', 'wanted'] as const;
export type Installable = (typeof installables)[number];

export const environmentEventSchema = v.variant('kind', [
  /** The project's functions run in another interpreter from now on. null: the workbench's own. */
  v.object({ kind: v.literal('chosen'), root: v.string(), python: v.nullable(v.string()) }),
  v.object({ kind: v.literal('installing'), installId: v.string(), python: v.string(), phase: v.string() }),
  v.object({ kind: v.literal('lines'), installId: v.string(), lines: v.array(v.string()) }),
  /** `error` null: all is installed. */
  v.object({
    kind: v.literal('installed'),
    installId: v.string(),
    python: v.string(),
    error: v.nullable(errorDataSchema),
  }),
]);
export type EnvironmentEvent = v.InferOutput<typeof environmentEventSchema>;
