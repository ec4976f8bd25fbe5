import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly small?: boolean;
}

/** What a view shows before it has anything: what it is for, and the one thing to do. */
export function EmptyState({ title, children, actions, small = false }: EmptyStateProps) {
  return (
    <div className={small ? 'empty-state empty-state-small' : 'empty-state'}>
      <h2>{title}</h2>
      {children}
      {actions === undefined ? null : <div className="empty-actions">{actions}</div>}
    </div>
  );
}
