/** What is shown, and what can be done with it. */
import { Download, Flame, Scale } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import type { ProfileFormat } from '../../../contract/model/profile';
import { cancelWhatRuns } from '../../state/actions';
import {
  compareWithProfile,
  isProfiling,
  profileCurrentFunction,
  profileInOtherMode,
  saveProfile,
  showProfile,
  showSlot,
  toggleHeat,
  useProfile,
  type KeptProfile,
} from '../../state/profile';
import { isRunning, useRun } from '../../state/run';
import { Button } from '../../ui/button';
import { ModeShape } from '../../ui/mode-mark';
import { modeNames } from '../../../contract/model/job';
import { Select } from '../../ui/select';
import { WayPicker, wayNames } from './way-picker';

const formats: readonly { readonly format: ProfileFormat; readonly name: string; readonly note: string }[] = [
  { format: 'speedscope', name: 'speedscope JSON', note: 'for speedscope.app: stacks of each slot' },
  { format: 'svg', name: 'Flame graph as SVG', note: 'a picture that needs nothing beside it' },
  { format: 'pstats', name: 'pstats', note: "for Python's pstats and snakeviz: exact counts only" },
  { format: 'txt', name: 'Text', note: 'functions, lines and slow rows as tables' },
];

interface ProfileHeadProps {
  readonly kept: KeptProfile;
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

export function ProfileHead({ kept, search, onSearch }: ProfileHeadProps) {
  const heat = useProfile((store) => store.heat);
  const running = useRun((store) => isRunning(store.state));
  const other = useProfile(isProfiling);
  return (
    <header className="profile-head">
      <ProfilePicker kept={kept} />
      <SlotPicker kept={kept} />
      <BasePicker kept={kept} />
      <OtherMode kept={kept} busy={running || other} />
      <input
        type="search"
        className="input profile-search"
        aria-label="Search functions"
        placeholder="Search functions"
        value={search}
        onChange={(event) => onSearch(event.target.value)}
      />
      <label className="profile-check">
        <input type="checkbox" checked={heat} onChange={toggleHeat} /> In the editor
      </label>
      <span className="profile-space" />
      <ExportMenu kept={kept} />
      <WayPicker />
      {running || other ? (
        <Button small look="danger" onClick={() => void cancelWhatRuns()}>
          Cancel
        </Button>
      ) : (
        <Button small onClick={profileCurrentFunction}>
          <Flame size={14} aria-hidden /> Profile again
        </Button>
      )}
    </header>
  );
}

/** The last profiles, told apart by number, function, mode and way. */
function ProfilePicker({ kept }: { readonly kept: KeptProfile }) {
  const all = useProfile((store) => store.kept);
  return (
    <Select
      label="Profile that is shown"
      value={kept.runId}
      size="small"
      onChange={showProfile}
      choices={all
        .filter(({ slots }) => slots.length > 0)
        .map((each) => ({ value: each.runId, label: titleOf(each), ...iconOf(each) }))}
    />
  );
}

function SlotPicker({ kept }: { readonly kept: KeptProfile }) {
  const slot = useProfile((store) => store.slot);
  if (kept.slots.length < 2) return null;
  return (
    <Select
      label="Slot"
      value={slot === null ? 'all' : String(slot)}
      size="small"
      onChange={(value) => showSlot(value === 'all' ? null : Number(value))}
      choices={[
        { value: 'all', label: 'All slots' },
        ...kept.slots.map((each) => ({ value: String(each.slot), label: `Slot ${each.slot + 1}` })),
      ]}
    />
  );
}

function BasePicker({ kept }: { readonly kept: KeptProfile }) {
  const base = useProfile((store) => store.base);
  const others = useProfile((store) => store.kept).filter((each) => each.runId !== kept.runId && each.slots.length > 0);
  if (others.length === 0) return null;
  return (
    <Select
      label="Compared with"
      caption="Against"
      value={base ?? 'none'}
      size="small"
      onChange={(value) => compareWithProfile(value === 'none' ? null : value)}
      choices={[
        { value: 'none', label: 'nothing' },
        ...others.map((each) => ({ value: each.runId, label: titleOf(each), ...iconOf(each) })),
      ]}
    />
  );
}

function OtherMode({ kept, busy }: { readonly kept: KeptProfile; readonly busy: boolean }) {
  if (kept.mode === null || kept.outcome === null) return null;
  const other = kept.mode === 'thread' ? 'process-row' : 'thread';
  const only = kept.mode === 'process-arrow';
  return (
    <Button
      small
      onClick={() => void profileInOtherMode(kept)}
      disabled={busy || only}
      title={
        only
          ? 'A pandas function has this mode only. Profile its row twin and choose it under Against.'
          : `Profiles the same job in ${modeNames[other]} and shows what changes`
      }
    >
      <Scale size={14} aria-hidden /> {only ? 'Only this mode' : `Compare with ${modeNames[other]}`}
    </Button>
  );
}

function ExportMenu({ kept }: { readonly kept: KeptProfile }) {
  const slot = useProfile((store) => store.slot);
  const hasCalls = kept.slots.some(({ report }) => report.calls !== undefined);
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="button button-small" disabled={kept.outcome === null}>
        <Download size={14} aria-hidden /> Export
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="popup" align="end" sideOffset={4} collisionPadding={8}>
          {formats.map(({ format, name, note }) => (
            <DropdownMenu.Item
              key={format}
              className="popup-item"
              disabled={format === 'pstats' && !hasCalls}
              onSelect={() => void saveProfile(kept.runId, slot, format)}
            >
              <span className="popup-text">
                {name}
                <small>{note}</small>
              </span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export function titleOf({ runId, target, slots }: KeptProfile): string {
  const way = slots[0]?.report.way ?? 'sampling';
  return `${runNumber(runId)} ${target.name}, ${wayNames[way].toLowerCase()}`;
}

/** `run-12-ab34f0` is the twelfth. */
function runNumber(runId: string): string {
  return `#${runId.split('-')[1] ?? runId}`;
}

function iconOf({ mode }: KeptProfile): { readonly icon?: ReactNode } {
  return mode === null ? {} : { icon: <ModeShape mode={mode} /> };
}
