/** The language features of the editor, over the engine's language servers. */
import { followModels } from '../editor/monaco-models';
import { checkFlinkSoon, followForFlink } from '../../state/flink-check';
import { dropDiagnostics } from '../../state/language';
import { textChanged, textClosed, textOpened } from '../../state/text-sync';
import { registerColumns } from './columns';
import { registerCompletion } from './completion';
import { registerEdits } from './edits';
import { registerExplanations } from './explanations';
import { registerNavigation } from './navigation';
import { registerSqlNames } from './sql-completion';

/** Returns how to stop. */
export function serveLanguage(): () => void {
  const registrations = [
    ...registerCompletion(),
    ...registerColumns(),
    ...registerExplanations(),
    ...registerNavigation(),
    ...registerEdits(),
    ...registerSqlNames(),
  ];
  const stopFollowing = followModels({
    mounted: (path, model) => {
      if (!path.endsWith('.py')) return;
      textOpened(path, () => model.getValue());
      checkFlinkSoon(path);
    },
    // In the order they are told: from the end of the text to its beginning, so that none moves the place of another.
    changed: (path, changes) => {
      textChanged(
        path,
        changes.map(({ range, text }) => ({
          range: {
            line: range.startLineNumber,
            column: range.startColumn,
            endLine: range.endLineNumber,
            endColumn: range.endColumn,
          },
          text,
        })),
      );
      checkFlinkSoon(path);
    },
    dropped: (path) => {
      textClosed(path);
      dropDiagnostics(path);
    },
  });
  const stopChecking = followForFlink();
  return () => {
    stopChecking();
    stopFollowing();
    registrations.forEach((registration) => registration.dispose());
  };
}
