import { describe, expect, it } from 'vitest';
import { parseSchema } from '../../contract/model/data-type';
import { batchFromCells } from '../arrow/from-cells';
import { InputPasses, type Passes } from './input-passes';
import type { RecordSource } from './record-source';

const fields = parseSchema('a INT');

function passesOver(batches: number, passes: Passes): InputPasses {
  const open = async (): Promise<RecordSource> => {
    let left = batches;
    return {
      rowsExpected: null,
      bytesRead: null,
      bytesExpected: null,
      next: async () => {
        left -= 1;
        return left < 0 ? null : batchFromCells(fields, [[left]]);
      },
      close: async () => undefined,
    };
  };
  return new InputPasses(open, null, passes);
}

async function read(passes: InputPasses, count: number): Promise<(number | null)[]> {
  const seen: (number | null)[] = [];
  while (seen.length < count) seen.push((await passes.next())?.rows ?? null);
  return seen;
}

describe('passes over a source', () => {
  it('are one', async () => {
    const one = passesOver(2, 'one');
    expect(await read(one, 4)).toEqual([1, 1, null, null]);
    expect(one.ended).toBe(true);
  });

  it('flow into each other, or have their ends marked', async () => {
    const endless = passesOver(2, 'endless');
    expect(await read(endless, 5)).toEqual([1, 1, 1, 1, 1]);
    expect(endless.ended).toBe(false);
    const marked = passesOver(2, 'marked');
    expect(await read(marked, 6)).toEqual([1, 1, null, 1, 1, null]);
    expect(marked.ended).toBe(false);
  });

  it('end where there are no rows at all', async () => {
    for (const passes of ['endless', 'marked'] as const) {
      const none = passesOver(0, passes);
      expect(await none.next()).toBeNull();
      expect(none.ended).toBe(true);
    }
  });
});
