/** A project: a folder of plain files with one settings file, `workbench.json`, made to live in git. */
import * as v from 'valibot';
import { argumentSchema, callShape, fileFormats, functionRefSchema, outputFormats } from './job';
import { fieldSchema } from './data-type';
import { cellSchema } from './rows';
import { ownProfilesSchema, settingValuesSchema } from './settings';

export const projectFileName = 'workbench.json';

/** `sql`: the file is a query over the other data; `rows`: rows by hand. */
export const dataFormats = [...fileFormats, 'sql', 'rows'] as const;
export type DataFormat = (typeof dataFormats)[number];

/** What names of files with rows by hand end with (see rows-file.ts). */
export const rowsFileEnding = '.rows.json';

/** A data source of the project; `path` is relative to the project where inside it. */
export const dataLinkSchema = v.object({
  name: v.string(),
  path: v.string(),
  format: v.picklist(dataFormats),
  nullMarks: v.array(v.string()),
  schema: v.array(fieldSchema),
});
export type DataLink = v.InferOutput<typeof dataLinkSchema>;

/** Name under which a binding means generated rows instead of a data link. */
export const generatorName = 'datagen';

/** Generated rows, for projects that have no data yet. */
export const generatorSchema = v.object({
  rows: v.number(),
  stringLength: v.number(),
  schema: v.array(fieldSchema),
});
export type Generator = v.InferOutput<typeof generatorSchema>;

/** Name under which a binding means nasty rows, whose shape it holds itself. */
export const nastyName = 'nasty';

/** Nasty rows of one function: what they are like depends on the columns it takes. */
export const nastySchema = v.object({ rows: v.number(), seed: v.number(), schema: v.array(fieldSchema) });
export type Nasty = v.InferOutput<typeof nastySchema>;

/** What a function runs on, kept per `file:function`. */
export const bindingSchema = v.object({
  /** Name of a data link, `datagen` or `nasty`. */
  data: v.optional(v.string()),
  args: v.optional(v.array(argumentSchema)),
  keep: v.optional(v.array(v.string())),
  twin: v.optional(functionRefSchema),
  ...callShape,
  nasty: v.optional(nastySchema),
  /** The file that every run of the function writes; `path` is relative to the project where inside it. */
  sink: v.optional(v.object({ path: v.string(), format: v.picklist(outputFormats) })),
});
export type Binding = v.InferOutput<typeof bindingSchema>;

/** workbench.json. Unknown keys are kept when it is rewritten. */
export const projectSettingsSchema = v.looseObject({
  name: v.string(),
  data: v.array(dataLinkSchema),
  generator: v.optional(generatorSchema),
  /** Key: `delay.py:delay_grade`, paths relative with forward slashes. */
  bindings: v.record(v.string(), bindingSchema),
  /** A built-in profile, or one of `profiles`. */
  profile: v.string(),
  profiles: v.optional(ownProfilesSchema),
  /** The panel's overrides. */
  settings: settingValuesSchema,
  /** Texts of the forms as they were written by hand, with their comments; absent where nothing was. */
  forms: v.optional(v.record(v.string(), v.string())),
  /** The interpreter of the project's functions, relative where it lies in the project; the workbench's own where absent. */
  python: v.optional(v.string()),
});
export type ProjectSettings = v.InferOutput<typeof projectSettingsSchema>;

/** A file or folder of the project; hidden ones, environments and caches are left out. */
export const projectEntrySchema = v.object({ path: v.string(), kind: v.picklist(['file', 'folder']) });
export type ProjectEntry = v.InferOutput<typeof projectEntrySchema>;

/** What another program, or this one, did in the project's folder. */
export const projectEventSchema = v.object({
  root: v.string(),
  /** Relative; of files that were made, written or removed. */
  paths: v.array(v.string()),
  /** Files or folders came or went. */
  listing: v.boolean(),
});
export type ProjectEvent = v.InferOutput<typeof projectEventSchema>;

export const projectSchema = v.object({
  root: v.string(),
  settings: projectSettingsSchema,
  /** UDF files (.py), relative, sorted. */
  files: v.array(v.string()),
  /** All files and folders, relative, sorted by path. */
  entries: v.array(projectEntrySchema),
  /** Values of the project's config.yaml, flattened to dotted keys; empty where there is none. */
  configYaml: settingValuesSchema,
  /** Its text; null where there is none. */
  configText: v.nullable(v.string()),
  /** What is wrong with workbench.json or config.yaml, in words; null where fine. */
  problem: v.nullable(v.string()),
});
export type Project = v.InferOutput<typeof projectSchema>;

export const dataDescriptionSchema = v.object({
  /** `sample`: the first values, encoded as cells; `nullsInSample` counts NULLs among the rows looked at. */
  columns: v.array(v.object({ field: fieldSchema, sample: v.array(cellSchema), nullsInSample: v.number() })),
  /** Rows where the format tells (Parquet). */
  rows: v.nullable(v.number()),
  sizeBytes: v.number(),
  /** The column of row kinds that the data itself names. */
  rowKinds: v.optional(v.string()),
});
export type DataDescription = v.InferOutput<typeof dataDescriptionSchema>;
