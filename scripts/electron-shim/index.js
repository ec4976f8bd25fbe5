/**
 * Stands in for Electron's own default app, which the Electron of the PyPI wheel lacks: set-up copies this folder to its
 * `resources/app`. `electron [switches] [-r MODULE] APP_FOLDER [arguments]` then starts APP_FOLDER as any Electron does.
 */
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const Module = require('node:module');
const { app } = require('electron');

function readCommandLine(argv) {
  const preloaded = [];
  let appPath = null;
  for (let i = 1; i < argv.length && appPath === null; i += 1) {
    const argument = argv[i];
    if (argument === '-r' || argument === '--require') {
      i += 1;
      if (argv[i] !== undefined) preloaded.push(argv[i]);
    } else if (!argument.startsWith('-')) {
      appPath = path.resolve(argument);
    }
  }
  return { preloaded, appPath };
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  app.exit(2);
}

function start() {
  const { preloaded, appPath } = readCommandLine(process.argv);
  if (appPath === null) return fail('Usage: electron [switches] [-r MODULE] APP_FOLDER [arguments]');

  // As with Electron's own default app: application code reads it to know where its arguments begin.
  process.defaultApp = true;
  for (const name of preloaded) require(Module.createRequire(path.join(process.cwd(), 'x')).resolve(name));

  const packageFile = path.join(appPath, 'package.json');
  if (!fs.existsSync(packageFile)) return fail(`${appPath} is not an application folder: it has no package.json.`);
  const manifest = JSON.parse(fs.readFileSync(packageFile, 'utf8'));
  app.setName(manifest.productName || manifest.name);
  if (manifest.version) app.setVersion(manifest.version);
  app.setAppPath(appPath);

  const entry = path.join(appPath, manifest.main || 'index.js');
  if (!fs.existsSync(entry)) return fail(`${entry} does not exist. Build the application first.`);
  process.mainModule = undefined;
  return Module._load(entry, null, true);
}

start();
