/** The texts that the editor holds, kept in step by its changes. */
import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../../contract/model/language';
import { fileUri } from './file-uris';
import { toRange } from './from-lsp';

const languageId = 'python';

export class OpenTexts {
  private readonly root: string;
  /** By project path. */
  private readonly texts = new Map<string, TextDocument>();

  constructor(root: string) {
    this.root = root;
  }

  get(path: string): TextDocument | undefined {
    return this.texts.get(path);
  }

  open(path: string, version: number, text: string): TextDocument {
    const document = TextDocument.create(fileUri(this.root, path), languageId, version, text);
    this.texts.set(path, document);
    return document;
  }

  /** What servers are to be told; null where the change does not follow the text that is known. */
  change(path: string, version: number, edits: readonly TextEdit[]): TextDocumentContentChangeEvent[] | null {
    const document = this.texts.get(path);
    if (document === undefined || document.version + 1 !== version) return null;
    const changes = edits.map((edit) => ({ range: toRange(edit.range), text: edit.text }));
    TextDocument.update(document, changes, version);
    return changes;
  }

  /** False where it was not open. */
  close(path: string): boolean {
    return this.texts.delete(path);
  }

  items(): TextDocumentItem[] {
    return [...this.texts.values()].map((document) => ({
      uri: document.uri,
      languageId,
      version: document.version,
      text: document.getText(),
    }));
  }
}
