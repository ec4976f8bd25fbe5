/** Whose time it is, in one bar and one sentence; what the profile itself cost; what changed. */
import { clockShare, profileShares, rowCost, type ProfileShares } from '../../../contract/model/profile-figures';
import type { Profile } from '../../../contract/model/profile-tree';
import type { KeptProfile } from '../../state/profile';
import { counted, figureText, shareFigure, timeFigure } from '../../ui/figures';
import { ModeMark } from '../../ui/mode-mark';
import { RowsNotes } from '../results/rows-notes';
import { titleOf } from './profile-head';

interface ProfileSummaryProps {
  readonly kept: KeptProfile;
  readonly profile: Profile;
  readonly base: KeptProfile | null;
  readonly before: Profile | null;
}

export function ProfileSummary({ kept, profile, base, before }: ProfileSummaryProps) {
  const shares = profileShares(profile);
  return (
    <div className="profile-summary">
      <ShareBar shares={shares} />
      {kept.mode === null ? null : <ModeMark mode={kept.mode} />}
      <p role="status">
        <b>{share(shares.own)}</b> your code
        {shares.libraries < 0.005 ? null : `, ${share(shares.libraries)} libraries it calls`}, {share(shares.engine)}{' '}
        engine, of {time(profile.wallNs)} for {counted(profile.rows, 'row')}
        <span className="profile-faint">
          {' '}
          (stage clocks: your function {share(clockShare(profile))}). {costText(profile)}
        </span>
      </p>
      {before === null || base === null ? null : <Change base={base} before={before} profile={profile} />}
      <RowsNotes notes={profile.notes} />
    </div>
  );
}

function ShareBar({ shares }: { readonly shares: ProfileShares }) {
  const parts = [
    ['own', shares.own],
    ['library', shares.libraries],
    ['engine', shares.engine],
  ] as const;
  return (
    <div className="profile-shares" aria-hidden>
      {parts.map(([origin, part]) => (
        <span key={origin} className={`flame-${origin}`} style={{ width: `${part * 100}%` }} />
      ))}
    </div>
  );
}

function Change({
  base,
  before,
  profile,
}: Pick<ProfileSummaryProps, 'profile'> & { base: KeptProfile; before: Profile }) {
  const [was, is] = [rowCost(before), rowCost(profile)];
  return (
    <p className="profile-change">
      A row costs the worker <b>{time(is)}</b>, in {titleOf(base)}{' '}
      {base.mode === null ? null : <ModeMark mode={base.mode} />} it was {time(was)}
      {was === 0 ? '' : `: ${is <= was ? '−' : '+'}${share(Math.abs(is - was) / was)}`}.
    </p>
  );
}

/** What making the profile took. */
function costText({ way, samples, samplerNs, wallNs }: Profile): string {
  const sampling = `${counted(samples, 'sample')}, which took ${share(wallNs === 0 ? 0 : samplerNs / wallNs)} of the time`;
  switch (way) {
    case 'sampling':
      return `${sampling}.`;
    case 'exact':
      return `${samples === 0 ? 'No samples' : sampling}; counting slows functions that make many calls.`;
    case 'memory':
      return `${sampling}; tracing memory makes all of it slower.`;
  }
}

function share(part: number): string {
  return figureText(shareFigure(part));
}

function time(ns: number): string {
  return ns < 1_000 ? `${Math.round(ns)}\u00a0ns` : figureText(timeFigure(ns / 1e6));
}
