/** What the modes would make of the function, were it cheaper or dearer. In a chunk with Recharts, as the live charts. */
import { rateAt, type BreakEven, type ModeCost } from '../../../contract/model/break-even';
import { BreakEvenChart } from '../../ui/charts/break-even-chart';
import { figureText, rateFigure } from '../../ui/figures';
import { nanosecondsText } from '../../ui/stage-bar';

const pointsOfLine = 60;

export function BreakEvenSection({ breakEven }: { readonly breakEven: BreakEven }) {
  const { costs, text } = breakEven;
  if (costs.length === 0) return null;
  const domain = domainOf(costs);
  const at = costOf(domain);
  return (
    <section className="compare-section" aria-label="Break-even">
      <h3>Break-even: the modes, were your function cheaper or dearer</h3>
      <div className="break-even">
        <BreakEvenChart
          series={costs.map((cost) => ({
            mode: cost.mode,
            points: at.map((userNs) => ({ x: userNs, y: rateAt(cost, userNs) })),
            here: { x: cost.userNs, y: cost.rowsPerSecond },
          }))}
          bare={at.map((userNs) => ({ x: userNs, y: ((costs[0]?.slots ?? 1) * 1e9) / userNs }))}
          domain={domain}
          formatX={nanosecondsTick}
          formatY={(value) => figureText(rateFigure(value))}
        />
        <ul>
          {text.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** Decades from below the function's cost, and ten nanoseconds at most, to beyond where modes are level. */
function domainOf(costs: readonly ModeCost[]): [number, number] {
  const used = costs.flatMap(({ userNs, tenthNs }) => [userNs, tenthNs ?? userNs]).filter((value) => value > 0);
  const low = Math.min(1, Math.floor(Math.log10(Math.min(...used, 1e3))));
  const high = Math.max(4, Math.ceil(Math.log10(Math.max(...used, 10))));
  return [10 ** Math.max(0, low), 10 ** high];
}

function costOf([low, high]: readonly [number, number]): number[] {
  return Array.from({ length: pointsOfLine + 1 }, (_, step) => low * (high / low) ** (step / pointsOfLine));
}

function nanosecondsTick(nanoseconds: number): string {
  if (nanoseconds < 1e3) return `${Number(nanoseconds.toPrecision(2))}\u00a0ns`;
  if (nanoseconds < 1e6) return `${Number((nanoseconds / 1e3).toPrecision(2))}\u00a0µs`;
  return nanosecondsText(nanoseconds);
}
