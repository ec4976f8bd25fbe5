/**
 * One set of rules for the whole tree: every rule is on as an error or absent, and no file is excepted from one
 * by a list. Where a rule differs by folder, the folder is another process (another Node, another platform).
 */
import eslint from '@eslint/js';
import node from 'eslint-plugin-n';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import typescript from 'typescript-eslint';
import { defineConfig } from 'eslint/config';

/** Electron 22 is Node 16.17: what runs inside it may use no younger built-in, whatever the types say. */
const oldestRuntime = '16.17.1';
const insideElectron = ['src/main', 'src/preload', 'src/runtime', 'src/server', 'src/cli', 'src/contract'];

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name. Default exports are for the files where a tool demands one.',
};

/** Packages that one folder alone may import: the rest of the tree goes through that folder. */
const guardedPackages = [
  {
    name: 'apache-arrow',
    group: ['apache-arrow', 'apache-arrow/*'],
    folders: ['src/runtime/arrow', 'src/runtime/store'],
    message: 'Only src/runtime/arrow and src/runtime/store know apache-arrow.',
  },
  {
    name: 'recharts',
    group: ['recharts', 'recharts/*'],
    folders: ['src/renderer/ui'],
    message: 'Draw through src/renderer/ui, the only place that knows recharts.',
  },
  {
    name: 'koffi',
    group: ['koffi', 'koffi/*'],
    folders: ['src/runtime/embedded'],
    message: 'Only src/runtime/embedded calls native code.',
  },
];

const rawIpc = {
  name: 'electron',
  importNames: ['ipcMain', 'ipcRenderer'],
  message: 'Commands and events cross in src/main/ipc and src/preload only, typed and validated.',
};

/** `no-restricted-imports` takes one list a file, so each folder with a privilege gets the list without it. */
function importRule(allowed) {
  return [
    'error',
    {
      paths: allowed.includes('ipc') ? [] : [rawIpc],
      patterns: guardedPackages
        .filter((guarded) => !allowed.includes(guarded.name))
        .map(({ group, message }) => ({ group, message })),
    },
  ];
}

const privileges = [
  ...guardedPackages.flatMap(({ name, folders }) => folders.map((folder) => ({ folder, allowed: [name] }))),
  { folder: 'src/main/ipc', allowed: ['ipc'] },
  { folder: 'src/preload', allowed: ['ipc'] },
];

/** The plugin's own choice, none of it as a warning; its rule about libraries concerns React's compiler, which is not used. */
function hookRules() {
  const names = Object.keys(reactHooks.configs.flat['recommended-latest'].rules);
  return Object.fromEntries(names.map((name) => [name, name === 'react-hooks/incompatible-library' ? 'off' : 'error']));
}

export default defineConfig(
  { ignores: ['node_modules/', 'out/', '.cache/', 'test-results/', 'playwright-report/', 'coverage/', 'examples/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  eslint.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', noDefaultExport],
      'no-restricted-imports': importRule([]),
      'no-empty': ['error', { allowEmptyCatch: false }],
      // Playwright reads from the pattern which fixtures one needs: `({}, use)` needs none.
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
      // Output of terminals and workers is cleaned by what this rule takes for mistakes.
      'no-control-regex': 'off',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [typescript.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers and booleans print as one expects; the rest of the rule (objects, undefined) stays.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // What returns nothing may be returned by what returns nothing.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // A method that implements an asynchronous interface may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // A method passed to React or to an emitter as an arrow field needs no binding; methods of plain objects do.
      '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
      // `while (true)` loops that end by return are how frames are read.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
    },
  },
  {
    files: insideElectron.map((folder) => `${folder}/**/*.ts`),
    plugins: { n: node },
    rules: {
      'n/no-unsupported-features/node-builtins': ['error', { version: oldestRuntime }],
      'n/no-unsupported-features/es-builtins': ['error', { version: oldestRuntime }],
    },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: hookRules(),
  },
  ...privileges.map(({ folder, allowed }) => ({
    files: [`${folder}/**`, `${folder}.ts`],
    rules: { 'no-restricted-imports': importRule(allowed) },
  })),
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: { globals: globals.node },
  },
  {
    // Their functions are sent into a page.
    files: ['bench/desktop/*.mjs'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  {
    // The tools that read these files take their default export only.
    files: ['*.config.{ts,mjs}', 'src/runtime/testing/build-entries.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
