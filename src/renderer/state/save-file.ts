/** Files that the user saves: the desktop asks where to, a browser puts them among its downloads. */
import { toErrorData } from '../../contract/errors';
import { api, workbench } from './connection';
import { notify } from './notices';

export async function saveFile(name: string, content: Blob): Promise<void> {
  try {
    if (workbench().host === 'browser') {
      const address = URL.createObjectURL(content);
      download(address, name);
      // The browser reads it after the click; a moment later it needs the address no more.
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
      return;
    }
    const { path } = await api().saveFile({ name, base64: await base64Of(content) });
    if (path !== null) notify('info', `Saved ${path}`);
  } catch (thrown) {
    notify('danger', `${name} could not be saved: ${toErrorData(thrown, 'sink').error}`);
  }
}

export async function saveText(name: string, make: () => Promise<string>): Promise<void> {
  try {
    await saveFile(name, new Blob([await make()], { type: 'text/html' }));
  } catch (thrown) {
    notify('danger', `${name} could not be made: ${toErrorData(thrown, 'sink').error}`);
  }
}

export function download(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

function base64Of(content: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : '');
    reader.onerror = () => reject(reader.error ?? new Error('The content could not be read.'));
    reader.readAsDataURL(content);
  });
}
