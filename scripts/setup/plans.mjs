/** What each command needs before it can do its work. */
import { buildOutput } from './build-output.mjs';
import { electron } from './electron.mjs';
import { nodeModules } from './node-modules.mjs';
import { pythonEnvironment, pythonTools } from './python-environment.mjs';
import { sampleData } from './sample-data.mjs';
import { desktopLibraries, pythonLibrary, testPrograms } from './system-packages.mjs';

const engine = [nodeModules, pythonEnvironment, pythonLibrary, sampleData];

/** The command line and the browser host: neither Electron nor a display. */
export const headlessPlan = [...engine, buildOutput];
export const desktopPlan = [...engine, electron, desktopLibraries, buildOutput];
/** electron-vite builds by itself and watches. */
export const developmentPlan = [...engine, electron, desktopLibraries];
export const buildPlan = [nodeModules, buildOutput];
export const checkPlan = [nodeModules, pythonEnvironment, pythonTools];
export const testPlan = [...engine, pythonTools, electron, desktopLibraries, testPrograms, buildOutput];
