/** One kept run in full: figures, what it ran on and with, its code, its error, and what can be done with it. */
import { useState, type ReactNode } from 'react';
import './history.css';
import type { HistoryDetail } from '../../../contract/model/history';
import { openDialog } from '../../state/dialogs';
import { compareEntries, openKeptCode, rerunExactly, restoreCode, saveReport, useHistory } from '../../state/history';
import type { PageOf } from '../../state/pages';
import { Button } from '../../ui/button';
import { ModeMark } from '../../ui/mode-mark';
import { ProgressBar } from '../../ui/progress-bar';
import { Select } from '../../ui/select';
import { costsOfRow, drawnSum, nanosecondsText, StageBar, StageKey } from '../../ui/stage-bar';
import { ErrorView } from '../errors/error-view';
import { clockText, dayOf, momentText, whatNames } from './history-lines';
import { OutcomeSign } from './history-row';
import { figuresOf } from './kept-figures';
import { KeptComparison } from './kept-comparison';
import { SettingTable } from './setting-table';
import { useDetail } from './use-kept';

export function KeptRunPage({ page }: { readonly page: PageOf<'kept-run'> }) {
  const kept = useDetail(page.id);
  if (kept.kind === 'reading') return <ProgressBar label="Reading the run" value={null} />;
  if (kept.kind === 'failed') return <ErrorView error={kept.error} file="" />;
  return <KeptRun detail={kept.value} />;
}

function KeptRun({ detail }: { readonly detail: HistoryDetail }) {
  const { entry, error, notes } = detail;
  const tuned = detail.tune?.result ?? null;
  const compared = detail.compare?.result ?? null;
  return (
    <div className="kept">
      <header className="kept-head">
        <h2>
          {entry.function} <span>{entry.file}</span>
        </h2>
        <p className="kept-line">
          <OutcomeSign outcome={entry.outcome} />
          {whatNames[entry.what]} {entry.outcome}
          {entry.effective === null ? null : <ModeMark mode={entry.effective} />}
          <span className="tabular">{momentText(entry.at)}</span>
          {entry.rerunOf === null ? null : <span>an exact rerun</span>}
        </p>
      </header>
      <Actions detail={detail} />
      {error === null ? null : <ErrorView error={error} file={entry.file} />}
      {tuned === null ? null : <p className="kept-verdict">{tuned.text}</p>}
      <Section title="Figures">
        <FigureList detail={detail} />
        <Costs detail={detail} />
      </Section>
      {compared === null ? null : <KeptComparison result={compared} />}
      <Section title="Code">
        <ul className="kept-files">
          {detail.files.map((file) => (
            <li key={file.path}>
              <Button look="link" onClick={() => openKeptCode(entry.id, file)}>
                {file.path}
              </Button>
              <code title={file.hash}>{file.hash.slice(0, 8)}</code>
            </li>
          ))}
        </ul>
      </Section>
      <Settings detail={detail} />
      <Section title="Data and versions">
        <Facts facts={factsOf(detail)} />
      </Section>
      {notes.length === 0 ? null : (
        <Section title="Notes">
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </Section>
      )}
    </div>
  );
}

function Actions({ detail: { entry } }: { readonly detail: HistoryDetail }) {
  const { id } = entry;
  return (
    <div className="kept-actions" role="toolbar" aria-label="What to do with this run">
      <Button small look="primary" onClick={() => void rerunExactly(id)}>
        Run again exactly
      </Button>
      <CompareWith id={id} />
      <Button small onClick={() => void restoreCode(id)}>
        Restore the code
      </Button>
      {entry.what === 'compare' && entry.outcome === 'done' ? (
        <Button small onClick={() => void saveReport(id)}>
          Save as HTML report
        </Button>
      ) : null}
      <Button small look="quiet" onClick={() => openDialog({ kind: 'delete-runs', ids: [id] })}>
        Delete
      </Button>
    </div>
  );
}

const mostChoices = 50;

/** Runs of the same function first, then the others; the newest of each. */
function CompareWith({ id }: { readonly id: string }) {
  const entries = useHistory((store) => store.entries);
  const [now] = useState(() => Date.now());
  const own = entries.find((entry) => entry.id === id);
  const others = entries.filter((entry) => entry.id !== id);
  if (others.length === 0) return null;
  const near = others.filter((entry) => entry.function === own?.function);
  const choices = [...near, ...others.filter((entry) => !near.includes(entry))].slice(0, mostChoices);
  return (
    <Select
      label="Compare with another run"
      size="small"
      value=""
      placeholder="Compare with…"
      choices={choices.map((entry) => ({
        value: entry.id,
        label: `${entry.function}, ${dayOf(entry.at, now)} ${clockText(entry.at)}`,
        note: `${whatNames[entry.what]} ${entry.outcome}, ${entry.data}`,
      }))}
      onChange={(other) => compareEntries(other, id)}
    />
  );
}

export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="kept-section" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function FigureList({ detail }: { readonly detail: HistoryDetail }) {
  const figures = figuresOf(detail).filter(({ text }) => text !== '');
  if (figures.length === 0) return <p className="kept-soft">It ended before anything was measured.</p>;
  return (
    <dl className="kept-figures">
      {figures.map(({ name, text }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="tabular">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Costs({ detail: { figures, entry } }: { readonly detail: HistoryDetail }) {
  if (figures === null || entry.rowsIn === null || entry.rowsIn === 0) return null;
  const costs = costsOfRow(figures.stages, entry.rowsIn);
  return (
    <div className="kept-costs">
      <StageKey />
      <StageBar costs={costs} scale={Math.max(drawnSum(costs), 1e-9)} />
      <span className="tabular">{nanosecondsText(drawnSum(costs))} a row</span>
    </div>
  );
}

function Settings({ detail: { settings } }: { readonly detail: HistoryDetail }) {
  const [all, setAll] = useState(false);
  const own = Object.entries(settings).filter(([, { origin }]) => origin !== 'profile');
  const shown = all ? Object.entries(settings) : own;
  const many = Object.keys(settings).length;
  return (
    <Section title="Settings">
      {shown.length === 0 ? (
        <p className="kept-soft">All from the profile.</p>
      ) : (
        <SettingTable heads={['Value', 'From']} rows={shown.map(([key, { value, origin }]) => [key, value, origin])} />
      )}
      <Button look="link" onClick={() => setAll(!all)}>
        {all ? 'Only what was set' : `All ${many} in force`}
      </Button>
    </Section>
  );
}

type Fact = readonly [name: string, text: string];

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="kept-facts">
      {facts.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

const namedPackages = /^(?:pandas|numpy|pyarrow|apache.flink) /i;

function factsOf({ data, versions, entry }: HistoryDetail): Fact[] {
  const size = data.sizeBytes === null ? '' : `, ${data.sizeBytes.toLocaleString('en-US')} bytes`;
  const changed = data.modifiedMs === null ? '' : `, of ${momentText(data.modifiedMs)}`;
  return [
    ['Data', `${data.path ?? data.label}${size}${changed}`],
    ['Fingerprint of the data', `${data.hash.slice(0, 12)}${data.sampled ? ', of its size and three parts' : ''}`],
    ['Fingerprint of the code', entry.codeHash.slice(0, 12)],
    ['Fingerprint of the settings', entry.settingsHash.slice(0, 12)],
    ['Python', `${versions.python ?? 'of unknown version'}, ${versions.executable}`],
    ['Packages', packagesText(versions.packages)],
    ['UDF Workbench', versions.product],
  ];
}

function packagesText(packages: readonly string[]): string {
  if (packages.length === 0) return 'not known';
  const named = packages.filter((text) => namedPackages.test(text));
  const more = packages.length - named.length;
  return `${named.join(', ')}${named.length === 0 || more === 0 ? '' : ' and '}${more === 0 ? '' : `${more} more`}`;
}
