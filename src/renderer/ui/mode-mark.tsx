import { modeNames, type Mode } from '../../contract/model/job';

/** CSS colour of a mode; the same in marks, lines and bars. */
export function modeColour(mode: Mode): string {
  return `var(--mode-${mode})`;
}

/** Dashes of a mode's lines, for those who do not see the colours: solid, dashed, dotted. */
export const modeDashes: Readonly<Record<Mode, string>> = {
  'process-row': '',
  'process-arrow': '6 4',
  thread: '1.5 3',
};

interface ModeShapeProps {
  readonly mode: Mode;
  readonly size?: number;
  /** Its outline only: of what is past. */
  readonly hollow?: boolean;
}

/** Circle, square, triangle. */
export function ModeShape({ mode, size = 10, hollow = false }: ModeShapeProps) {
  const colour = modeColour(mode);
  const look = hollow ? { fill: 'var(--canvas)', stroke: colour, strokeWidth: 1.5 } : { fill: colour };
  return (
    <svg width={size} height={size} viewBox={hollow ? '-1 -1 12 12' : '0 0 10 10'} {...look} aria-hidden>
      {shapeOf(mode)}
    </svg>
  );
}

/** The mode's shape in a box of 10 by 10, to be put into an SVG. */
export function shapeOf(mode: Mode) {
  switch (mode) {
    case 'process-row':
      return <circle cx="5" cy="5" r="4.5" />;
    case 'process-arrow':
      return <rect x="0.75" y="0.75" width="8.5" height="8.5" />;
    case 'thread':
      return <path d="M5 0.5 9.75 9.25H0.25Z" />;
  }
}

export function ModeMark({ mode }: { readonly mode: Mode }) {
  return (
    <span className="mode-mark">
      <ModeShape mode={mode} />
      {modeNames[mode]}
    </span>
  );
}
