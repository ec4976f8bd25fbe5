import type { ReactNode } from 'react';

interface CardRowProps {
  readonly label: string;
  /** Why the choice is as it is, in words that stay in sight. */
  readonly note?: string | null;
  readonly children: ReactNode;
}

/** A choice of the card: its name at the left, the control at the right. */
export function CardRow({ label, note = null, children }: CardRowProps) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="card-control">{children}</dd>
      {note === null ? null : <CardNote>{note}</CardNote>}
    </>
  );
}

export function CardNote({ children }: { readonly children: ReactNode }) {
  return <dd className="card-note">{children}</dd>;
}

export function CardProblem({ children }: { readonly children: ReactNode }) {
  return (
    <dd className="card-note field-problem" role="alert">
      {children}
    </dd>
  );
}
