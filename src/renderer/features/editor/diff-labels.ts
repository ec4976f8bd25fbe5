/** Names of the two sides of a diff editor for who hears them: Monaco takes its own options for them back at the next change of any. */
import { editor, type IDisposable } from './monaco-setup';

export function nameSides(shown: editor.IStandaloneDiffEditor, original: string, modified: string): IDisposable {
  const kept = [keepName(shown.getOriginalEditor(), original), keepName(shown.getModifiedEditor(), modified)];
  return { dispose: () => kept.forEach((each) => each.dispose()) };
}

function keepName(side: editor.ICodeEditor, ariaLabel: string): IDisposable {
  const name = (): void => {
    if (side.getOption(editor.EditorOption.ariaLabel) !== ariaLabel) side.updateOptions({ ariaLabel });
  };
  name();
  return side.onDidChangeConfiguration(name);
}
