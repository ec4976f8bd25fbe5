/** Where the time of the rows goes: shares, flame graph, functions, callers, slow rows; one profile or the change between two. */
import { useMemo, useState } from 'react';
import './profile.css';
import { mergeProfiles, type Profile, type ProfiledFunction } from '../../../contract/model/profile-tree';
import { useCurrentFunction } from '../../state/function-at';
import { keptProfile, profileCurrentFunction, useProfile, type KeptProfile } from '../../state/profile';
import { isRunning, useRun } from '../../state/run';
import { useEditedSince } from '../../state/run-target';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { CommandHint } from '../shortcuts/command-hint';
import { Notice } from '../../ui/notice';
import { CallTies } from './call-ties';
import { FlameGraph } from './flame-graph';
import { FunctionTable } from './function-table';
import { MemoryTable } from './memory-table';
import { ProfileHead } from './profile-head';
import { ProfileSummary } from './profile-summary';
import { SlowRows } from './slow-rows';
import { WayPicker } from './way-picker';
import { Segmented } from '../../ui/segmented';

export function ProfileView() {
  const shown = useProfile((store) => keptProfile(store, store.shown));
  const isProfiled = useRun((store) => isRunning(store.state) && store.state.kind !== 'idle' && store.state.isProfiled);
  if (shown !== null && shown.slots.length > 0) return <Shown key={shown.runId} kept={shown} />;
  return isProfiled ? <Waiting /> : <BeforeFirst />;
}

function Waiting() {
  return (
    <EmptyState title="Profiling">
      <p role="status">The profile appears as soon as the first rows have been worked on.</p>
    </EmptyState>
  );
}

/** A run that fails says so in the Rows tab and at its line; who profiles looks here. */
function RunFailed() {
  const state = useRun((store) => store.state);
  if (state.kind !== 'ended' || !state.isProfiled || state.outcome.kind !== 'failed') return null;
  const { error } = state.outcome;
  return (
    <Notice kind="danger">
      The run of {state.target.name} failed: {error.error_type}: {error.error}
    </Notice>
  );
}

function BeforeFirst() {
  const info = useCurrentFunction();
  return (
    <div className="profile-first" role="region" aria-label="Profile">
      <RunFailed />
      <EmptyState
        title="Where does the time go?"
        actions={
          <>
            <WayPicker />
            <CommandHint text="See where the time goes" command="profile">
              <Button look="primary" onClick={profileCurrentFunction} disabled={info === null}>
                {info === null ? 'Put the cursor into a function' : `Profile ${info.name}`}
              </Button>
            </CommandHint>
          </>
        }
      >
        <p>
          The function runs on your data, in the mode you chose, and its stack is looked at some hundred times a second:
          your lines, the libraries they call and the engine around them, as a flame graph and beside the code. Exact
          counts and memory by line are there too; they slow the run down.
        </p>
      </EmptyState>
    </div>
  );
}

type Detail = 'functions' | 'callers' | 'slow' | 'memory';

function Shown({ kept }: { readonly kept: KeptProfile }) {
  const slot = useProfile((store) => store.slot);
  const base = useProfile((store) => keptProfile(store, store.base));
  const profile = useMemo(() => profileOf(kept, slot), [kept, slot]);
  const before = useMemo(() => (base === null ? null : profileOf(base, null)), [base]);
  const stale = useEditedSince(kept.target);
  const [chosen, choose] = useState<ProfiledFunction | null>(null);
  const [search, setSearch] = useState('');
  const [detail, setDetail] = useState<Detail>(profile.memory === null ? 'functions' : 'memory');
  const pick = (called: ProfiledFunction | null): void => {
    choose(called);
    if (called !== null && detail === 'memory') setDetail('functions');
  };
  return (
    <div className="profile" role="region" aria-label="Profile" aria-busy={kept.outcome === null}>
      <ProfileHead kept={kept} search={search} onSearch={setSearch} />
      <RunFailed />
      {stale ? <Notice kind="warning">Edited since: profile again for the code you see.</Notice> : null}
      <ProfileSummary kept={kept} profile={profile} base={base} before={before} />
      <div className={stale ? 'profile-body profile-stale' : 'profile-body'}>
        <FlameGraph profile={profile} before={before} search={search} onChoose={pick} />
        <div className="profile-detail">
          <Segmented
            label="Details"
            value={detail}
            onChange={setDetail}
            segments={[
              { value: 'functions', label: 'Functions' },
              { value: 'callers', label: 'Callers' },
              { value: 'slow', label: `Slow rows${profile.slow.length === 0 ? '' : ` (${profile.slow.length})`}` },
              ...(profile.memory === null ? [] : [{ value: 'memory' as const, label: 'Memory' }]),
            ]}
          />
          {detail === 'functions' ? (
            <FunctionTable profile={profile} before={before} search={search} chosen={chosen} onChoose={pick} />
          ) : null}
          {detail === 'callers' ? <CallTies profile={profile} chosen={chosen} onChoose={pick} /> : null}
          {detail === 'slow' ? <SlowRows kept={kept} profile={profile} /> : null}
          {detail === 'memory' && profile.memory !== null ? <MemoryTable memory={profile.memory} /> : null}
        </div>
      </div>
    </div>
  );
}

/** A profile that is being compared with may be of other slots: there all count together. */
function profileOf({ slots }: KeptProfile, slot: number | null): Profile {
  const chosen = slots.filter((each) => slot === null || each.slot === slot);
  return mergeProfiles(chosen.length === 0 ? slots : chosen);
}
