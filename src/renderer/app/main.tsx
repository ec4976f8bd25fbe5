import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connectWorkbench } from '../bridge/workbench';
import { listenToEngine } from '../state/actions';
import { setWorkbench } from '../state/connection';
import { followWindow } from '../state/layout';
import { describeApplication, startProject } from '../state/project';
import { afterEditor } from '../state/start-up';
import { loadEditor } from '../features/editor/load-editor';
import { App } from './app';
import { runMenuCommand } from '../state/commands';
import { restoreZoom } from '../state/zoom';
import { listenToDrops } from './dropped-files';
import { listenToKeys } from './shortcuts';
import '../ui/theme.css';
import '../ui/controls.css';
import './app.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root.');

setWorkbench(connectWorkbench());
restoreZoom();
followWindow();
listenToEngine(runMenuCommand);
listenToKeys();
listenToDrops();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
void startProject();
void afterEditor()
  .then(describeApplication)
  .catch((thrown: unknown) => console.error(thrown));
// After the first frame: parsing the editor must not delay the window.
requestAnimationFrame(() => setTimeout(() => void loadEditor()));
