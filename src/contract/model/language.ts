/**
 * What the editor asks about Python code, and what it is told. Files are project paths where they are in the project, absolute
 * paths otherwise. Lines and columns are 1-based and columns count UTF-16 units, as in the editor.
 */
import * as v from 'valibot';
import { dataTypeSchema, fieldSchema } from './data-type';

export const languageServers = ['pyright', 'ruff', 'flink'] as const;
export type LanguageServerName = (typeof languageServers)[number];

export const textRangeSchema = v.object({
  line: v.number(),
  column: v.number(),
  endLine: v.number(),
  endColumn: v.number(),
});
export type TextRange = v.InferOutput<typeof textRangeSchema>;

export const textEditSchema = v.object({ range: textRangeSchema, text: v.string() });
export type TextEdit = v.InferOutput<typeof textEditSchema>;

export const fileEditSchema = v.object({ path: v.string(), edits: v.array(textEditSchema) });
export type FileEdit = v.InferOutput<typeof fileEditSchema>;

export const placeSchema = v.object({ path: v.string(), range: textRangeSchema });
export type CodePlace = v.InferOutput<typeof placeSchema>;

/** A change that mends something; `preferred` where it is the one to take without asking. */
export const quickFixSchema = v.object({ title: v.string(), preferred: v.boolean(), edits: v.array(fileEditSchema) });
export type QuickFix = v.InferOutput<typeof quickFixSchema>;

export const diagnosticSeverities = ['error', 'warning', 'information'] as const;

export const diagnosticSchema = v.object({
  range: textRangeSchema,
  severity: v.picklist(diagnosticSeverities),
  /** The rule: FLINK001, reportUndefinedVariable, F401; empty where it has none. */
  code: v.string(),
  message: v.string(),
  /** Known at once (Flink's rules); those of ruff are asked for by `fixes`. */
  fixes: v.array(quickFixSchema),
});
export type Diagnostic = v.InferOutput<typeof diagnosticSchema>;

/** Names of LSP's CompletionItemKind, as far as Python has them. */
export const completionKinds = [
  'text',
  'method',
  'function',
  'class',
  'variable',
  'module',
  'property',
  'keyword',
  'constant',
  'value',
] as const;
export type CompletionItemKind = (typeof completionKinds)[number];

export const completionItemSchema = v.object({
  label: v.string(),
  kind: v.picklist(completionKinds),
  /** What is written; the label where absent. */
  insert: v.optional(v.string()),
  /** What is replaced; the word at the cursor where absent. */
  range: v.optional(textRangeSchema),
  sort: v.optional(v.string()),
  filter: v.optional(v.string()),
  detail: v.optional(v.string()),
  /** Hands the item back to whoever made it, for its documentation and imports: see `completionDetail`. */
  handle: v.nullable(v.number()),
});
export type LanguageCompletion = v.InferOutput<typeof completionItemSchema>;

export const signatureSchema = v.object({
  label: v.string(),
  documentation: v.string(),
  /** Each parameter as a part of the label: start and end. */
  parameters: v.array(v.object({ start: v.number(), end: v.number(), documentation: v.string() })),
});

export const signatureHelpSchema = v.object({
  signatures: v.array(signatureSchema),
  activeSignature: v.number(),
  activeParameter: v.number(),
});
export type SignatureHelp = v.InferOutput<typeof signatureHelpSchema>;

export const symbolKinds = ['class', 'method', 'function', 'variable', 'constant', 'property', 'module'] as const;

/** Symbols of a file, parents before their children; `depth` 0 is the file's top level. */
export const codeSymbolSchema = v.object({
  name: v.string(),
  kind: v.picklist(symbolKinds),
  depth: v.number(),
  range: textRangeSchema,
  nameRange: textRangeSchema,
});
export type CodeSymbol = v.InferOutput<typeof codeSymbolSchema>;

/** How a function of a file is bound, for Flink's rules: what the window knows and the text does not say. */
export const boundFunctionSchema = v.object({
  name: v.string(),
  /** Name of the data it runs on. */
  data: v.string(),
  /** All columns of the data; null while they are not known. */
  columns: v.nullable(v.array(fieldSchema)),
  /** What the user chose for its parameters, in order; null where nothing was chosen. `type` null: not known. */
  args: v.nullable(v.array(v.object({ name: v.string(), type: v.nullable(dataTypeSchema) }))),
  /** It gets a whole row, as row-based operations pass it. */
  rowBased: v.boolean(),
  /** Aggregates over rows that change call retract; session windows call merge. */
  needsRetract: v.boolean(),
  needsMerge: v.boolean(),
  /** Why it will not run in the mode that is asked for; null where it will. */
  fallback: v.nullable(v.string()),
  /** As the file's last execution found it. */
  resultType: v.nullable(dataTypeSchema),
});
export type BoundFunction = v.InferOutput<typeof boundFunctionSchema>;

export const languageEventSchema = v.variant('kind', [
  /** All of one server about one file: replaces what it said before. */
  v.object({
    kind: v.literal('diagnostics'),
    root: v.string(),
    server: v.picklist(languageServers),
    path: v.string(),
    /** Of the text it is about; null where the server does not say. */
    version: v.nullable(v.number()),
    items: v.array(diagnosticSchema),
  }),
  v.object({
    kind: v.literal('server'),
    root: v.string(),
    server: v.picklist(languageServers),
    state: v.picklist(['starting', 'ready', 'failed']),
    /** Why it failed; empty otherwise. */
    reason: v.string(),
  }),
]);
export type LanguageEvent = v.InferOutput<typeof languageEventSchema>;
