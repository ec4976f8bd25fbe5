/** From the protocol's shapes to the contract's: 0-based places to 1-based ones, documentation to Markdown. */
import {
  CompletionItemKind as LspCompletionKind,
  DiagnosticSeverity,
  MarkupContent,
  SymbolKind,
  type CompletionItem,
  type Diagnostic as LspDiagnostic,
  type DocumentSymbol,
  type Hover,
  type Position,
  type Range,
  type SignatureHelp as LspSignatureHelp,
  type TextEdit as LspTextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import type {
  CodeSymbol,
  CompletionItemKind,
  Diagnostic,
  FileEdit,
  LanguageCompletion,
  SignatureHelp,
  TextEdit,
  TextRange,
} from '../../contract/model/language';
import { pathOfUri } from './file-uris';

export function toPosition(at: { readonly line: number; readonly column: number }): Position {
  return { line: at.line - 1, character: at.column - 1 };
}

export function toRange(range: TextRange): Range {
  return {
    start: toPosition(range),
    end: toPosition({ line: range.endLine, column: range.endColumn }),
  };
}

export function textRange({ start, end }: Range): TextRange {
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

export function textEdit(edit: LspTextEdit): TextEdit {
  return { range: textRange(edit.range), text: edit.newText };
}

/** Files that are made, renamed or deleted by an edit are none of these servers' answers. */
export function fileEdits(root: string, edit: WorkspaceEdit): FileEdit[] {
  const listed = [
    ...Object.entries(edit.changes ?? {}).map(([uri, edits]) => ({ uri, edits })),
    ...(edit.documentChanges ?? []).flatMap((change) =>
      'textDocument' in change ? [{ uri: change.textDocument.uri, edits: change.edits }] : [],
    ),
  ];
  return listed.flatMap(({ uri, edits }) => {
    const path = pathOfUri(root, uri);
    const texts = edits.flatMap((each) => ('newText' in each ? [textEdit(each)] : []));
    return path === null || texts.length === 0 ? [] : [{ path, edits: texts }];
  });
}

export function diagnostic(found: LspDiagnostic): Diagnostic {
  const { severity } = found;
  return {
    range: textRange(found.range),
    severity: severity === undefined || severity === DiagnosticSeverity.Error ? 'error' : severityName(severity),
    code: found.code === undefined ? '' : String(found.code),
    message: typeof found.message === 'string' ? found.message : found.message.value,
    fixes: [],
  };
}

function severityName(severity: DiagnosticSeverity): 'warning' | 'information' {
  return severity === DiagnosticSeverity.Warning ? 'warning' : 'information';
}

export function markdown(text: Hover['contents'] | undefined): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  if (Array.isArray(text)) return text.map(markdown).join('\n\n');
  if (MarkupContent.is(text)) return text.value;
  return `\`\`\`${text.language}\n${text.value}\n\`\`\``;
}

export function hover(found: Hover | null): { text: string | null; range: TextRange | null } {
  if (found === null) return { text: null, range: null };
  return { text: markdown(found.contents), range: found.range === undefined ? null : textRange(found.range) };
}

const completionKindNames: Readonly<Partial<Record<LspCompletionKind, CompletionItemKind>>> = {
  [LspCompletionKind.Method]: 'method',
  [LspCompletionKind.Function]: 'function',
  [LspCompletionKind.Constructor]: 'class',
  [LspCompletionKind.Class]: 'class',
  [LspCompletionKind.Interface]: 'class',
  [LspCompletionKind.Field]: 'property',
  [LspCompletionKind.Property]: 'property',
  [LspCompletionKind.Variable]: 'variable',
  [LspCompletionKind.Module]: 'module',
  [LspCompletionKind.Keyword]: 'keyword',
  [LspCompletionKind.Constant]: 'constant',
  [LspCompletionKind.EnumMember]: 'constant',
  [LspCompletionKind.Value]: 'value',
};

export function completion(item: CompletionItem, handle: number): LanguageCompletion {
  const { textEdit: edit } = item;
  const range = edit === undefined ? undefined : textRange('range' in edit ? edit.range : edit.replace);
  const insert = edit?.newText ?? item.insertText;
  const detail = item.labelDetails?.description ?? item.detail;
  return {
    label: item.label,
    kind: completionKindNames[item.kind ?? LspCompletionKind.Text] ?? 'text',
    ...(insert === undefined || insert === item.label ? {} : { insert }),
    ...(range === undefined ? {} : { range }),
    ...(item.sortText === undefined ? {} : { sort: item.sortText }),
    ...(item.filterText === undefined ? {} : { filter: item.filterText }),
    ...(detail === undefined ? {} : { detail }),
    handle,
  };
}

export function signatureHelp(found: LspSignatureHelp | null): SignatureHelp | null {
  if (found === null || found.signatures.length === 0) return null;
  const activeSignature = found.activeSignature ?? 0;
  return {
    activeSignature,
    activeParameter: found.signatures[activeSignature]?.activeParameter ?? found.activeParameter ?? 0,
    signatures: found.signatures.map((signature) => ({
      label: signature.label,
      documentation: markdown(signature.documentation),
      parameters: (signature.parameters ?? []).map((parameter) => ({
        ...partOf(signature.label, parameter.label),
        documentation: markdown(parameter.documentation),
      })),
    })),
  };
}

function partOf(label: string, part: string | [number, number]): { start: number; end: number } {
  if (typeof part !== 'string') return { start: part[0], end: part[1] };
  const start = Math.max(0, label.indexOf(part));
  return { start, end: start + part.length };
}

const symbolKindNames: Readonly<Partial<Record<SymbolKind, CodeSymbol['kind']>>> = {
  [SymbolKind.Class]: 'class',
  [SymbolKind.Method]: 'method',
  [SymbolKind.Function]: 'function',
  [SymbolKind.Constant]: 'constant',
  [SymbolKind.Property]: 'property',
  [SymbolKind.Field]: 'property',
  [SymbolKind.Module]: 'module',
};

export function symbols(found: readonly DocumentSymbol[], depth = 0): CodeSymbol[] {
  return found.flatMap((symbol) => [
    {
      name: symbol.name,
      kind: symbolKindNames[symbol.kind] ?? 'variable',
      depth,
      range: textRange(symbol.range),
      nameRange: textRange(symbol.selectionRange),
    },
    ...symbols(symbol.children ?? [], depth + 1),
  ]);
}
