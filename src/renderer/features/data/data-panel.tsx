import { ChartColumn, CopyPlus, FileSearch, Pencil, Plus, RotateCw, TableProperties, Trash2 } from 'lucide-react';
import './data-panel.css';
import { formatDataType, type Field } from '../../../contract/model/data-type';
import { generatorName, type DataDescription, type DataLink } from '../../../contract/model/project';
import { openDialog } from '../../state/dialogs';
import { openFile } from '../../state/editor';
import { currentFunction } from '../../state/function-at';
import { dragColumn } from '../../state/dragged-column';
import { defaultGenerator, describeData, removeData, useProject } from '../../state/project';
import { newQuery } from '../../state/queries';
import { newRowsByHand } from '../../state/rows-by-hand';
import { usePanelProject } from '../../state/settings';
import { computeStatistics, useStatisticsOf, type StatisticsState } from '../../state/statistics';
import { Button, IconButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { counted, figureText, sizeFigure } from '../../ui/figures';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';
import { TypeMark } from '../../ui/type-mark';
import { CellText } from '../results/cell-text';
import { ColumnFigures, StatisticsHead, statisticsOfColumn } from './data-statistics';

/** The project's data: columns with their types and first values. */
export function DataPanel() {
  const project = usePanelProject();
  if (project === null) return null;
  const { data, generator } = project.settings;
  return (
    <>
      <div className="panel-head">
        <h2>Data</h2>
        <div className="panel-actions">
          <IconButton label="New rows by hand" onClick={() => void newRowsByHand(null)}>
            <TableProperties size={14} aria-hidden />
          </IconButton>
          <IconButton label="New SQL query over the data" onClick={() => void newQuery()}>
            <FileSearch size={14} aria-hidden />
          </IconButton>
          <IconButton label="Add a data file" onClick={() => openDialog({ kind: 'data' })}>
            <Plus size={16} aria-hidden />
          </IconButton>
        </div>
      </div>
      <div className="panel-body">
        {data.length === 0 ? <NoData /> : data.map((link) => <LinkCard key={link.name} link={link} />)}
        <GeneratorCard columns={(generator ?? defaultGenerator).schema} rows={(generator ?? defaultGenerator).rows} />
      </div>
    </>
  );
}

function NoData() {
  return (
    <EmptyState
      small
      title="No data file yet"
      actions={
        <>
          <Button look="primary" small onClick={() => openDialog({ kind: 'data' })}>
            Add a data file
          </Button>
          <Button small onClick={() => void newRowsByHand(currentFunction())}>
            Write rows by hand
          </Button>
        </>
      }
    >
      <p>
        Functions run on CSV, JSON, JSON lines, Parquet or Arrow files, and on SQL queries over them. Until there is
        one, on generated rows. A file can be dropped on the window.
      </p>
    </EmptyState>
  );
}

function LinkCard({ link }: { readonly link: DataLink }) {
  const state = useProject((store) => store.data[link.name]);
  const statistics = useStatisticsOf(link.name);
  return (
    <section className="data-link" aria-label={`Data ${link.name}`}>
      <div className="data-head">
        <h3 title={link.name}>{link.name}</h3>
        {link.format === 'arrow' ? null : (
          <IconButton
            label={`Statistics of all rows of ${link.name}`}
            onClick={() => void computeStatistics(link.name)}
          >
            <ChartColumn size={13} aria-hidden />
          </IconButton>
        )}
        <IconButton label={`Read ${link.name} again`} onClick={() => void describeData(link.name)}>
          <RotateCw size={13} aria-hidden />
        </IconButton>
        <IconButton label={`Change ${link.name}`} onClick={() => openDialog({ kind: 'data', link })}>
          <Pencil size={13} aria-hidden />
        </IconButton>
        {link.format === 'rows' ? (
          <IconButton label={`Edit the rows of ${link.name}`} onClick={() => void openFile(link.path)}>
            <TableProperties size={13} aria-hidden />
          </IconButton>
        ) : (
          <IconButton
            label={`Copy rows of ${link.name} to edit`}
            onClick={() => openDialog({ kind: 'copy-rows', data: link.name })}
          >
            <CopyPlus size={13} aria-hidden />
          </IconButton>
        )}
        {link.format === 'sql' ? (
          <IconButton label={`Edit the query ${link.name}`} onClick={() => void openFile(link.path)}>
            <FileSearch size={13} aria-hidden />
          </IconButton>
        ) : null}
        <IconButton label={`Remove ${link.name} from the project`} onClick={() => removeData(link.name)}>
          <Trash2 size={13} aria-hidden />
        </IconButton>
      </div>
      <p className="data-facts">
        {link.path}
        {state?.kind === 'known' ? ` · ${factsOf(state.description)}` : null}
      </p>
      {state === undefined || state.kind === 'loading' ? (
        <ProgressBar label={`Reading ${link.name}`} value={null} />
      ) : null}
      {state?.kind === 'failed' ? (
        <Notice kind="danger">
          {state.error.error} {state.error.hint ?? ''}
        </Notice>
      ) : null}
      {statistics === null ? null : <StatisticsHead name={link.name} state={statistics} />}
      {state?.kind === 'known' ? <ColumnList columns={state.description.columns} statistics={statistics} /> : null}
    </section>
  );
}

function factsOf(description: DataDescription): string {
  const columns = counted(description.columns.length, 'column');
  // What a query gives has no size before it is computed.
  if (description.sizeBytes === 0)
    return description.rows === null ? columns : `${counted(description.rows, 'row')} · ${columns}`;
  const size = figureText(sizeFigure(description.sizeBytes));
  return description.rows === null
    ? `${columns} · ${size}`
    : `${counted(description.rows, 'row')} · ${columns} · ${size}`;
}

interface ColumnListProps {
  readonly columns: DataDescription['columns'];
  readonly statistics: StatisticsState | null;
}

function ColumnList({ columns, statistics }: ColumnListProps) {
  const rows = statistics?.kind === 'known' ? statistics.statistics.rows : 0;
  return (
    <ul className="column-list" aria-label="Columns">
      {columns.map(({ field, sample, nullsInSample }) => (
        <li
          key={field.name}
          className="column-row"
          draggable
          onDragStart={(event) => dragColumn(event.dataTransfer, field.name)}
        >
          <TypeMark type={field.type} />
          <span className="column-name" title={field.name}>
            {field.name}
          </span>
          <span className="column-type">{formatDataType(field.type)}</span>
          <span className="column-sample">
            {sample.slice(0, 4).map((cell, index) => (
              <span key={index}>
                <CellText cell={cell} type={field.type} />
              </span>
            ))}
          </span>
          <NullsOrFigures statistics={statistics} name={field.name} rows={rows} nulls={nullsInSample} />
        </li>
      ))}
    </ul>
  );
}

interface NullsOrFiguresProps {
  readonly statistics: StatisticsState | null;
  readonly name: string;
  readonly rows: number;
  /** Among the first rows. */
  readonly nulls: number;
}

function NullsOrFigures({ statistics, name, rows, nulls }: NullsOrFiguresProps) {
  const column = statisticsOfColumn(statistics, name);
  if (column !== null) return <ColumnFigures column={column} rows={rows} />;
  return nulls > 0 ? <span className="column-nulls">{counted(nulls, 'NULL', 'NULLs')}</span> : null;
}

function GeneratorCard({ columns, rows }: { readonly columns: readonly Field[]; readonly rows: number }) {
  return (
    <section className="data-link" aria-label="Generated rows">
      <div className="data-head">
        <h3>generated rows</h3>
        <IconButton label="Change the generated rows" onClick={() => openDialog({ kind: 'generator' })}>
          <Pencil size={13} aria-hidden />
        </IconButton>
      </div>
      <p className="data-facts">
        {generatorName} · {counted(rows, 'row')} · {counted(columns.length, 'column')}
      </p>
      <ul className="column-list" aria-label="Columns">
        {columns.map((field) => (
          <li
            key={field.name}
            className="column-row"
            draggable
            onDragStart={(event) => dragColumn(event.dataTransfer, field.name)}
          >
            <TypeMark type={field.type} />
            <span className="column-name">{field.name}</span>
            <span className="column-type">{formatDataType(field.type)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
