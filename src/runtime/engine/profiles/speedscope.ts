/** The JSON of https://www.speedscope.app: the merged profile, then each slot's where there are several. */
import type { SlotProfile } from '../../../contract/model/profile';
import { forEachNode } from '../../../contract/model/profile-figures';
import { mergeProfiles, type CallNode, type Profile } from '../../../contract/model/profile-tree';

interface SampledProfile {
  readonly type: 'sampled';
  readonly name: string;
  readonly unit: 'nanoseconds';
  readonly startValue: 0;
  readonly endValue: number;
  /** Frames of each stack, the outermost first. */
  readonly samples: readonly (readonly number[])[];
  readonly weights: readonly number[];
}

export interface SpeedscopeFile {
  readonly $schema: 'https://www.speedscope.app/file-format-schema.json';
  readonly name: string;
  readonly exporter: string;
  readonly activeProfileIndex: 0;
  readonly shared: {
    readonly frames: readonly { readonly name: string; readonly file: string; readonly line: number }[];
  };
  readonly profiles: readonly SampledProfile[];
}

export function speedscopeFile(title: string, slots: readonly SlotProfile[]): SpeedscopeFile {
  const frames: { name: string; file: string; line: number }[] = [];
  const numbers = new Map<string, number>();
  const frameOf = ({ function: called }: CallNode): number => {
    const { name, file, line } = called ?? { name: title, file: '', line: 0 };
    const key = `${file}\n${line}\n${name}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, frames.length);
    frames.push({ name, file, line });
    return frames.length - 1;
  };
  const single = slots.map((each) => ({ name: `slot ${each.slot + 1}`, profile: mergeProfiles([each]) }));
  const merged = { name: slots.length === 1 ? title : `${title}, all slots`, profile: mergeProfiles(slots) };
  const profiles = [merged, ...(slots.length > 1 ? single : [])].map(({ name, profile }) =>
    sampled(name, profile, frameOf),
  );
  return {
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    name: title,
    exporter: 'udf-workbench',
    activeProfileIndex: 0,
    shared: { frames },
    profiles,
  };
}

/** One sample for each place in the tree that has time of its own. */
function sampled(name: string, { root }: Profile, frameOf: (node: CallNode) => number): SampledProfile {
  const samples: number[][] = [];
  const weights: number[] = [];
  forEachNode(root, (node) => {
    if (node.selfNs === 0 || node.function === null) return;
    samples.push(stackOf(node).map(frameOf));
    weights.push(node.selfNs);
  });
  return { type: 'sampled', name, unit: 'nanoseconds', startValue: 0, endValue: root.totalNs, samples, weights };
}

function stackOf(node: CallNode): CallNode[] {
  const stack: CallNode[] = [];
  for (let each: CallNode | null = node; each !== null && each.function !== null; each = each.parent)
    stack.unshift(each);
  return stack;
}
