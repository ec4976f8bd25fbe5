/** That nothing here needs a network, and what does. What the system says of the network is heard, nobody is asked. */
import { WifiOff } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useSyncExternalStore } from 'react';

export function OfflineItem() {
  const isOnline = useSyncExternalStore(subscribeToNetwork, () => navigator.onLine);
  return (
    <Popover.Root>
      <Popover.Trigger className="status-plain" aria-label={isOnline ? 'Works offline' : 'Offline, all works'}>
        <WifiOff size={12} aria-hidden /> {isOnline ? 'works offline' : 'offline, all works'}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popup offline-facts" side="top" align="end" sideOffset={4} collisionPadding={8}>
          <h3>Nothing leaves this machine</h3>
          <p>
            Functions, rows, figures and settings stay here. Editing, completion, runs in all modes, comparing,
            debugging and SQL need no network, and nothing is counted or reported.
          </p>
          <p>
            A network is needed for one thing, when you ask for it: installing Python packages into an environment of
            yours. What your own functions open is up to them.
          </p>
          <p className="soft">
            {isOnline
              ? 'This system says that it has a network.'
              : 'This system says that it has no network: installing packages has to wait.'}
          </p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function subscribeToNetwork(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
