import { Check, Info, Minus, TriangleAlert, X } from 'lucide-react';
import { isFault, lawWords, type LawResult, type LawsReport } from '../../../contract/model/laws';
import { useCurrentFunction } from '../../state/function-at';
import { checkLaws, useLaws } from '../../state/laws';
import { headline } from '../../state/problems';
import { useEditedSince } from '../../state/run-target';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { counted } from '../../ui/figures';
import { ErrorView } from '../errors/error-view';
import { kindOfState } from './kind-of-state';
import { LawExampleView } from './law-example';

/** Each law: whether it holds on the job's own rows; where it does not, the smallest case that shows it. */
export function LawsView() {
  const phase = useLaws((store) => store.phase);
  const target = useLaws((store) => store.target);
  const answer = useLaws((store) => store.answer);
  const edited = useEditedSince(target);
  if (phase.kind === 'failed') return <ErrorView error={phase.error} file={target?.file ?? ''} onRetry={checkLaws} />;
  if (phase.kind === 'cancelled') {
    return (
      <EmptyState title="Cancelled" actions={<Button onClick={checkLaws}>Check laws</Button>}>
        <p>Nothing of {target?.name} is running any more.</p>
      </EmptyState>
    );
  }
  if (phase.kind === 'idle') return <BeforeFirst />;
  return (
    <div className="laws" tabIndex={0} role="region" aria-label="Laws">
      {edited && answer !== null ? (
        <p className="state-note">Edited since: the answers are of the text before.</p>
      ) : null}
      {answer === null ? null : <Results answer={answer} />}
    </div>
  );
}

function Results({ answer }: { readonly answer: LawsReport }) {
  const broken = answer.results.filter(isFault);
  const others = answer.results.filter((result) => !isFault(result));
  return (
    <ul>
      {[...broken, ...others].map((result) => (
        <li key={result.law} className="law" aria-label={lawWords[result.law].title}>
          <Head result={result} />
          {result.outcome === 'broken' ? <p className="law-why">{lawWords[result.law].broken}</p> : null}
          <p className="law-why">{lawWords[result.law].why}</p>
          {result.error === undefined ? null : (
            <p className="law-why">For some rows the function itself raises: {headline(result.error)}</p>
          )}
          {result.example === undefined ? null : (
            <LawExampleView law={result.law} example={result.example} names={answer.arguments} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Head({ result }: { readonly result: LawResult }) {
  return (
    <h3 className={`law-head law-${isFault(result) ? 'broken' : result.outcome}`}>
      <Mark result={result} />
      {lawWords[result.law].title}
      <span className="law-outcome tabular">{outcomeText(result)}</span>
    </h3>
  );
}

function Mark({ result }: { readonly result: LawResult }) {
  if (isFault(result)) return <X size={14} aria-hidden />;
  if (result.outcome === 'broken') return <Info size={14} aria-hidden />;
  if (result.outcome === 'untried') return <TriangleAlert size={14} aria-hidden />;
  return result.outcome === 'absent' ? <Minus size={14} aria-hidden /> : <Check size={14} aria-hidden />;
}

function outcomeText(result: LawResult): string {
  const { law, outcome, cases, rounded } = result;
  switch (outcome) {
    case 'held':
      return `holds in ${counted(cases, 'case')}${rounded === true ? ', up to rounding (1e-12)' : ''}`;
    case 'broken':
      return isFault(result) ? `broken, found in case ${cases}` : 'it matters';
    case 'absent':
      return `no method ${law}`;
    case 'untried':
      return 'could not be tried';
  }
}

function BeforeFirst() {
  const info = useCurrentFunction();
  const usable = kindOfState(info) === 'accumulator';
  return (
    <EmptyState
      title="Does it keep what Flink takes for granted?"
      actions={
        <Button look="primary" disabled={!usable} onClick={checkLaws}>
          Check laws{usable ? ` of ${info?.name ?? ''}` : ''}
        </Button>
      }
    >
      <p>
        Merging equals one by one, retracting undoes accumulating, keys do not touch each other, the accumulator
        survives a bundle&apos;s end. All of it is tried on the function&apos;s own data, and what breaks is made as
        small as can be.
      </p>
      {usable ? null : <p>Put the cursor on an AggregateFunction or a TableAggregateFunction.</p>}
    </EmptyState>
  );
}
