const HIGH_BITS = 0x80808080 | 0;

/** Whether every byte is below 128. Word by word: Node 16 has no native check. */
export function isAscii(bytes: Uint8Array): boolean {
  const lead = Math.min(bytes.length, (4 - (bytes.byteOffset & 3)) & 3);
  const count = (bytes.length - lead) >> 2;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + lead, count);
  let seen = 0;
  let at = 0;
  for (const last = count - 3; at < last; at += 4) {
    seen |= (words[at] ?? 0) | (words[at + 1] ?? 0) | (words[at + 2] ?? 0) | (words[at + 3] ?? 0);
  }
  for (; at < count; at++) seen |= words[at] ?? 0;
  if ((seen & HIGH_BITS) !== 0) return false;
  for (let byte = 0; byte < lead; byte++) seen |= bytes[byte] ?? 0;
  for (let byte = lead + count * 4; byte < bytes.length; byte++) seen |= bytes[byte] ?? 0;
  return (seen & 0x80) === 0;
}
