/** Two kept runs side by side: what changed in a sentence, figures, charts, settings, code. */
import { lazy, Suspense, useState } from 'react';
import './history.css';
import type { HistoryDetail } from '../../../contract/model/history';
import { openEntry } from '../../state/history';
import type { PageOf } from '../../state/pages';
import { Button } from '../../ui/button';
import { ModeMark } from '../../ui/mode-mark';
import { ProgressBar } from '../../ui/progress-bar';
import { Select } from '../../ui/select';
import { costsOfRow, drawnSum, nanosecondsText, StageBar, StageKey } from '../../ui/stage-bar';
import { ErrorView } from '../errors/error-view';
import { momentText, whatNames } from './history-lines';
import { OutcomeSign } from './history-row';
import { figuresOf, judged, ratioText } from './kept-figures';
import { Section } from './kept-run-page';
import { SettingTable } from './setting-table';
import { changedFiles, differenceWords, settingChanges, type ChangedFile } from './two-runs';
import { useDetail, useKeptText } from './use-kept';

const CodeDiff = lazy(() => import('./code-views').then((module) => ({ default: module.CodeDiff })));
const SpeedBars = lazy(() => import('./speed-bars').then((module) => ({ default: module.SpeedBars })));

export function TwoRunsPage({ page }: { readonly page: PageOf<'two-runs'> }) {
  const a = useDetail(page.a);
  const b = useDetail(page.b);
  if (a.kind === 'failed') return <ErrorView error={a.error} file="" />;
  if (b.kind === 'failed') return <ErrorView error={b.error} file="" />;
  if (a.kind === 'reading' || b.kind === 'reading') return <ProgressBar label="Reading the two runs" value={null} />;
  return <TwoRuns a={a.value} b={b.value} />;
}

interface Two {
  readonly a: HistoryDetail;
  readonly b: HistoryDetail;
}

function TwoRuns({ a, b }: Two) {
  return (
    <div className="kept">
      <header className="kept-head">
        <h2>Two runs</h2>
        <p className="kept-verdict">{differenceWords(a, b)}</p>
      </header>
      <Section title="Figures">
        <Figures a={a} b={b} />
      </Section>
      <Charts a={a} b={b} />
      <Section title="Settings">
        <SettingDiff a={a} b={b} />
      </Section>
      <Section title="Code">
        <Code a={a} b={b} />
      </Section>
    </div>
  );
}

function Figures({ a, b }: Two) {
  const others = figuresOf(b);
  const rows = figuresOf(a).flatMap((figure, index) => {
    const other = others[index];
    if (other === undefined || (figure.text === '' && other.text === '')) return [];
    return [{ figure, other, word: judged(figure, other.value) }];
  });
  return (
    <table className="kept-table kept-sides">
      <thead>
        <tr>
          <td />
          <Side detail={a} name="older" />
          <Side detail={b} name="younger" />
          <th scope="col" className="number">
            younger / older
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ figure, other, word }) => (
          <tr key={figure.name}>
            <th scope="row">{figure.name}</th>
            <td className="number tabular">{figure.text}</td>
            <td className="number tabular">{other.text}</td>
            <td className={word === null ? 'number tabular' : `number tabular kept-${word}`}>
              {ratioText(figure.value, other.value)} {word ?? ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Side({ detail: { entry }, name }: { readonly detail: HistoryDetail; readonly name: string }) {
  return (
    <th scope="col" className="kept-side">
      <span className="visually-hidden">{name}: </span>
      <Button look="link" onClick={() => openEntry(entry.id)}>
        {entry.function}
      </Button>
      <span className="kept-line">
        <OutcomeSign outcome={entry.outcome} />
        {whatNames[entry.what]}
        {entry.effective === null ? null : <ModeMark mode={entry.effective} />}
      </span>
      <span className="tabular">{momentText(entry.at)}</span>
    </th>
  );
}

function Charts({ a, b }: Two) {
  const costs = [a, b].flatMap(({ figures, entry }, index) =>
    figures === null || entry.rowsIn === null || entry.rowsIn === 0
      ? []
      : [{ name: index === 0 ? 'older' : 'younger', costs: costsOfRow(figures.stages, entry.rowsIn) }],
  );
  const scale = Math.max(...costs.map((each) => drawnSum(each.costs)), 1e-9);
  return (
    <Section title="Charts">
      <Suspense fallback={<div className="kept-chart" />}>
        <SpeedBars a={a} b={b} />
      </Suspense>
      {costs.length === 0 ? null : (
        <>
          <StageKey />
          <ul className="kept-bars" aria-label="What a row costs">
            {costs.map((each) => (
              <li key={each.name}>
                <span>{each.name}</span>
                <StageBar costs={each.costs} scale={scale} />
                <span className="tabular">{nanosecondsText(drawnSum(each.costs))} a row</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function SettingDiff({ a, b }: Two) {
  const changes = settingChanges(a, b);
  if (changes.length === 0) return <p className="kept-soft">The settings in force are the same.</p>;
  return (
    <SettingTable heads={['Older', 'Younger']} rows={changes.map(({ key, before, after }) => [key, before, after])} />
  );
}

function Code({ a, b }: Two) {
  const files = changedFiles(a, b);
  const [path, setPath] = useState(files[0]?.path ?? '');
  const file = files.find((each) => each.path === path);
  if (file === undefined) return <p className="kept-soft">The code is the same.</p>;
  return (
    <>
      {files.length === 1 ? (
        <p className="kept-soft">{file.path}</p>
      ) : (
        <Select
          label="File"
          size="small"
          value={path}
          choices={files.map((each) => ({ value: each.path, label: each.path }))}
          onChange={setPath}
        />
      )}
      <FileDiff key={path} file={file} />
    </>
  );
}

function FileDiff({ file }: { readonly file: ChangedFile }) {
  const before = useKeptText(file.before);
  const after = useKeptText(file.after);
  if (before.kind === 'failed') return <ErrorView error={before.error} file={file.path} />;
  if (after.kind === 'failed') return <ErrorView error={after.error} file={file.path} />;
  if (before.kind === 'reading' || after.kind === 'reading') return <div className="code-diff" />;
  return (
    <Suspense fallback={<div className="code-diff" />}>
      <CodeDiff before={before.value} after={after.value} path={file.path} />
    </Suspense>
  );
}
