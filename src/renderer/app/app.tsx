import { Tooltip } from 'radix-ui';
import { Dialogs } from './dialogs';
import { Notices } from './notices';
import { WindowLayout } from './window-layout';
import { TitleBar } from '../features/title-bar/title-bar';
import { StatusBar } from '../features/status/status-bar';
import { Welcome } from '../features/welcome/welcome';
import { useProject } from '../state/project';

export function App() {
  const kind = useProject((store) => store.state.kind);
  return (
    <Tooltip.Provider delayDuration={500} skipDelayDuration={200}>
      <div className="window">
        <TitleBar />
        {kind === 'open' ? <WindowLayout /> : <Welcome />}
        <StatusBar />
      </div>
      <Notices />
      <Dialogs />
    </Tooltip.Provider>
  );
}
