import './function-card.css';
import { ArgumentRows } from './argument-rows';
import { kindSentence } from './kind-names';
import { TwinRow } from './twin-row';
import { formatDataType } from '../../../contract/model/data-type';
import type { Project } from '../../../contract/model/project';
import type { UdfInfo } from '../../../contract/model/udf';
import { useCurrentFile, useCurrentFunction } from '../../state/function-at';
import { useEditor } from '../../state/editor';
import { useInspections } from '../../state/inspections';
import { boundData, columnsOf, useProject } from '../../state/project';
import { useRun } from '../../state/run';
import { argumentsOf } from '../../state/job';
import { usePanelProject } from '../../state/settings';
import { figureText, grouped, rateFigure } from '../../ui/figures';
import { ModeMark } from '../../ui/mode-mark';
import { Notice } from '../../ui/notice';

/** The function at the cursor: what it is, what it runs on, how fast it was, what Flink could not do with it. */
export function FunctionCard() {
  const project = usePanelProject();
  const file = useCurrentFile();
  const info = useCurrentFunction();
  return (
    <section aria-label="Function">
      <div className="panel-head">
        <h2>{info === null ? 'Function' : <span className="card-title">{info.name}</span>}</h2>
      </div>
      {project === null || file === null || info === null ? (
        <NoFunction file={file} />
      ) : (
        <Card project={project} file={file} info={info} />
      )}
    </section>
  );
}

function NoFunction({ file }: { readonly file: string | null }) {
  const reading = useInspections((store) => file !== null && store.files[file]?.phase === 'running');
  return (
    <div className="section-body">
      <p className="card-kind">
        {reading
          ? 'Reading the functions of this file'
          : 'Put the cursor into a function to see its signature and columns.'}
      </p>
    </div>
  );
}

interface CardProps {
  readonly project: Project;
  readonly file: string;
  readonly info: UdfInfo;
}

function Card({ project, file, info }: CardProps) {
  const data = useProject((store) => store.data);
  const broken = useInspections((store) => store.files[file]?.error ?? null);
  const columns = columnsOf(project, data, boundData(project.settings, file, info.name));
  const args = argumentsOf(project, file, info, columns);
  return (
    <div className="section-body">
      <p className="card-kind">
        {kindSentence(info)}
        {info.deterministic ? '' : ', not deterministic'}
      </p>
      <pre className="card-signature" aria-label="Signature">
        {signatureText(info)}
      </pre>
      {info.docstring === null ? null : <p className="card-doc">{info.docstring.trim().split('\n\n')[0]}</p>}
      {broken === null ? null : (
        <div className="card-warning">
          <Notice kind="warning">The file has an error. This is the function as it was before.</Notice>
        </div>
      )}
      {info.pickleProblem === null ? null : (
        <div className="card-warning">
          <Notice kind="warning">Flink could not ship this function to its workers: {info.pickleProblem}</Notice>
        </div>
      )}
      <dl className="card-rows" aria-label="Bound columns">
        <ArgumentRows project={project} file={file} info={info} columns={columns} args={args} />
        <dt>Result</dt>
        <dd className="code">{info.resultType === null ? 'unknown' : formatDataType(info.resultType)}</dd>
        <TwinRow project={project} file={file} info={info} />
        <LastSpeedRow file={file} name={info.name} />
      </dl>
    </div>
  );
}

function signatureText(info: UdfInfo): string {
  const parameters = info.parameters.map((parameter, index) => {
    const type = info.inputTypes?.[index];
    const name = `${parameter.variadic ? '*' : ''}${parameter.name}`;
    return `${name}${type === undefined ? '' : `: ${formatDataType(type)}`}${parameter.optional ? ' = …' : ''}`;
  });
  const result = info.resultType === null ? '?' : formatDataType(info.resultType);
  const oneLine = parameters.join(', ');
  const inside =
    oneLine.length + info.name.length > 34 ? `\n${parameters.map((each) => `  ${each},\n`).join('')}` : oneLine;
  return `${info.name}(${inside}) -> ${result}`;
}

function LastSpeedRow({ file, name }: { readonly file: string; readonly name: string }) {
  const speed = useRun((store) => store.lastSpeed[`${file}:${name}`]);
  const savedHash = useEditor((store) => store.files.find((each) => each.path === file)?.savedHash);
  if (speed === undefined) return null;
  return (
    <>
      <dt>Last run</dt>
      <dd className="tabular" title={`${grouped(speed.rows)} rows in ${speed.seconds.toFixed(3)} s`}>
        {figureText(rateFigure(speed.rowsPerSecond))} <ModeMark mode={speed.mode.effective} />
        {savedHash === speed.codeHash ? null : <span className="rows-stale"> edited since</span>}
      </dd>
    </>
  );
}
