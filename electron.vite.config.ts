import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { devContentSecurityPolicy } from './src/contract/content-security-policy';

const at = (file: string): string => path.resolve(import.meta.dirname, file);

/** Optional native accelerators of `ws`: it does without where they are missing, which they always are here. */
const optionalNatives = ['bufferutil', 'utf-8-validate'];

/** The editor is the largest file and the last to be asked for: its way from the disk begins with the page. */
function preloadEditor(): Plugin {
  return {
    name: 'preload-editor',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.values(bundle ?? {})
          .filter((file) => file.type === 'chunk' && file.name === 'monaco-surface')
          .map(({ fileName }) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` },
            injectTo: 'head' as const,
          })),
    },
  };
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
