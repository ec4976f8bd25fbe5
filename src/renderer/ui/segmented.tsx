import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';

export interface Segment<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  readonly disabled?: boolean;
  /** Tooltip. Nothing is said only here. */
  readonly title?: string;
}

interface SegmentedProps<T extends string> {
  /** Accessible name. */
  readonly label: string;
  readonly value: T;
  readonly segments: readonly Segment<T>[];
  readonly onChange: (value: T) => void;
}

/** One of a few, all of them in sight. Arrow keys move between them. */
export function Segmented<T extends string>({ label, value, segments, onChange }: SegmentedProps<T>) {
  const choose = (next: string) => {
    // Pressing the one that is on would take it back: one is always on.
    const segment = segments.find((each) => each.value === next);
    if (segment !== undefined) onChange(segment.value);
  };
  return (
    <ToggleGroup.Root type="single" className="segmented" aria-label={label} value={value} onValueChange={choose}>
      {segments.map((segment) => (
        <ToggleGroup.Item
          key={segment.value}
          value={segment.value}
          disabled={segment.disabled ?? false}
          title={segment.title}
        >
          {segment.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
