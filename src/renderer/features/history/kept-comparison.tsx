/** A kept comparison: verdict, one card a mode, what a row costs. */
import type { CompareResult } from '../../../contract/model/compare';
import { modes } from '../../../contract/model/job';
import { ModeCard } from '../compare/mode-card';
import { Verdict } from '../compare/verdict';
import { Waterfall } from '../compare/waterfall';
import '../compare/compare.css';

export function KeptComparison({ result }: { readonly result: CompareResult }) {
  const asked = modes.filter((mode) => result.modes[mode] !== undefined);
  const measured = modes.flatMap((mode) => {
    const outcome = result.modes[mode];
    return outcome?.available === true ? [{ mode, result: outcome }] : [];
  });
  return (
    <section className="kept-section" aria-label="Comparison of the modes">
      <Verdict result={result} stale={false} />
      <div className="mode-cards">
        {asked.map((mode) => (
          <ModeCard
            key={mode}
            mode={mode}
            outcome={result.modes[mode]}
            earlier={undefined}
            samples={[]}
            running={false}
            best={result.advice.mode === mode}
            command=""
          />
        ))}
      </div>
      {measured.length === 0 ? null : <Waterfall results={measured} />}
    </section>
  );
}
