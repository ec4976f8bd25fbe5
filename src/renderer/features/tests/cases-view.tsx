import { CircleCheck, CircleDashed, CircleMinus, CircleX } from 'lucide-react';
import { caseModes, type CaseMode } from '../../../contract/model/case';
import { acceptLastRun } from '../../state/commands';
import { useEditor } from '../../state/editor';
import { useCurrentFile, useCurrentFunction } from '../../state/function-at';
import { runCurrentFunction, useRun } from '../../state/run';
import {
  casesInScope,
  firstFailure,
  readCases,
  runCases,
  selectCase,
  shortCaseName,
  useTests,
  type TestCase,
  type TestResult,
  type TestResults,
} from '../../state/tests';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { shortcutText } from '../../ui/keys';
import { ModeShape } from '../../ui/mode-mark';
import { ProgressBar } from '../../ui/progress-bar';
import { ErrorView } from '../errors/error-view';
import { CaseFailure } from './case-failure';

/** The cases with their state in each mode, and beside them why one failed. */
export function CasesView() {
  const file = useCurrentFile();
  const { list, cases, results, run, scope, selected } = useTests();
  if (list.kind === 'unknown' || list.kind === 'reading') return <ProgressBar label="Reading cases" value={null} />;
  if (list.kind === 'failed') {
    return <ErrorView error={list.error} file={file ?? ''} onRetry={() => void readCases()} />;
  }
  const shown = casesInScope(cases, scope, file);
  if (shown.length === 0) return <NoCases />;
  const chosen = shown.find((each) => each.path === (selected ?? firstFailure(shown, results))) ?? null;
  return (
    <div className="tests-body">
      <ul className="case-list" aria-label="Cases">
        {shown.map((each) => (
          <li key={each.path}>
            <CaseRow
              testCase={each}
              results={results[each.path] ?? {}}
              isWaiting={run.kind === 'running' && run.cases.some(({ path }) => path === each.path)}
              isSelected={each.path === chosen?.path}
              showFile={scope === 'project'}
            />
          </li>
        ))}
      </ul>
      <section className="case-detail" aria-label="Case">
        {run.kind === 'ended' && run.error !== null ? <ErrorView error={run.error} file={file ?? ''} /> : null}
        {chosen === null ? null : <CaseDetail testCase={chosen} results={results[chosen.path] ?? {}} />}
      </section>
    </div>
  );
}

interface CaseRowProps {
  readonly testCase: TestCase;
  readonly results: TestResults;
  readonly isWaiting: boolean;
  readonly isSelected: boolean;
  readonly showFile: boolean;
}

function CaseRow({ testCase, results, isWaiting, isSelected, showFile }: CaseRowProps) {
  const stale = useIsStale(testCase, results);
  return (
    <button
      type="button"
      className={stale ? 'case-row case-stale' : 'case-row'}
      aria-current={isSelected}
      title={testCase.path}
      onClick={() => selectCase(testCase.path)}
    >
      <span className="case-name">{shortCaseName(testCase)}</span>
      <span className="case-function">
        {showFile ? `${testCase.file} · ` : ''}
        {testCase.function}
      </span>
      {caseModes.map((mode) => (
        <ModeState key={mode} mode={mode} result={results[mode]} isWaiting={isWaiting} />
      ))}
    </button>
  );
}

/** The shape says which mode, the sign beside it how it went; both have words. */
function ModeState(props: {
  readonly mode: CaseMode;
  readonly result: TestResult | undefined;
  readonly isWaiting: boolean;
}) {
  const { mode, result, isWaiting } = props;
  return (
    <span className="case-state">
      <ModeShape mode={result?.result.effectiveMode ?? (mode === 'thread' ? 'thread' : 'process-row')} size={8} />
      <span>{mode}</span>
      <StateSign result={result} isWaiting={isWaiting} />
    </span>
  );
}

function StateSign({ result, isWaiting }: { readonly result: TestResult | undefined; readonly isWaiting: boolean }) {
  if (result === undefined) {
    const label = isWaiting ? 'waiting' : 'not run';
    return <CircleDashed size={14} className="case-waiting" role="img" aria-label={label} />;
  }
  switch (result.result.ok) {
    case true:
      return <CircleCheck size={14} className="case-passed" role="img" aria-label="passed" />;
    case false:
      return <CircleX size={14} className="case-failed" role="img" aria-label="failed" />;
    case null:
      return <CircleMinus size={14} className="case-waiting" role="img" aria-label="not counted" />;
  }
}

/** True where the UDF file was edited after the case ran. */
function useIsStale(testCase: TestCase, results: TestResults): boolean {
  const savedHash = useEditor((store) => store.files.find(({ path }) => path === testCase.file)?.savedHash);
  return (
    savedHash !== undefined &&
    caseModes.some((mode) => {
      const hash = results[mode]?.codeHash ?? '';
      return hash !== '' && hash !== savedHash;
    })
  );
}

function CaseDetail({ testCase, results }: { readonly testCase: TestCase; readonly results: TestResults }) {
  const stale = useIsStale(testCase, results);
  const failures = caseModes.flatMap((mode) => {
    const result = results[mode]?.result;
    return result?.ok === false ? [result] : [];
  });
  const isSame = failures.length === 2 && failures[0]?.why === failures[1]?.why;
  return (
    <>
      <header className="case-head">
        <h3>{shortCaseName(testCase)}</h3>
        <span className="case-function">
          {testCase.function} in {testCase.file}
        </span>
        {stale ? <span className="rows-stale">edited since</span> : null}
        <span className="rows-space" />
        <Button small look="quiet" onClick={() => void runCases([testCase])}>
          Run this case
        </Button>
      </header>
      {failures.length === 0 ? <p className="case-words">{restingWords(results)}</p> : null}
      {(isSame ? failures.slice(0, 1) : failures).map((result) => (
        <CaseFailure key={result.mode} result={result} modes={isSame ? caseModes : [result.mode]} />
      ))}
    </>
  );
}

function restingWords(results: TestResults): string {
  const known = caseModes.flatMap((mode) => (results[mode] === undefined ? [] : [results[mode].result]));
  if (known.length === 0) return 'Not run yet.';
  if (known.some((result) => result.ok === null)) {
    return 'Ran, and is not counted: the case says that its answer differs from time to time.';
  }
  return known.length === 1 ? `Passed in ${known[0]?.mode ?? ''} mode.` : 'Passed in process and in thread mode.';
}

/** First use: what a case is, and the way to the first one. */
function NoCases() {
  const info = useCurrentFunction();
  const scope = useTests((store) => store.scope);
  const hasRows = useRun(({ state }) => state.kind === 'ended' && state.outcome.kind === 'done' && state.job !== null);
  const where = scope === 'file' ? 'this file' : 'this project';
  return (
    <EmptyState
      title={`No case of ${where} yet`}
      actions={
        hasRows ? (
          <Button look="primary" onClick={acceptLastRun}>
            Accept the last run as expected
          </Button>
        ) : (
          <Button look="primary" onClick={runCurrentFunction} disabled={info === null}>
            Run {info?.name ?? 'a function'}
          </Button>
        )
      }
    >
      <p>
        A case holds a few input rows and the rows that a function has to give for them: a JSON file beside the UDF
        file, made for git. {hasRows ? '' : 'Run a function, look at its rows, and accept them as expected. '}
        {shortcutText('Mod+Alt+Enter')} then runs the cases of this file in process and in thread mode.
      </p>
    </EmptyState>
  );
}
