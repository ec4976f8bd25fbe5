/** Messages of the Debug Adapter Protocol on a stream: `Content-Length: N`, an empty line, N bytes of JSON. Pure. */

const HEAD_END = Buffer.from('\r\n\r\n');
/** A corrupt length must not allocate the machine's memory. */
const MOST_BYTES = 64 << 20;

export function dapFrame(message: object): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.byteLength}\r\n\r\n`), body]);
}

export class DapReader {
  private waiting = Buffer.alloc(0);

  push(chunk: Uint8Array): void {
    this.waiting = this.waiting.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.waiting, chunk]);
  }

  /** The next whole message; null where more bytes are needed. Throws where the stream is something else. */
  next(): unknown {
    const end = this.waiting.indexOf(HEAD_END);
    if (end < 0) return null;
    const length = Number(/content-length: *(\d+)/i.exec(this.waiting.toString('latin1', 0, end))?.[1] ?? Number.NaN);
    if (!(length <= MOST_BYTES)) throw new Error('The debugger sent a message without a usable length.');
    const start = end + HEAD_END.length;
    if (this.waiting.length < start + length) return null;
    const message: unknown = JSON.parse(this.waiting.toString('utf8', start, start + length));
    this.waiting = this.waiting.subarray(start + length);
    return message;
  }
}
