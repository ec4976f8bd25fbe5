/** How the function does: its grade, its best mode and its last runs, from the project's history. */
import { RotateCw } from 'lucide-react';
import { useEffect } from 'react';
import './standing.css';
import type { Project } from '../../../contract/model/project';
import type { UdfInfo } from '../../../contract/model/udf';
import { isComparing, startCompare, useCompare } from '../../state/compare';
import { speedsOfRuns, type BestMode, type ShownRun } from './function-figures';
import { readFunctionHistory, useFunctionHistory, wantFunctionHistory } from '../../state/function-history';
import { useStanding } from './function-standing';
import { startRun } from '../../state/run';
import { Button, IconButton } from '../../ui/button';
import { figureText, rateFigure, threeDigits } from '../../ui/figures';
import { ModeMark } from '../../ui/mode-mark';
import { Notice } from '../../ui/notice';
import { modeNames } from '../../../contract/model/job';
import { GradeRow } from './grade-row';
import { LastRuns } from './last-runs';

interface StandingProps {
  readonly project: Project;
  readonly file: string;
  readonly info: UdfInfo;
}

export function Standing({ project, file, info }: StandingProps) {
  const state = useFunctionHistory((store) => store.files[file]);
  const { figures, grade } = useStanding(project, file, info);
  useEffect(() => wantFunctionHistory(file), [file]);
  const isFirst = state === undefined || (state.kind === 'reading' && state.before === null);
  return (
    <div className="standing" role="group" aria-label={`How ${info.name} does`} aria-busy={isFirst}>
      {state?.kind === 'failed' ? (
        <Notice kind="warning">
          Its last runs could not be read: {state.error.error}{' '}
          <Button look="link" onClick={() => void readFunctionHistory(file)}>
            Try again
          </Button>
        </Notice>
      ) : null}
      <GradeRow key={`${file}:${info.name}`} grade={grade} isReading={isFirst} />
      <dl className="card-rows">
        <dt>Best mode</dt>
        <dd className="standing-best">
          {isFirst ? <Reading /> : <BestModeWords best={figures.best} file={file} info={info} />}
        </dd>
        <dt>Last runs</dt>
        <dd>
          {isFirst ? <Reading /> : null}
          {!isFirst && figures.runs.length === 0 ? <NoRun file={file} info={info} /> : null}
          <Fastest runs={figures.runs} />
        </dd>
      </dl>
      <LastRuns key={`runs of ${file}:${info.name}`} runs={figures.runs} name={info.name} />
    </div>
  );
}

function Reading() {
  return <span className="standing-faint">reading the history</span>;
}

/** What the line of the speeds reaches up to. */
function Fastest({ runs }: { readonly runs: readonly ShownRun[] }) {
  const speeds = speedsOfRuns(runs).map(({ entry }) => entry.rowsPerSecond ?? 0);
  if (speeds.length < 2) return null;
  return <span className="standing-faint tabular">up to {figureText(rateFigure(Math.max(...speeds)))}</span>;
}

type OfFunction = Pick<StandingProps, 'file' | 'info'>;

function NoRun({ file, info }: OfFunction) {
  return (
    <span className="standing-none">
      none yet
      <Button small onClick={() => void startRun({ file, info })}>
        Run it
      </Button>
    </span>
  );
}

function BestModeWords({ best, file, info }: { readonly best: BestMode | null } & OfFunction) {
  const comparing = useCompare(
    ({ state }) =>
      isComparing(state) && state.kind !== 'idle' && state.target.file === file && state.target.name === info.name,
  );
  if (comparing) return <span className="standing-faint">being measured</span>;
  const compare = () => void startCompare({ file, info });
  if (best === null) {
    return (
      <span className="standing-none">
        not compared yet
        <Button small onClick={compare}>
          Compare
        </Button>
      </span>
    );
  }
  return (
    <>
      <span className={best.age === null ? 'standing-mode' : 'standing-mode standing-old'}>
        {best.mode === null ? <span>none advised: the rows differ</span> : <ModeMark mode={best.mode} />}
        {best.mode === null ? null : <span className="standing-factor tabular">{againstPresent(best)}</span>}
        {best.age === null ? null : <span className="standing-age">{ageWords[best.age]}</span>}
      </span>
      {best.age === null ? null : (
        <IconButton label={`Compare the modes of ${info.name} again`} onClick={compare}>
          <RotateCw size={13} aria-hidden />
        </IconButton>
      )}
    </>
  );
}

const ageWords = { edited: 'edited since', 'other twin': 'with another twin' } as const;

function againstPresent({ mode, present, factor, level }: BestMode): string {
  if (mode === present) return 'it runs in it';
  if (level) return `level with ${modeNames[present]}`;
  return factor === null ? `${modeNames[present]} was not measured` : `${threeDigits(factor)}× ${modeNames[present]}`;
}
