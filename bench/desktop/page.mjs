/** A page of a running Electron over its debugger's protocol: running code in it, and keys. */
import { setTimeout as delay } from 'node:timers/promises';
import WebSocket from 'ws';

const LOOK_MS = 20;

const namedKeys = {
  Home: { code: 'Home', windowsVirtualKeyCode: 36 },
  End: { code: 'End', windowsVirtualKeyCode: 35 },
  Backspace: { code: 'Backspace', windowsVirtualKeyCode: 8 },
  Escape: { code: 'Escape', windowsVirtualKeyCode: 27 },
  Enter: { code: 'Enter', windowsVirtualKeyCode: 13 },
};
const CONTROL = 2;

/** Waits for the application's page. @param {string} debuggerAddress ws://HOST:PORT/… as Electron prints it */
export async function openPage(debuggerAddress) {
  const { host } = new URL(debuggerAddress);
  for (;;) {
    const targets = await (await fetch(`http://${host}/json/list`)).json();
    const target = targets.find(({ type, url }) => type === 'page' && url !== '' && url !== 'about:blank');
    if (target !== undefined) return connect(target.webSocketDebuggerUrl);
    await delay(LOOK_MS);
  }
}

async function connect(address) {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const waiting = new Map();
  let last = 0;
  socket.on('message', (data) => {
    const { id, result, error } = JSON.parse(data.toString());
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(result);
    else asked?.reject(new Error(error.message));
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('The page is gone.'));
  });
  const send = (method, params = {}) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });

  /** Runs a function in the page with JSON arguments and answers what it resolves to. */
  async function evaluate(work, ...args) {
    const expression = `(${work})(${args.map((arg) => JSON.stringify(arg)).join(',')})`;
    const answer = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (answer.exceptionDetails !== undefined)
      throw new Error(answer.exceptionDetails.exception?.description ?? 'thrown');
    return answer.result.value;
  }

  return {
    evaluate,

    /** Until the function gives something true in the page. */
    async until(what, holds, deadlineMs = 60_000) {
      const end = Date.now() + deadlineMs;
      while (!(await evaluate(holds))) {
        if (Date.now() > end) throw new Error(`Waited in vain until ${what}.`);
        await delay(LOOK_MS);
      }
    },

    /** A key press as the keyboard makes it: one character, or a name of `namedKeys`, with Control or without. */
    async press(key, { control = false } = {}) {
      const named = namedKeys[key];
      // Only letters and digits are numbered as they are coded: 46 is a full stop there and Delete here.
      const number = /^[a-z0-9]$/i.test(key) ? key.toUpperCase().charCodeAt(0) : 0;
      const typed = named ?? { code: '', windowsVirtualKeyCode: number };
      const event = { key, ...typed, modifiers: control ? CONTROL : 0 };
      const text = named === undefined ? { text: key } : {};
      await send('Input.dispatchKeyEvent', { type: named === undefined ? 'keyDown' : 'rawKeyDown', ...event, ...text });
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    },

    close: () => socket.close(),
  };
}
