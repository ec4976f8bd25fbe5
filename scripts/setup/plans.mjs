/** What each command needs before it can do its work. */
import { buildEngine, buildWindow } from './build-output.mjs';
import { electron } from './electron.mjs';
import { nodeModules } from './node-modules.mjs';
import { pythonEnvironment, pythonTools } from './python-environment.mjs';
import { sampleData } from './sample-data.mjs';
import { desktopLibraries, pythonLibrary, testPrograms } from './system-packages.mjs';

const engine = [nodeModules, pythonEnvironment, pythonLibrary, sampleData];

/** Neither Electron, nor a display, nor a window. */
export const commandLinePlan = [...engine, buildEngine];
export const browserHostPlan = [...engine, buildEngine, buildWindow];
export const desktopPlan = [...engine, electron, desktopLibraries, buildEngine, buildWindow];
/** electron-vite builds by itself and watches. */
export const developmentPlan = [...engine, electron, desktopLibraries];
export const buildPlan = [nodeModules, buildEngine, buildWindow];
export const checkPlan = [nodeModules, pythonEnvironment, pythonTools];
export const testPlan = [...engine, pythonTools, electron, desktopLibraries, testPrograms, buildEngine, buildWindow];
