import { resolveConflict, revealPlace, useEditor, type OpenFile } from '../../state/editor';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';

interface OutsideBarProps {
  readonly file: OpenFile;
  /** The two texts are shown beside each other. */
  readonly isCompared: boolean;
  readonly onCompare: () => void;
}

/** What another program did to the file that is shown, and what can be done about it. */
export function OutsideBar({ file, isCompared, onCompare }: OutsideBarProps) {
  switch (file.outside) {
    case 'none':
      return null;
    case 'gone':
      return (
        <div className="outside-bar">
          <Notice kind="warning">{file.path} was deleted by another program. Type, and it is written again.</Notice>
        </div>
      );
    case 'conflict':
      return (
        <div className="outside-bar">
          <Notice kind="warning">
            {file.path} was changed by another program while you typed. Nothing is saved until you choose; undo brings
            the other text back.
          </Notice>
          <Button small aria-pressed={isCompared} onClick={onCompare}>
            Compare the two texts
          </Button>
          <Button small look="primary" onClick={() => choose(file.path, 'mine')}>
            Go on with my text
          </Button>
          <Button small onClick={() => choose(file.path, 'other')}>
            Take the text on disk
          </Button>
        </div>
      );
  }
}

/** The buttons go with the choice, so the keyboard goes back to the text. */
function choose(path: string, choice: 'mine' | 'other'): void {
  resolveConflict(path, choice);
  revealPlace(path, useEditor.getState().cursorLine);
}
