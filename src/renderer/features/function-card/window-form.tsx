import type { Window } from '../../../contract/model/job';
import { DraftInput } from '../../ui/draft-input';
import { durationProblem, durationText, parseDuration } from '../../ui/duration';
import { Segmented } from '../../ui/segmented';
import { CardRow } from './card-row';

interface WindowFormProps {
  readonly window: Window;
  readonly onChange: (window: Window) => void;
}

/** The one or two figures that a window has. */
export function WindowForm({ window, onChange }: WindowFormProps) {
  switch (window.kind) {
    case 'tumble':
      return <DurationRow label="Size" value={window.sizeMs} onChange={(sizeMs) => onChange({ ...window, sizeMs })} />;
    case 'hop':
      return (
        <>
          <DurationRow label="Size" value={window.sizeMs} onChange={(sizeMs) => onChange({ ...window, sizeMs })} />
          <DurationRow label="Slide" value={window.slideMs} onChange={(slideMs) => onChange({ ...window, slideMs })} />
        </>
      );
    case 'session':
      return <DurationRow label="Gap" value={window.gapMs} onChange={(gapMs) => onChange({ ...window, gapMs })} />;
    case 'over':
      return <FrameRows window={window} onChange={onChange} />;
  }
}

interface DurationRowProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (milliseconds: number) => void;
}

function DurationRow({ label, value, onChange }: DurationRowProps) {
  return (
    <CardRow label={label}>
      <DraftInput
        label={`Window ${label.toLowerCase()}`}
        value={durationText(value)}
        problemOf={durationProblem}
        onCommit={(text) => {
          const milliseconds = parseDuration(text);
          if (milliseconds !== null) onChange(milliseconds);
        }}
      />
    </CardRow>
  );
}

type OverWindow = Extract<Window, { kind: 'over' }>;

interface FrameRowsProps {
  readonly window: OverWindow;
  readonly onChange: (window: Window) => void;
}

function FrameRows({ window, onChange }: FrameRowsProps) {
  const { frame } = window;
  return (
    <>
      <CardRow label="Frame">
        <Segmented
          label="Frame"
          value={frame.unit}
          segments={[
            { value: 'rows', label: 'Rows' },
            { value: 'range', label: 'Range of time' },
          ]}
          onChange={(unit) =>
            onChange({
              ...window,
              frame: unit === 'rows' ? { unit, preceding: 2 } : { unit, precedingMs: 3_600_000 },
            })
          }
        />
      </CardRow>
      <CardRow label="Preceding" note="The current row and so much before it. Empty: all of the partition before it.">
        {frame.unit === 'rows' ? (
          <DraftInput
            label="Preceding rows"
            placeholder="all"
            value={frame.preceding === null ? '' : String(frame.preceding)}
            problemOf={(text) => (/^\d*$/.test(text) ? null : 'Give a number of rows, or nothing.')}
            onCommit={(text) =>
              onChange({ ...window, frame: { unit: 'rows', preceding: text === '' ? null : Number(text) } })
            }
          />
        ) : (
          <DraftInput
            label="Preceding time"
            placeholder="all"
            value={frame.precedingMs === null ? '' : durationText(frame.precedingMs)}
            problemOf={(text) => (text === '' ? null : durationProblem(text))}
            onCommit={(text) =>
              onChange({ ...window, frame: { unit: 'range', precedingMs: text === '' ? null : parseDuration(text) } })
            }
          />
        )}
      </CardRow>
    </>
  );
}
