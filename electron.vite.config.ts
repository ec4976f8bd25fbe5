import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin, Rolldown } from 'vite';

import { devContentSecurityPolicy } from './src/contract/content-security-policy';

type OutputBundle = Rolldown.OutputBundle;

const at = (file: string): string => path.resolve(import.meta.dirname, file);

/** Optional native accelerators of `ws`: it does without where they are missing, which they always are here. */
const optionalNatives = ['bufferutil', 'utf-8-validate'];

/**
 * The editor is the largest file and the last to be asked for: its way from the disk begins with the page. With it come the chunks that it
 * is cut into where other views use parts of it; a browser need not fetch them by itself.
 */
function preloadEditor(): Plugin {
  return {
    name: 'preload-editor',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) =>
        staticImports(bundle, 'monaco-surface')
          .filter((fileName) => !html.includes(fileName))
          .map((fileName) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` },
            injectTo: 'head' as const,
          })),
    },
  };
}

/** File names of the chunk of that name and of all that it imports statically. */
function staticImports(bundle: OutputBundle, name: string): string[] {
  const found = new Set<string>();
  const waiting = Object.values(bundle).filter((file) => file.type === 'chunk' && file.name === name);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (file.type !== 'chunk' || found.has(file.fileName)) continue;
    found.add(file.fileName);
    waiting.push(...file.imports.flatMap((fileName) => bundle[fileName] ?? []));
  }
  return [...found];
}

export default defineConfig({
  main: {
    build: {
      target: 'node16',
      // The packages of `dependencies` (native modules) stay outside; everything else is bundled.
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          index: at('src/main/index.ts'),
          'task-manager': at('src/runtime/task-manager/main.ts'),
          'slot-thread': at('src/runtime/task-manager/slot-thread.ts'),
          'sql-thread': at('src/runtime/sql/sql-thread.ts'),
          cli: at('src/cli/main.ts'),
          server: at('src/server/main.ts'),
        },
        external: optionalNatives,
        output: {
          format: 'cjs',
          entryFileNames: '[name].js',
          // Beside the entries, not in a folder: code that looks for its neighbours by __dirname may land in a shared chunk.
          chunkFileNames: 'chunk-[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      target: 'node16',
      // A sandboxed preload can require nothing but electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [react(), preloadEditor()],
    worker: { format: 'es' },
    server: { host: '127.0.0.1', headers: { 'content-security-policy': devContentSecurityPolicy } },
    build: {
      target: 'chrome108',
      minify: 'oxc',
      // Monaco takes its colours from the theme's variables and knows #rrggbb only, which a minifier shortens.
      cssMinify: false,
      // Monaco is one chunk of its own, loaded from disk.
      chunkSizeWarningLimit: 8_192,
      rolldownOptions: { input: { index: at('src/renderer/index.html') } },
    },
  },
});
