import { resolveConflict, type OpenFile } from '../../state/editor';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';

/** What another program did to the file that is shown, and what can be done about it. */
export function OutsideBar({ file }: { readonly file: OpenFile }) {
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
          <Button small look="primary" onClick={() => resolveConflict(file.path, 'mine')}>
            Go on with my text
          </Button>
          <Button small onClick={() => resolveConflict(file.path, 'other')}>
            Take the text on disk
          </Button>
        </div>
      );
  }
}
