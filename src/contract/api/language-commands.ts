/** The part of the table of commands that serves the editor's language features. */
import * as v from 'valibot';
import {
  boundFunctionSchema,
  codeSymbolSchema,
  completionItemSchema,
  diagnosticSchema,
  fileEditSchema,
  placeSchema,
  quickFixSchema,
  signatureHelpSchema,
  textEditSchema,
  textRangeSchema,
} from '../model/language';

const nothing = v.object({});
const file = { root: v.string(), path: v.string() };
const at = { ...file, line: v.number(), column: v.number() };

export const languageCommands = {
  /**
   * Starts the language servers of a project and ends those of another. Returns at once; what follows is told by language events.
   * `python`: the environment whose packages are imported; the product's own where absent.
   */
  openLanguage: { request: v.object({ root: v.string(), python: v.optional(v.string()) }), response: nothing },
  /** The editor holds this text from now on. Also what makes both sides agree again. */
  openText: { request: v.object({ ...file, version: v.number(), text: v.string() }), response: nothing },
  /** `known` is false where the change does not follow the text that is known here: send the whole text by openText. */
  changeText: {
    request: v.object({ ...file, version: v.number(), changes: v.array(textEditSchema) }),
    response: v.object({ known: v.boolean() }),
  },
  closeText: { request: v.object(file), response: nothing },

  complete: {
    request: v.object(at),
    response: v.object({ items: v.array(completionItemSchema), incomplete: v.boolean() }),
  },
  /** Of an item of the newest `complete`; empty of an older one. `edits`: imports that taking it adds. */
  completionDetail: {
    request: v.object({ root: v.string(), handle: v.number() }),
    response: v.object({ documentation: v.string(), edits: v.array(textEditSchema) }),
  },
  /** Markdown. */
  hover: {
    request: v.object(at),
    response: v.object({ text: v.nullable(v.string()), range: v.nullable(textRangeSchema) }),
  },
  signatureHelp: { request: v.object(at), response: v.object({ help: v.nullable(signatureHelpSchema) }) },
  definition: { request: v.object(at), response: v.object({ places: v.array(placeSchema) }) },
  references: { request: v.object(at), response: v.object({ places: v.array(placeSchema) }) },
  highlights: { request: v.object(at), response: v.object({ ranges: v.array(textRangeSchema) }) },
  symbols: { request: v.object(file), response: v.object({ symbols: v.array(codeSymbolSchema) }) },
  /** What would be renamed; null where there is nothing. */
  renameRange: { request: v.object(at), response: v.object({ range: v.nullable(textRangeSchema) }) },
  rename: {
    request: v.object({ ...at, name: v.string() }),
    response: v.object({ edits: v.array(fileEditSchema) }),
  },
  formatText: { request: v.object(file), response: v.object({ edits: v.array(textEditSchema) }) },
  fixes: {
    request: v.object({ ...file, range: textRangeSchema }),
    response: v.object({ fixes: v.array(quickFixSchema) }),
  },
  /** Flink's own rules, about the text as the editor holds it. `version`: of the text it is about. */
  checkFlink: {
    request: v.object({ ...file, functions: v.array(boundFunctionSchema) }),
    response: v.object({ version: v.nullable(v.number()), items: v.array(diagnosticSchema) }),
  },
  /** The text of a file outside of the project that `definition` named. */
  readLibrary: { request: v.object({ path: v.string() }), response: v.object({ text: v.string() }) },
} as const;
