/**
 * Who may import whom, as data. A folder may import itself, what its row names, and nothing else; `import type` is no
 * exception, because what is shared by two processes belongs into src/contract. The most specific row counts.
 *
 * `files`: folders (or files) of this repository. `packages`: npm packages. `node`: Node's built-in modules. Tests
 * (`*.test.ts`, `*-fixture.ts`) may in addition import what `tests` of their row names.
 */
const everyNode = ['src/contract'];
const testTools = { files: ['src/runtime/testing'], packages: ['vitest'], node: true };

/** Layers of the runtime, lowest first: a layer may import the ones before it in its row, never the ones after. */
const arrow = ['src/runtime/arrow'];
const data = [...arrow, 'src/runtime/wire', 'src/runtime/connectors', 'src/runtime/store', 'src/runtime/scheduler'];
const python = ['src/runtime/workers', 'src/runtime/embedded'];

export const importTable = [
  {
    folder: 'src/contract',
    files: [],
    packages: ['lossless-json', 'valibot', 'yaml'],
    node: false,
    tests: testTools,
  },

  { folder: 'src/runtime/arrow', files: everyNode, packages: ['apache-arrow'], node: true, tests: testTools },
  { folder: 'src/runtime/wire', files: [...everyNode, ...arrow], packages: [], node: true, tests: testTools },
  {
    folder: 'src/runtime/connectors',
    files: [...everyNode, ...arrow, 'src/runtime/wire'],
    packages: [],
    node: true,
    tests: testTools,
  },
  {
    folder: 'src/runtime/store',
    files: [...everyNode, ...arrow, 'src/runtime/wire', 'src/runtime/connectors'],
    packages: ['apache-arrow'],
    node: true,
    tests: testTools,
  },
  // The one place that knows the embedded database.
  { folder: 'src/runtime/database', files: everyNode, packages: ['@duckdb/node-api'], node: true, tests: testTools },
  // Pure: events in, instructions out.
  { folder: 'src/runtime/scheduler', files: everyNode, packages: [], node: false, tests: testTools },
  {
    folder: 'src/runtime/workers',
    files: [...everyNode, ...data],
    packages: ['valibot'],
    node: true,
    tests: testTools,
  },
  {
    folder: 'src/runtime/embedded',
    files: [...everyNode, ...data],
    packages: ['koffi', 'valibot'],
    node: true,
    tests: testTools,
  },
  // Queries over files, as batches.
  {
    folder: 'src/runtime/sql',
    files: [...everyNode, ...arrow, 'src/runtime/database/embedded'],
    packages: ['@duckdb/node-api', '@duckdb/node-bindings'],
    node: true,
    tests: testTools,
  },
  {
    folder: 'src/runtime/task-manager',
    files: [...everyNode, ...data, ...python, 'src/runtime/sql'],
    packages: ['valibot'],
    node: true,
    tests: testTools,
  },
  // The client of the debuggers in the workers: sockets and messages, nothing of jobs.
  {
    folder: 'src/runtime/debug',
    files: everyNode,
    packages: ['valibot', '@vscode/debugprotocol'],
    node: true,
    tests: testTools,
  },
  // The client of the language servers: processes and messages, nothing of jobs.
  {
    folder: 'src/runtime/language',
    files: everyNode,
    packages: ['valibot', 'vscode-languageserver-protocol', 'vscode-languageserver-textdocument'],
    node: true,
    tests: testTools,
  },
  // The engine speaks with TaskManagers by messages; it knows nothing of slots, workers and native code, save where libpython
  // lies and which process groups a killed TaskManager leaves behind.
  {
    folder: 'src/runtime/engine',
    files: [
      ...everyNode,
      ...data,
      'src/runtime/debug',
      'src/runtime/language',
      'src/runtime/database',
      'src/runtime/embedded/locate',
      'src/runtime/workers/worker-record',
    ],
    packages: ['chokidar', 'valibot', 'yaml', 'write-file-atomic'],
    node: true,
    tests: testTools,
  },
  {
    folder: 'src/runtime/testing',
    files: [...everyNode, ...data, ...python, 'src/runtime/engine'],
    packages: ['vite', 'vitest'],
    node: true,
    tests: testTools,
  },

  {
    folder: 'src/cli',
    files: [...everyNode, 'src/runtime/engine', ...data],
    packages: ['commander', 'valibot'],
    node: true,
    tests: testTools,
  },
  {
    folder: 'src/server',
    files: [...everyNode, 'src/runtime/engine'],
    packages: ['valibot', 'ws'],
    node: true,
    tests: testTools,
  },
  {
    folder: 'src/main',
    files: [...everyNode, 'src/runtime/engine', 'src/server'],
    packages: ['electron', 'valibot', 'write-file-atomic'],
    node: true,
    tests: testTools,
  },
  { folder: 'src/preload', files: everyNode, packages: ['electron'], node: false, tests: testTools },

  ...rendererRows(),

  { folder: 'e2e', files: ['src/contract'], packages: ['@playwright/test', 'axe-core', 'sharp'], node: true },
  { folder: 'bench/desktop', files: ['scripts/setup', 'scripts/tests'], packages: ['ws'], node: true },
  {
    folder: 'bench',
    files: ['src/contract', 'src/runtime', 'scripts/setup'],
    packages: ['prettier', 'vite'],
    node: true,
  },
  // Set-up runs before there are any packages. Checks and tests run after it.
  {
    folder: 'scripts/setup',
    files: [],
    packages: [],
    node: true,
    tests: { files: [], packages: ['vitest'], node: true },
  },
  { folder: 'scripts/electron-shim', files: [], packages: ['electron'], node: true },
  {
    folder: 'scripts',
    files: [],
    packages: ['typescript', 'electron-vite', 'vite', '@vitest/runner', '@vitest/expect', 'chai'],
    node: true,
    tests: { files: [], packages: ['vitest'], node: true },
  },
];

/** The renderer: only packages of the browser, and one that draws or edits only where it is wrapped. */
function rendererRows() {
  const react = [
    'react',
    'react-dom',
    'zustand',
    'lucide-react',
    'radix-ui',
    '@tanstack/react-virtual',
    'react-resizable-panels',
    'cmdk',
  ];
  const ui = ['src/renderer/ui'];
  const state = ['src/renderer/bridge', 'src/renderer/state'];
  const shared = { node: false, tests: testTools };
  return [
    { folder: 'src/renderer/bridge', files: ['src/contract'], packages: ['valibot'], ...shared },
    { folder: 'src/renderer/ui', files: ['src/contract'], packages: [...react, 'recharts'], ...shared },
    {
      folder: 'src/renderer/state',
      files: ['src/contract', 'src/renderer/bridge'],
      packages: ['react', 'zustand', 'valibot'],
      ...shared,
    },
    {
      folder: 'src/renderer/features',
      files: ['src/contract', ...state, ...ui],
      packages: [...react, 'monaco-editor'],
      ...shared,
    },
    {
      folder: 'src/renderer/app',
      files: ['src/contract', ...state, ...ui, 'src/renderer/features'],
      packages: react,
      ...shared,
    },
    { folder: 'src/renderer', files: ['src/renderer/app'], packages: ['react', 'react-dom'], ...shared },
  ];
}
