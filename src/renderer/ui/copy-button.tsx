import { Check, Copy, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from './button';

interface CopyButtonProps {
  /** A function where making the text costs something. */
  readonly text: string | (() => string);
  /** What is copied: `Copy config.yaml`. */
  readonly label: string;
  readonly className?: string;
}

type CopyState = 'ready' | 'copied' | 'refused';

export function CopyButton({ text, label, className = '' }: CopyButtonProps) {
  const [state, setState] = useState<CopyState>('ready');
  useEffect(() => {
    if (state === 'ready') return undefined;
    const timer = setTimeout(() => setState('ready'), 1_500);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () => {
    copyText(typeof text === 'string' ? text : text()).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  };
  return (
    <IconButton label={labelOf(state, label)} className={className} onClick={copy}>
      {state === 'ready' ? <Copy size={14} aria-hidden /> : null}
      {state === 'copied' ? <Check size={14} aria-hidden /> : null}
      {state === 'refused' ? <TriangleAlert size={14} aria-hidden /> : null}
    </IconButton>
  );
}

function labelOf(state: CopyState, label: string): string {
  switch (state) {
    case 'ready':
      return label;
    case 'copied':
      return 'Copied';
    case 'refused':
      return 'The system refused the clipboard';
  }
}

/** Rejects where the system refuses the clipboard. */
export function copyText(text: string): Promise<void> {
  return navigator.clipboard.writeText(text);
}
