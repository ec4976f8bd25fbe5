import { CircleX, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

interface NoticeProps {
  readonly kind: 'info' | 'warning' | 'danger';
  readonly children: ReactNode;
}

export function Notice({ kind, children }: NoticeProps) {
  return (
    <div className={`notice notice-${kind}`} role={kind === 'info' ? 'note' : 'alert'}>
      {kind === 'info' ? <Info size={14} aria-hidden /> : null}
      {kind === 'warning' ? <TriangleAlert size={14} aria-hidden /> : null}
      {kind === 'danger' ? <CircleX size={14} aria-hidden /> : null}
      <div>{children}</div>
    </div>
  );
}
