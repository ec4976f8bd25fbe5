import { useEffect, useRef, useState } from 'react';
import { toErrorData } from '../../../contract/errors';
import { createFile } from '../../state/editor';
import { createFolder, renamePath } from '../../state/file-actions';
import { nameProblem, typedPath, typeName, type NameBeingTyped } from '../../state/file-tree';
import { notify } from '../../state/notices';
import { openedProject } from '../../state/project';

/** A name typed in its place in the tree. Enter takes it; Esc, or leaving, gives it up. */
export function NameInput({ typing, first }: { readonly typing: NameBeingTyped; readonly first: string }) {
  const [name, setName] = useState(first);
  const input = useRef<HTMLInputElement>(null);
  const problem = name === first && first === '' ? null : nameProblem(typing, name, openedProject()?.entries ?? []);
  useEffect(() => {
    input.current?.focus();
    // The ending stays, as it most often should.
    const dot = first.lastIndexOf('.');
    input.current?.setSelectionRange(0, dot > 0 ? dot : first.length);
  }, [first]);
  const end = (take: boolean): void => {
    typeName(null);
    if (take && problem === null && name.trim() !== '') void takeName(typing, name);
    document.querySelector<HTMLElement>('.file-tree')?.focus();
  };
  return (
    <span className="file-input">
      <input
        ref={input}
        className="input"
        value={name}
        aria-label={typing.kind === 'rename' ? `New name of ${first}` : 'Name'}
        aria-invalid={problem !== null}
        spellCheck={false}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => typeName(null)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          end(event.key === 'Enter');
        }}
      />
      {problem === null ? null : (
        <span className="file-problem" role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}

async function takeName(typing: NameBeingTyped, name: string): Promise<void> {
  const path = typedPath(typing, name);
  switch (typing.kind) {
    case 'rename':
      await renamePath(typing.path, path);
      return;
    case 'new-folder':
      await createFolder(path);
      return;
    case 'new-file':
      await createFile(path, '').catch((thrown: unknown) =>
        notify('danger', `${path} was not made: ${toErrorData(thrown, 'sink').error}`),
      );
  }
}
