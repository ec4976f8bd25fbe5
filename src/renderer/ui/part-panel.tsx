import type { ReactNode } from 'react';
import './part-panel.css';
import { Segmented, type Segment } from './segmented';

interface PartPanelProps<T extends string> {
  /** Accessible name of the head. */
  readonly label: string;
  readonly part: T;
  readonly parts: readonly Segment<T>[];
  readonly onChoose: (part: T) => void;
  /** What the head says and offers beside the choice. */
  readonly head: ReactNode;
  /** A progress bar, or null while nothing runs. */
  readonly progress: ReactNode;
  /** The body of the chosen part. */
  readonly children: ReactNode;
}

/** A bottom panel of few parts, one of them in sight. */
export function PartPanel<T extends string>(props: PartPanelProps<T>) {
  const { label, part, parts, onChoose, head, progress, children } = props;
  return (
    <div className="part-panel">
      <div className="rows-head" role="group" aria-label={label}>
        <Segmented label="Show" value={part} segments={parts} onChange={onChoose} />
        {head}
      </div>
      <div className="part-progress">{progress}</div>
      {children}
    </div>
  );
}
