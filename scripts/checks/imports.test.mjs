import { expect, test } from 'vitest';
import { importTable } from './import-table.mjs';
import { breachesOf, specifiersOf } from './imports.mjs';

const breaches = (file, text) => breachesOf(importTable, file, text);

test('an arrow that points up is a breach, also for types alone', () => {
  expect(breaches('src/runtime/wire/frame.ts', "import type { Engine } from '../engine/create-engine';")).toEqual([
    'src/runtime/wire/frame.ts may not import src/runtime/engine/create-engine.',
  ]);
});

test('the renderer reaches neither the runtime nor Node', () => {
  const text = "import { createEngine } from '../../runtime/engine/create-engine';\nimport fs from 'node:fs';";
  expect(breaches('src/renderer/app/main.tsx', text)).toEqual([
    'src/renderer/app/main.tsx may not import src/runtime/engine/create-engine.',
    'src/renderer/app/main.tsx may not import node:fs: src/renderer/app knows no Node.',
  ]);
});

test('a package belongs to the folders whose row names it', () => {
  const text = "const koffi = require('koffi');\nexport { tableToIPC } from 'apache-arrow/ipc';";
  expect(breaches('src/runtime/embedded/entry.ts', text)).toEqual([
    'src/runtime/embedded/entry.ts may not import the package apache-arrow.',
  ]);
  expect(breaches('src/runtime/arrow/ipc.ts', text)).toEqual([
    'src/runtime/arrow/ipc.ts may not import the package koffi.',
  ]);
});

test('what a row names and what lies in the same folder may be imported', () => {
  const text =
    "import { a } from './a';\nimport { b } from '../../contract/errors';\nimport type { C } from '../arrow/column';";
  expect(breaches('src/runtime/store/store-reader.ts', text)).toEqual([]);
});

test('a folder whose name only begins alike is not the same folder', () => {
  expect(breaches('src/cli/main.ts', "import { x } from '../runtime/engine-room/x';")).toEqual([
    'src/cli/main.ts may not import src/runtime/engine-room/x.',
  ]);
});

test('tests may import the test tools, the code beside them may not', () => {
  expect(breaches('src/runtime/wire/frame.test.ts', "import { test } from 'vitest';")).toEqual([]);
  expect(breaches('src/runtime/wire/frame.ts', "import { test } from 'vitest';")).toHaveLength(1);
});

test('a new top-level folder has to enter the table first', () => {
  expect(breaches('src/plugins/index.ts', '')).toEqual([
    'src/plugins/index.ts: its folder is not in the table of scripts/checks/import-table.mjs.',
  ]);
});

test('every form of import is seen', () => {
  const text =
    "import a from 'a';\nimport 'b';\nexport * from 'c';\nconst d = await import('d');\nconst e = require('e');";
  expect(specifiersOf(text).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
});
