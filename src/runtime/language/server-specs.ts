/** The three servers, as they are started here. Nothing of this reaches for a network. */
import path from 'node:path';
import type { ClientCapabilities } from 'vscode-languageserver-protocol/node';
import type { ServerSpec } from './language-server';

export interface LanguageOptions {
  /** Node, or an Electron that serves as one. */
  readonly node: string;
  /** pyright's entry; empty where it is not installed. */
  readonly pyright: string;
  /** Interpreter of the product's own environment, which holds ruff. */
  readonly python: string;
  /** Folder that holds udf_worker and pyflink. */
  readonly workerPath: string;
  /** Folder that holds pyflink and nothing else: what lies beside it must not be importable for the user's files. */
  readonly stubs: string;
}

const capabilities: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    synchronization: { didSave: false },
    publishDiagnostics: { versionSupport: true },
    completion: {
      completionItem: {
        documentationFormat: ['markdown'],
        labelDetailsSupport: true,
        resolveSupport: { properties: ['documentation', 'detail', 'additionalTextEdits'] },
      },
      contextSupport: true,
    },
    hover: { contentFormat: ['markdown'] },
    signatureHelp: {
      signatureInformation: {
        documentationFormat: ['markdown'],
        parameterInformation: { labelOffsetSupport: true },
        activeParameterSupport: true,
      },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
    codeAction: {
      codeActionLiteralSupport: {
        codeActionKind: { valueSet: ['quickfix', 'source.fixAll', 'source.organizeImports'] },
      },
      resolveSupport: { properties: ['edit'] },
      dataSupport: true,
    },
  },
};

/**
 * `python`: of the environment that the user's files run in. A project's own pyrightconfig.json or pyproject.toml goes before what is
 * said here. The basic rules: the strict ones are about code that others import.
 */
export function pyrightSpec(options: LanguageOptions, python: string): ServerSpec {
  const analysis = {
    extraPaths: [options.stubs],
    diagnosticMode: 'openFilesOnly',
    typeCheckingMode: 'basic',
    useLibraryCodeForTypes: true,
    autoSearchPaths: true,
    autoImportCompletions: true,
    // Told by Flink's rule, which knows the way out.
    diagnosticSeverityOverrides: { reportMissingImports: 'none', reportMissingModuleSource: 'none' },
  };
  return {
    name: 'pyright',
    command: {
      program: options.node,
      args: [options.pyright, '--stdio'],
      environment: { ...ownEnvironment(), ELECTRON_RUN_AS_NODE: '1' },
    },
    capabilities,
    initializationOptions: {},
    settings: {
      python: { pythonPath: python, analysis },
      'python.analysis': analysis,
      pyright: { disableOrganizeImports: true, disableTaggedHints: true },
    },
  };
}

/** What is wrong in all likelihood; matters of taste are for projects that ask for them. A project's own settings go before these. */
const ruffRules = ['E9', 'F', 'B006', 'B008', 'B023', 'PLE'];
/** pyright tells of undefined names, and knows more of them. */
const ruffRulesOfPyright = ['F821', 'F822'];

export function ruffSpec(options: LanguageOptions): ServerSpec {
  const program = path.join(path.dirname(options.python), process.platform === 'win32' ? 'ruff.exe' : 'ruff');
  const settings = {
    configurationPreference: 'filesystemFirst',
    showSyntaxErrors: false,
    logLevel: 'error',
    lint: { select: ruffRules, ignore: ruffRulesOfPyright },
    // The line length of Flink's own Python code; quotes are left as they are.
    configuration: { 'line-length': 100, format: { 'quote-style': 'preserve' } },
  };
  return {
    name: 'ruff',
    command: { program, args: ['server'], environment: ownEnvironment() },
    capabilities,
    initializationOptions: { settings },
    settings: {},
  };
}

export function flinkSpec(options: LanguageOptions, python: string): ServerSpec {
  return {
    name: 'flink',
    command: {
      program: python,
      args: ['-I', path.join(options.workerPath, 'flink_check', 'serve.py')],
      environment: ownEnvironment(),
    },
    capabilities: {},
    initializationOptions: {},
    settings: {},
  };
}

/** What would make another program of these than the one that is meant. */
const leftOut = new Set(['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', 'NODE_CHANNEL_FD', 'PYTHONPATH', 'PYTHONHOME']);

function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !leftOut.has(name)));
}
