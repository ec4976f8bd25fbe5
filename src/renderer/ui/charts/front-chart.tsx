/** Measured settings, speed over latency: shapes and colours of the modes, the front as a line, the best one ringed. */
import {
  CartesianGrid,
  Line,
  ComposedChart,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { modeNames, type Mode } from '../../../contract/model/job';
import { modeColour, shapeOf } from '../mode-mark';
import { decadesAcross, linearUp } from './axes';
import { decadesAround, niceTop, tooltipLook } from './chart-look';
import { ChartFigure } from './chart-figure';

export interface FrontPoint {
  readonly id: number;
  readonly mode: Mode;
  /** Milliseconds. */
  readonly x: number;
  /** Rows a second. */
  readonly y: number;
  /** Settings in words, for the tooltip. */
  readonly text: string;
  readonly onFront: boolean;
  readonly best: boolean;
  /** Keeps all limits. */
  readonly kept: boolean;
}

interface FrontChartProps {
  readonly points: readonly FrontPoint[];
  readonly limits: { readonly x: number | undefined; readonly y: number | undefined };
  readonly formatX: (value: number) => string;
  readonly formatY: (value: number) => string;
}

const heightPx = 260;

export function FrontChart({ points, limits, formatX, formatY }: FrontChartProps) {
  const { x: limitX, y: limitY } = limits;
  const domain = decadesAround([...points.map(({ x }) => x), ...(limitX === undefined ? [] : [limitX])]);
  const front = risingFront(points);
  const most = Math.max(1, limitY ?? 0, ...points.map(({ y }) => y));
  return (
    <ChartFigure label="Rows per second over latency" caption="Rows per second over bundle latency p99">
      <ResponsiveContainer width="100%" height={heightPx}>
        <ComposedChart margin={{ top: 12, right: 16, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" />
          <XAxis dataKey="x" {...decadesAcross(domain, formatX)} />
          <YAxis dataKey="y" {...linearUp(niceTop(most), formatY)} />
          {limitX === undefined ? null : <ReferenceLine x={limitX} stroke="var(--text-faint)" strokeDasharray="4 3" />}
          {limitY === undefined ? null : <ReferenceLine y={limitY} stroke="var(--text-faint)" strokeDasharray="4 3" />}
          <Tooltip
            isAnimationActive={false}
            cursor={false}
            content={({ payload }) => (
              <PointNote point={pointOf(payload.at(-1)?.payload)} formats={{ formatX, formatY }} />
            )}
          />
          <Line
            data={front}
            dataKey="y"
            stroke="var(--line-strong)"
            strokeWidth={1.5}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
            tooltipType="none"
          />
          <Scatter data={[...points]} isAnimationActive={false} shape={PointShape} />
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFigure>
  );
}

/** The front in the two figures that are drawn: the memory of a slot, the third one, has no axis here. */
function risingFront(points: readonly FrontPoint[]): FrontPoint[] {
  const front: FrontPoint[] = [];
  for (const point of [...points].sort((a, b) => a.x - b.x || b.y - a.y)) {
    if (point.y > (front.at(-1)?.y ?? 0)) front.push(point);
  }
  return front;
}

interface Formats {
  readonly formatX: (value: number) => string;
  readonly formatY: (value: number) => string;
}

function PointNote({ point, formats }: { readonly point: FrontPoint | null; readonly formats: Formats }) {
  if (point === null) return null;
  return (
    <div style={{ ...tooltipLook, lineHeight: '18px' }}>
      <b>{modeNames[point.mode]}</b>
      <div>{point.text}</div>
      <div className="tabular">
        {formats.formatY(point.y)}, p99 {formats.formatX(point.x)}
      </div>
    </div>
  );
}

function PointShape(props: unknown) {
  const { cx, cy, payload } = props as { readonly cx?: number; readonly cy?: number; readonly payload?: unknown };
  const point = pointOf(payload);
  if (point === null || cx === undefined || cy === undefined) return <g />;
  const size = point.best ? 12 : point.onFront ? 10 : 7;
  return (
    <g opacity={point.kept ? (point.onFront ? 1 : 0.6) : 0.35}>
      {point.best ? <circle cx={cx} cy={cy} r={11} fill="none" stroke="var(--accent)" strokeWidth={2} /> : null}
      <svg
        x={cx - size / 2}
        y={cy - size / 2}
        width={size}
        height={size}
        viewBox="0 0 10 10"
        fill={modeColour(point.mode)}
      >
        {shapeOf(point.mode)}
      </svg>
    </g>
  );
}

/** Recharts hands its data through untyped. */
function pointOf(payload: unknown): FrontPoint | null {
  return typeof payload === 'object' && payload !== null && 'onFront' in payload ? (payload as FrontPoint) : null;
}
