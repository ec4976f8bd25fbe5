/** The language servers of one project, and what is asked of them. */
import {
  CodeActionRequest,
  CodeActionResolveRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentSymbolRequest,
  FileChangeType,
  HoverRequest,
  PrepareRenameRequest,
  ProtocolRequestType,
  ReferencesRequest,
  RenameRequest,
  SignatureHelpRequest,
  type CodeAction,
  type CompletionItem,
  type DocumentSymbol,
  type Location,
  type ProtocolNotificationType,
  type PublishDiagnosticsParams,
  type RequestParam,
  type TextDocumentPositionParams,
} from 'vscode-languageserver-protocol/node';
import * as v from 'valibot';
import {
  diagnosticSchema,
  type BoundFunction,
  type CodePlace,
  type CodeSymbol,
  type Diagnostic,
  type FileEdit,
  type LanguageCompletion,
  type LanguageEvent,
  type QuickFix,
  type SignatureHelp,
  type TextEdit,
  type TextRange,
} from '../../contract/model/language';
import { fileUri, pathOfUri } from './file-uris';
import * as fromLsp from './from-lsp';
import { LanguageServer, type ServerListeners, type ServerSpec } from './language-server';
import { NewestQuestions } from './newest-questions';
import { OpenTexts } from './open-texts';
import { flinkSpec, pyrightSpec, ruffSpec, type LanguageOptions } from './server-specs';

export interface Cursor {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

interface FlinkParams {
  readonly text: string;
  readonly file: string;
  readonly root: string;
  readonly stubs: string;
  readonly functions: readonly BoundFunction[];
}
const flinkCheck = new ProtocolRequestType<FlinkParams, unknown, never, void, unknown>('flink/check');
const flinkAnswer = v.array(diagnosticSchema);

export class ProjectLanguage {
  readonly root: string;
  readonly python: string;
  private readonly texts: OpenTexts;
  private readonly pyright: LanguageServer;
  private readonly ruff: LanguageServer;
  private readonly flink: LanguageServer;
  private readonly stubs: string;
  /** Known once the project was read. */
  private files: Set<string> | null = null;
  private readonly newest = new NewestQuestions();
  private completions: readonly CompletionItem[] = [];
  /** Handles of older answers are smaller than this. */
  private firstHandle = 0;
  private readonly ruffDiagnostics = new Map<string, PublishDiagnosticsParams['diagnostics']>();
  /** Files outside of the project that an answer named. */
  private readonly libraries = new Set<string>();

  constructor(root: string, options: LanguageOptions, python: string, emit: (event: LanguageEvent) => void) {
    this.root = root;
    this.python = python;
    this.stubs = options.stubs;
    this.texts = new OpenTexts(root);
    const start = (spec: ServerSpec): LanguageServer => new LanguageServer(spec, root, this.listeners(spec, emit));
    this.pyright = start(pyrightSpec(options, python));
    this.ruff = start(ruffSpec(options));
    this.flink = start(flinkSpec(options, python));
  }

  /** Of the processes that serve now. */
  pids(): number[] {
    return [this.pyright, this.ruff, this.flink].flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
  }

  async close(): Promise<void> {
    this.newest.cancelAll();
    await Promise.all([this.pyright.close(), this.ruff.close(), this.flink.close()]);
  }

  openText(path: string, version: number, text: string): void {
    if (this.texts.get(path) !== undefined) this.closeText(path);
    const document = this.texts.open(path, version, text);
    const textDocument = { uri: document.uri, languageId: document.languageId, version, text };
    this.tellAll(DidOpenTextDocumentNotification.type, { textDocument });
  }

  changeText(path: string, version: number, edits: readonly TextEdit[]): boolean {
    const contentChanges = this.texts.change(path, version, edits);
    if (contentChanges === null) return false;
    const textDocument = { uri: fileUri(this.root, path), version };
    this.tellAll(DidChangeTextDocumentNotification.type, { textDocument, contentChanges });
    return true;
  }

  closeText(path: string): void {
    if (!this.texts.close(path)) return;
    this.tellAll(DidCloseTextDocumentNotification.type, { textDocument: { uri: fileUri(this.root, path) } });
  }

  /** What is open is known by its text; what is not may be imported by what is. */
  fileWritten(path: string): void {
    const isNew = this.files !== null && !this.files.has(path);
    this.files?.add(path);
    if (this.texts.get(path) === undefined || isNew)
      this.filesChanged([path], isNew ? FileChangeType.Created : FileChangeType.Changed);
  }

  /** The project's files as they are now. */
  filesRead(paths: readonly string[]): void {
    const before = this.files;
    this.files = new Set(paths);
    if (before === null) return;
    this.filesChanged(
      [...this.files].filter((path) => !before.has(path)),
      FileChangeType.Created,
    );
    this.filesChanged(
      [...before].filter((path) => this.files?.has(path) === false),
      FileChangeType.Deleted,
    );
  }

  private filesChanged(paths: readonly string[], type: FileChangeType): void {
    const changes = paths.map((path) => ({ uri: fileUri(this.root, path), type }));
    if (changes.length > 0) this.pyright.notify(DidChangeWatchedFilesNotification.type, { changes });
  }

  async complete(at: Cursor): Promise<{ items: LanguageCompletion[]; incomplete: boolean }> {
    const answer = await this.newest.ask('complete', (token) =>
      this.pyright.request(CompletionRequest.type, this.place(at), token),
    );
    const items = answer === null ? [] : Array.isArray(answer) ? answer : answer.items;
    this.firstHandle += this.completions.length;
    this.completions = items;
    const incomplete = answer !== null && !Array.isArray(answer) && answer.isIncomplete;
    return { items: items.map((item, index) => fromLsp.completion(item, this.firstHandle + index)), incomplete };
  }

  async completionDetail(handle: number): Promise<{ documentation: string; edits: TextEdit[] }> {
    const item = this.completions[handle - this.firstHandle];
    if (item === undefined) return { documentation: '', edits: [] };
    const more = await this.pyright.request(CompletionResolveRequest.type, item);
    return {
      documentation: fromLsp.markdown(more.documentation),
      edits: (more.additionalTextEdits ?? []).map(fromLsp.textEdit),
    };
  }

  async hover(at: Cursor): Promise<{ text: string | null; range: TextRange | null }> {
    return fromLsp.hover(
      await this.newest.ask('hover', (token) => this.pyright.request(HoverRequest.type, this.place(at), token)),
    );
  }

  async signatureHelp(at: Cursor): Promise<SignatureHelp | null> {
    return fromLsp.signatureHelp(
      await this.newest.ask('signature', (token) =>
        this.pyright.request(SignatureHelpRequest.type, this.place(at), token),
      ),
    );
  }

  async definition(at: Cursor): Promise<CodePlace[]> {
    const answer = await this.pyright.request(DefinitionRequest.type, this.place(at));
    const listed = answer === null ? [] : Array.isArray(answer) ? answer : [answer];
    return this.places(
      listed.map((each) => ('targetUri' in each ? { uri: each.targetUri, range: each.targetSelectionRange } : each)),
    );
  }

  async references(at: Cursor): Promise<CodePlace[]> {
    const context = { includeDeclaration: true };
    return this.places((await this.pyright.request(ReferencesRequest.type, { ...this.place(at), context })) ?? []);
  }

  async highlights(at: Cursor): Promise<TextRange[]> {
    const answer = await this.newest.ask('highlights', (token) =>
      this.pyright.request(DocumentHighlightRequest.type, this.place(at), token),
    );
    return (answer ?? []).map(({ range }) => fromLsp.textRange(range));
  }

  async symbols(path: string): Promise<CodeSymbol[]> {
    const answer = await this.pyright.request(DocumentSymbolRequest.type, this.document(path));
    // The tree is what this client says it understands.
    return fromLsp.symbols((answer ?? []) as DocumentSymbol[]);
  }

  async renameRange(at: Cursor): Promise<TextRange | null> {
    const answer = await this.pyright.request(PrepareRenameRequest.type, this.place(at));
    if (answer === null || 'defaultBehavior' in answer) return null;
    return fromLsp.textRange('range' in answer ? answer.range : answer);
  }

  async rename(at: Cursor, newName: string): Promise<FileEdit[]> {
    const answer = await this.pyright.request(RenameRequest.type, { ...this.place(at), newName });
    return answer === null ? [] : fromLsp.fileEdits(this.root, answer);
  }

  async format(path: string): Promise<TextEdit[]> {
    const options = { tabSize: 4, insertSpaces: true };
    const answer = await this.ruff.request(DocumentFormattingRequest.type, { ...this.document(path), options });
    return (answer ?? []).map(fromLsp.textEdit);
  }

  /** What ruff can mend in a range. */
  async fixes(path: string, range: TextRange): Promise<QuickFix[]> {
    const answer = await this.ruff.request(CodeActionRequest.type, {
      ...this.document(path),
      range: fromLsp.toRange(range),
      context: { diagnostics: this.ruffDiagnostics.get(path) ?? [], only: ['quickfix'] },
    });
    const actions = (answer ?? []).filter((each): each is CodeAction => !('arguments' in each));
    const resolved = await Promise.all(
      actions.map((action) =>
        action.edit === undefined ? this.ruff.request(CodeActionResolveRequest.type, action) : Promise.resolve(action),
      ),
    );
    return resolved.flatMap(({ title, edit, isPreferred }) =>
      edit === undefined ? [] : [{ title, preferred: isPreferred === true, edits: fromLsp.fileEdits(this.root, edit) }],
    );
  }

  async checkFlink(
    path: string,
    functions: readonly BoundFunction[],
  ): Promise<{ version: number | null; items: Diagnostic[] }> {
    const document = this.texts.get(path);
    if (document === undefined) return { version: null, items: [] };
    const { version } = document;
    const answer = await this.flink.request(flinkCheck, {
      text: document.getText(),
      file: path,
      root: this.root,
      stubs: this.stubs,
      functions,
    });
    return { version, items: v.parse(flinkAnswer, answer) };
  }

  /** Whether an answer of this project named the file: nothing else outside of it is read for the window. */
  hasNamed(path: string): boolean {
    return this.libraries.has(path);
  }

  private listeners(spec: ServerSpec, emit: (event: LanguageEvent) => void): ServerListeners {
    return {
      openTexts: () => this.texts.items(),
      onState: (state, reason) => emit({ kind: 'server', root: this.root, server: spec.name, state, reason }),
      onDiagnostics: ({ uri, version, diagnostics }) => {
        const path = pathOfUri(this.root, uri);
        if (path === null) return;
        if (spec.name === 'ruff') this.ruffDiagnostics.set(path, diagnostics);
        emit({
          kind: 'diagnostics',
          root: this.root,
          server: spec.name,
          path,
          version: version ?? null,
          items: diagnostics.map(fromLsp.diagnostic),
        });
      },
    };
  }

  private tellAll<P, O>(type: ProtocolNotificationType<P, O>, params: NoInfer<RequestParam<P>>): void {
    this.pyright.notify(type, params);
    this.ruff.notify(type, params);
  }

  private document(path: string): { textDocument: { uri: string } } {
    return { textDocument: { uri: fileUri(this.root, path) } };
  }

  private place(at: Cursor): TextDocumentPositionParams {
    return { ...this.document(at.path), position: fromLsp.toPosition(at) };
  }

  private places(found: readonly Location[]): CodePlace[] {
    return found.flatMap(({ uri, range }) => {
      const path = pathOfUri(this.root, uri);
      if (path === null) return [];
      if (fileUri('', path) === uri) this.libraries.add(path);
      return [{ path, range: fromLsp.textRange(range) }];
    });
  }
}
