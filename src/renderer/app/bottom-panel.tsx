import { ChevronDown, Maximize2, Minimize2 } from 'lucide-react';
import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import { isFault } from '../../contract/model/laws';
import { Inspector } from './inspector';
import { CompareView } from '../features/compare/compare-view';
import { DebugPanel } from '../features/debug/debug-panel';
import { MetricsPanel } from '../features/metrics/metrics-panel';
import { OutputPanel } from '../features/output/output-panel';
import { ProfileView } from '../features/profile/profile-view';
import { ProblemsPanel } from '../features/problems/problems-panel';
import { RowsPanel } from '../features/results/rows-panel';
import { StatePanel } from '../features/state/state-panel';
import { TuneView } from '../features/tune/tune-view';
import { TestsPanel } from '../features/tests/tests-panel';
import { showBottomTab, toggleBottom, toggleBottomMaximized, useLayout, type BottomTab } from '../state/layout';
import { useProblems } from '../state/problems';
import { isComparing, useCompare } from '../state/compare';
import { isDebugging, useDebug } from '../state/debug';
import { isDiffering, useDiffer } from '../state/differ';
import { isProfiling, useProfile } from '../state/profile';
import { isRunning, useRun } from '../state/run';
import { isChecking, useLaws } from '../state/laws';
import { isLooking, useMicroscope } from '../state/microscope';
import { isTuning, useTune } from '../state/tune';
import { isTesting, useTests } from '../state/tests';
import { OverflowTabs } from '../ui/overflow-tabs';
import { CommandIconButton } from '../features/shortcuts/command-hint';

export function BottomPanel() {
  const tab = useLayout((layout) => layout.bottomTab);
  const folded = useLayout((layout) => layout.folded);
  const size = useLayout((layout) => layout.bottomSize);
  const maximized = size === 'maximized';
  return (
    <Tabs.Root
      value={tab}
      onValueChange={(value) => showBottomTab(value as BottomTab)}
      className={maximized ? 'bottom bottom-maximized' : 'bottom'}
    >
      <div className="panel-head">
        <OverflowTabs label="Results">
          <Tab value="rows">
            Rows <RunningDot />
          </Tab>
          <Tab value="compare">
            Compare <ComparingDot />
          </Tab>
          <Tab value="tune">
            Tune <TuningDot />
          </Tab>
          <Tab value="tests">
            Tests <TestsMark />
          </Tab>
          <Tab value="debug">
            Debug <DebugDot />
          </Tab>
          <Tab value="metrics">Metrics</Tab>
          <Tab value="state">
            State <StateMark />
          </Tab>
          <Tab value="profile">
            Profile <ProfilingDot />
          </Tab>
          <Tab value="problems">
            Problems <ProblemCount />
          </Tab>
          <Tab value="output">Output</Tab>
          {folded ? <Tab value="inspector">Inspector</Tab> : null}
        </OverflowTabs>
        <div className="panel-actions">
          <CommandIconButton
            label={maximized ? 'Give the editor its room back' : 'Give the bottom panel all the room'}
            command="maximize-bottom"
            onClick={toggleBottomMaximized}
          >
            {maximized ? <Minimize2 size={14} aria-hidden /> : <Maximize2 size={14} aria-hidden />}
          </CommandIconButton>
          <CommandIconButton label="Hide the bottom panel" command="toggle-bottom" onClick={toggleBottom}>
            <ChevronDown size={16} aria-hidden />
          </CommandIconButton>
        </div>
      </div>
      <Content value="rows">
        <RowsPanel />
      </Content>
      <Content value="compare">
        <CompareView />
      </Content>
      <Content value="tune">
        <TuneView />
      </Content>
      <Content value="tests">
        <TestsPanel />
      </Content>
      <Content value="debug">
        <DebugPanel />
      </Content>
      <Content value="metrics">
        <MetricsPanel />
      </Content>
      <Content value="state">
        <StatePanel />
      </Content>
      <Content value="profile">
        <ProfileView />
      </Content>
      <Content value="problems">
        <ProblemsPanel />
      </Content>
      <Content value="output">
        <OutputPanel />
      </Content>
      {folded ? (
        <Content value="inspector">
          <Inspector />
        </Content>
      ) : null}
    </Tabs.Root>
  );
}

function Tab({ value, children }: { readonly value: BottomTab; readonly children: ReactNode }) {
  return (
    <Tabs.Trigger value={value} className="tab">
      {children}
    </Tabs.Trigger>
  );
}

function Content({ value, children }: { readonly value: BottomTab; readonly children: ReactNode }) {
  return (
    <Tabs.Content value={value} className="tab-content" tabIndex={-1} data-first-focus>
      {children}
    </Tabs.Content>
  );
}

function RunningDot() {
  return useRun((store) => isRunning(store.state)) ? (
    <span className="tab-dot" role="img" aria-label="running" />
  ) : null;
}

function ComparingDot() {
  const comparing = useCompare((store) => isComparing(store.state));
  return comparing ? <span className="tab-dot" role="img" aria-label="running" /> : null;
}

function TuningDot() {
  const tuning = useTune((store) => isTuning(store.state));
  return tuning ? <span className="tab-dot" role="img" aria-label="running" /> : null;
}

function ProfilingDot() {
  const own = useRun((store) => isRunning(store.state) && store.state.kind !== 'idle' && store.state.isProfiled);
  const other = useProfile(isProfiling);
  return own || other ? <span className="tab-dot" role="img" aria-label="running" /> : null;
}

/** Running, or standing still. */
function DebugDot() {
  const going = useDebug((store) => isDebugging(store.phase));
  const stopped = useDebug((store) => store.sessions.some(({ stops }) => stops.length > 0));
  if (!going) return null;
  return (
    <span
      className={stopped ? 'tab-dot tab-dot-stopped' : 'tab-dot'}
      role="img"
      aria-label={stopped ? 'stopped' : 'running'}
    />
  );
}

/** Looking or checking, or how many laws are broken. */
function StateMark() {
  const looking = useMicroscope((store) => isLooking(store.phase));
  const checking = useLaws((store) => isChecking(store.phase));
  const broken = useLaws((store) => store.answer?.results.filter(isFault).length ?? 0);
  if (looking || checking) return <span className="tab-dot" role="img" aria-label="running" />;
  return broken === 0 ? null : <span className="tab-count tab-count-error">{broken}</span>;
}

/** Running, or how many cases failed. */
function TestsMark() {
  const run = useTests((store) => store.run);
  const differing = useDiffer((store) => isDiffering(store.state));
  if (isTesting(run) || differing) return <span className="tab-dot" role="img" aria-label="running" />;
  const failed = run.kind === 'ended' ? run.totals.failed : 0;
  return failed === 0 ? null : <span className="tab-count tab-count-error">{failed}</span>;
}

function ProblemCount() {
  const problems = useProblems();
  if (problems.length === 0) return null;
  const severe = problems.some((problem) => problem.severity === 'error' && !problem.stale);
  return <span className={severe ? 'tab-count tab-count-error' : 'tab-count'}>{problems.length}</span>;
}
