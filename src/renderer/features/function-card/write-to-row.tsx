import { X } from 'lucide-react';
import { baseName } from '../../state/paths';
import { pathProblem } from '../../state/function-sink';
import { chooseWriteTo, hasSaveDialog, writeTo } from '../../state/write-to';
import { Button, IconButton } from '../../ui/button';
import { DraftInput } from '../../ui/draft-input';
import type { CardFunction } from './card-context';
import { CardRow } from './card-row';

/** The file that every run of the function writes. */
export function WriteToRow({ card }: { readonly card: CardFunction }) {
  const { project, file, info, binding } = card;
  const path = binding.sink?.path ?? null;
  if (!hasSaveDialog()) {
    return (
      <CardRow label="Write to">
        <DraftInput
          label="Write to"
          title="A file of the project that every run writes: .csv, .jsonl, .parquet or .arrow"
          code
          value={path ?? ''}
          placeholder="no file"
          problemOf={(text) => pathProblem(project, text)}
          onCommit={(text) => writeTo(file, info.name, text === '' ? null : text)}
        />
      </CardRow>
    );
  }
  return (
    <CardRow label="Write to">
      <Button
        small
        className="card-file"
        aria-label={path === null ? 'Write to: choose a file' : `Write to: ${path}`}
        title={path ?? 'A file that every run writes: CSV, JSON lines, Parquet or Arrow'}
        onClick={() => void chooseWriteTo({ file, info })}
      >
        {path === null ? 'Choose a file' : <span className="code">{baseName(path)}</span>}
      </Button>
      {path === null ? null : (
        <IconButton label={`Stop writing to ${path}`} onClick={() => writeTo(file, info.name, null)}>
          <X size={13} aria-hidden />
        </IconButton>
      )}
    </CardRow>
  );
}
