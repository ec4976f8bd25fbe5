/** What may be asked of a project's Python environment. */
import * as v from 'valibot';
import {
  environmentSchema,
  importedModuleSchema,
  installables,
  requirementsSchema,
  triedModuleSchema,
} from '../model/environment';

const inProject = { root: v.string() };

export const environmentCommands = {
  /** Every interpreter that is found, each asked in a process of its own; unusable ones too, with the reason. */
  listEnvironments: {
    request: v.object(inProject),
    response: v.object({ environments: v.array(environmentSchema) }),
  },
  /** The one that the project's functions run in (or `python`), and the project's requirements in it. */
  describeEnvironment: {
    request: v.object({ ...inProject, python: v.optional(v.string()) }),
    response: v.object({ environment: environmentSchema, requirements: requirementsSchema }),
  },
  /** What the project's files import that is neither Python's own nor the project's. */
  scanImports: {
    request: v.object(inProject),
    response: v.object({ imports: v.array(importedModuleSchema) }),
  },
  /** Imports modules in an interpreter embedded for it alone, so that a crash costs nothing. */
  tryExtensions: {
    request: v.object({ ...inProject, modules: v.array(v.string()) }),
    response: v.object({ modules: v.array(triedModuleSchema) }),
  },
  /**
   * Starts pip and returns; all else comes as environment events. Into the chosen environment where it is one of its own; `venv`: into
   * the project's .venv, which is made of the chosen interpreter where there is none. Refuses a system Python.
   */
  installPackages: {
    request: v.object({ ...inProject, what: v.picklist(installables), venv: v.boolean() }),
    response: v.object({ installId: v.string(), python: v.string() }),
  },
  /** What is installed by then stays; started again, pip goes on. */
  cancelInstall: { request: v.object({ installId: v.string() }), response: v.object({}) },
} as const;
