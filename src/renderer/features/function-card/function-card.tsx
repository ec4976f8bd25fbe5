import './function-card.css';
import { useMemo } from 'react';
import { ArgumentRows } from './argument-rows';
import type { CardFunction } from './card-context';
import { GradeMark } from './grade-row';
import { GroupRows } from './group-rows';
import { KindMark } from './kind-mark';
import { kindSentence } from './kind-names';
import { MoreRows } from './more-rows';
import { OutputRows } from './output-rows';
import { Standing } from './standing';
import { TwinRow } from './twin-row';
import { formatDataType, type DataType } from '../../../contract/model/data-type';
import type { Project } from '../../../contract/model/project';
import type { UdfInfo } from '../../../contract/model/udf';
import { useCurrentFile, useCurrentFunction } from '../../state/function-at';
import { useInspections } from '../../state/inspections';
import { changeBinding } from '../../state/bindings';
import { applicable, shapeOf } from '../../state/function-shape';
import { bindingOf, boundData, columnsOf, useProject, type DataState } from '../../state/project';
import { useStanding } from './function-standing';
import { argumentsOf } from '../../state/job';
import { usePanelProject } from '../../state/settings';
import { Notice } from '../../ui/notice';

/** The function at the cursor: what it is, how it does, what it runs on, what Flink could not do with it. */
export function FunctionCard() {
  const project = usePanelProject();
  const file = useCurrentFile();
  const info = useCurrentFunction();
  return (
    <section aria-label="Function" {...(info === null ? { 'data-place': 'function' } : {})}>
      <div className="panel-head">
        <h2>{info === null ? 'Function' : <span className="card-title">{info.name}</span>}</h2>
        {project === null || file === null || info === null ? null : (
          <HeadGrade project={project} file={file} info={info} />
        )}
      </div>
      {project === null || file === null || info === null ? (
        <NoFunction file={file} />
      ) : (
        <Card project={project} file={file} info={info} />
      )}
    </section>
  );
}

/** In sight also where the card is scrolled, or short. */
function HeadGrade({ project, file, info }: CardProps) {
  const { letter, provisional } = useStanding(project, file, info).grade;
  return letter === null ? null : <GradeMark letter={letter} provisional={provisional} small />;
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
  const card = useMemo(() => cardOf({ project, file, info }, data), [project, file, info, data]);
  return (
    <div className="section-body">
      <p className="card-kind">
        <KindMark info={info} /> {kindSentence(info)}
        {info.deterministic ? '' : ', not deterministic'}
      </p>
      <pre className="card-signature" aria-label="Signature">
        {signatureText(info, card)}
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
      <Standing project={project} file={file} info={info} />
      <dl className="card-rows" aria-label="Bound columns" data-place="function">
        <dt>Data</dt>
        <dd className="card-data">{boundData(project.settings, file, info.name)}</dd>
        <ArgumentRows card={card} />
        <GroupRows card={card} />
        <OutputRows card={card} />
        <AccumulatorRows info={info} />
        <TwinRow project={project} file={file} info={info} />
      </dl>
      <MoreRows key={`${file}:${info.name}`} card={card} />
    </div>
  );
}

function cardOf({ project, file, info }: CardProps, data: Readonly<Record<string, DataState>>): CardFunction {
  const whole = bindingOf(project, file, info.name);
  const binding = applicable(info, whole);
  const columns = columnsOf(project, data, boundData(project.settings, file, info.name), whole);
  return {
    project,
    file,
    info,
    binding,
    columns,
    shape: shapeOf(info, binding, columns),
    args: argumentsOf(project, file, info, columns),
    change: (change) => changeBinding(file, info.name, change),
  };
}

/** What an aggregate keeps for a group, and which of the methods it has that are not asked of all. */
function AccumulatorRows({ info }: { readonly info: UdfInfo }) {
  const optional = [info.methods?.retract === true ? 'retract' : '', info.methods?.merge === true ? 'merge' : ''];
  const methods = optional.filter((name) => name !== '').join(', ');
  return (
    <>
      {info.accumulator === undefined ? null : (
        <>
          <dt>Accumulator</dt>
          <dd className="code card-type">{withoutBackticks(info.accumulator)}</dd>
        </>
      )}
      {info.methods === undefined || info.funcType === 'pandas' ? null : (
        <>
          <dt>Methods</dt>
          <dd className="code card-type">{methods === '' ? 'no retract, no merge' : methods}</dd>
        </>
      )}
    </>
  );
}

/** Flink prints every name in backticks; those that need none are easier to read without. */
function withoutBackticks(type: string): string {
  return type.replace(/`([A-Za-z_]\w*)`/g, '$1');
}

/** On one line where it fits, else a parameter or a field a line. */
const mostCharacters = 36;

/** What a parameter takes: as declared, else the type of what is bound to it, which is what Flink takes then. */
function parameterType(info: UdfInfo, { args, columns, binding }: CardFunction, index: number): DataType | undefined {
  const argument = binding.rowBased === undefined ? args?.[index] : undefined;
  const column = argument?.kind === 'column' ? columns?.find(({ name }) => name === argument.name) : undefined;
  return info.inputTypes?.[index] ?? column?.type;
}

function signatureText(info: UdfInfo, card: CardFunction): string {
  const parameters = info.parameters.map((parameter, index) => {
    const type = parameterType(info, card, index);
    const name = `${parameter.variadic ? '*' : ''}${parameter.name}`;
    return `${name}${type === undefined ? '' : `: ${formatDataType(type)}`}${parameter.optional ? ' = …' : ''}`;
  });
  const result = resultText(info);
  const oneLine = `${info.name}(${parameters.join(', ')}) -> ${result}`;
  if ((oneLine.split('\n')[0] ?? '').length <= mostCharacters) return oneLine;
  return `${info.name}(\n${parameters.map((each) => `  ${each},\n`).join('')}) -> ${result}`;
}

function resultText({ kind, resultType }: UdfInfo): string {
  if (resultType === null) return '?';
  const givesRows = kind === 'table' || kind === 'table_aggregate';
  const oneLine = formatDataType(resultType);
  if (resultType.kind !== 'ROW' || (!givesRows && oneLine.length <= mostCharacters)) {
    return givesRows ? `rows (${oneLine})` : oneLine;
  }
  const fields = resultType.fields.map(({ name, type }, index) =>
    // Names that Flink gives where the declaration has none say nothing.
    name === `f${index}` ? formatDataType(type) : `${name} ${formatDataType(type)}`,
  );
  const [open, close] = givesRows ? ['rows (', ')'] : ['ROW<', '>'];
  const inside = fields.join(', ');
  return inside.length <= mostCharacters - 8
    ? `${open}${inside}${close}`
    : `${open}\n${fields.map((field) => `  ${field},\n`).join('')}${close}`;
}
