import { Tooltip } from 'radix-ui';
import { Dialogs } from './dialogs';
import { useAskedFocus } from './follow-focus';
import { Notices } from './notices';
import { WindowLayout } from './window-layout';
import { TitleBar } from '../features/title-bar/title-bar';
import { StatusBar } from '../features/status/status-bar';
import { Welcome } from '../features/welcome/welcome';
import { saveFile } from '../state/save-file';
import { SavePictureContext } from '../ui/charts/chart-picture-context';
import { useProject } from '../state/project';

const savePicture = (name: string, content: Blob): void => void saveFile(name, content);

export function App() {
  const kind = useProject((store) => store.state.kind);
  useAskedFocus();
  return (
    <Tooltip.Provider delayDuration={500} skipDelayDuration={200}>
      <SavePictureContext.Provider value={savePicture}>
        <div className="window">
          <TitleBar />
          {kind === 'open' ? <WindowLayout /> : <Welcome />}
          <StatusBar />
        </div>
        <Notices />
        <Dialogs />
      </SavePictureContext.Provider>
    </Tooltip.Provider>
  );
}
