/** The file that Python's `pstats.Stats` loads: a dict in the format of its marshal module (version 4, what all Pythons read). */
import type { CallFigures, Profile, ProfiledFunction } from '../../../contract/model/profile-tree';

const secondsPerNs = 1e-9;

export function pstatsFile(profile: Profile): Buffer {
  const callers = new Map<number, (readonly [ProfiledFunction, CallFigures])[]>();
  for (const edge of profile.edges) {
    const known = callers.get(edge.callee.id);
    if (known === undefined) callers.set(edge.callee.id, [[edge.caller, edge]]);
    else known.push([edge.caller, edge]);
  }
  const parts: Buffer[] = [mark('{')];
  for (const each of profile.functions) {
    const figures = profile.calls.get(each.id);
    if (figures === undefined) continue;
    parts.push(place(each), mark('('), uint32(5), integer(figures.direct), integer(figures.calls));
    parts.push(seconds(figures.selfNs), seconds(figures.totalNs), mark('{'));
    for (const [caller, calls] of callers.get(each.id) ?? []) {
      // As cProfile writes them, all calls come first here.
      parts.push(place(caller), mark('('), uint32(4), integer(calls.calls), integer(calls.direct));
      parts.push(seconds(calls.selfNs), seconds(calls.totalNs));
    }
    parts.push(mark('0'));
  }
  parts.push(mark('0'));
  return Buffer.concat(parts);
}

function place({ file, line, name }: ProfiledFunction): Buffer {
  return Buffer.concat([mark('('), uint32(3), text(file), integer(line), text(name)]);
}

function mark(type: string): Buffer {
  return Buffer.from(type, 'latin1');
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([mark('u'), uint32(bytes.length), bytes]);
}

function seconds(ns: number): Buffer {
  const bytes = Buffer.alloc(9);
  bytes.write('g', 'latin1');
  bytes.writeDoubleLE(ns * secondsPerNs, 1);
  return bytes;
}

/** Not negative. Beyond 31 bits: digits of 15 bits each. */
function integer(value: number): Buffer {
  const bytes = Buffer.alloc(5);
  if (value < 2 ** 31) {
    bytes.write('i', 'latin1');
    bytes.writeInt32LE(value, 1);
    return bytes;
  }
  const digits: number[] = [];
  for (let left = value; left > 0; left = Math.floor(left / 32_768)) digits.push(left % 32_768);
  bytes.write('l', 'latin1');
  bytes.writeInt32LE(digits.length, 1);
  const body = Buffer.alloc(digits.length * 2);
  digits.forEach((digit, index) => body.writeUInt16LE(digit, index * 2));
  return Buffer.concat([bytes, body]);
}
