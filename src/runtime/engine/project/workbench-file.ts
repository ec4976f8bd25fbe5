/** workbench.json: read with its mistakes said in words, rewritten without losing what is not ours. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import writeFileAtomic from 'write-file-atomic';
import { workbenchError } from '../../../contract/errors';
import {
  bindingSchema,
  dataLinkSchema,
  projectFileName,
  projectSettingsSchema,
  rowsFileEnding,
  type ProjectSettings,
  type DataFormat,
} from '../../../contract/model/project';
import { profileNamed, profileNames } from '../../../contract/model/settings';

export interface WorkbenchFile {
  /** What could be read; defaults where a part is missing or wrong. */
  readonly settings: ProjectSettings;
  /** What is wrong, in words; null where fine or absent. */
  readonly problem: string | null;
  /** The file's own JSON where it is an object. */
  readonly raw: Readonly<Record<string, unknown>> | null;
}

export async function readWorkbenchFile(root: string): Promise<WorkbenchFile> {
  const text = await readTextOrNull(path.join(root, projectFileName));
  const defaults = defaultSettings(root);
  if (text === null) return { settings: defaults, problem: null, raw: null };
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { settings: defaults, problem: `${projectFileName} is not JSON: ${reason}`, raw: null };
  }
  if (!isObject(content))
    return { settings: defaults, problem: `${projectFileName} must be one JSON object.`, raw: null };
  return { ...validate(withDefaults(content, defaults), defaults), raw: content };
}

/** Atomic; keys the workbench does not know stay. Returns what the file said before. Throws BAD_REQUEST where the file on disk has a mistake: it is the user's to mend. */
export async function writeWorkbenchFile(root: string, settings: ProjectSettings): Promise<ProjectSettings> {
  const existing = await readWorkbenchFile(root);
  if (existing.problem !== null) {
    throw workbenchError(
      'BAD_REQUEST',
      'usage',
      `${projectFileName} was not saved, because the file on disk has a mistake: ${existing.problem}`,
      { root, file: path.join(root, projectFileName) },
      { hint: `Mend ${projectFileName}, then change the setting again.` },
    );
  }
  const merged = keepUnknown(existing.raw ?? {}, settings);
  await writeFileAtomic(path.join(root, projectFileName), `${JSON.stringify(merged, null, 2)}\n`);
  return existing.settings;
}

/** By the file's ending; csv where it tells nothing. */
export function formatOfPath(file: string): DataFormat {
  const ending = path.extname(file).toLowerCase();
  if (file.toLowerCase().endsWith(rowsFileEnding)) return 'rows';
  if (ending === '.parquet' || ending === '.pq') return 'parquet';
  if (ending === '.arrow' || ending === '.feather') return 'arrow';
  if (ending === '.json' || ending === '.sql') return ending === '.json' ? 'json' : 'sql';
  return ending === '.jsonl' || ending === '.ndjson' ? 'jsonl' : 'csv';
}

export function defaultSettings(root: string): ProjectSettings {
  return { name: path.basename(root), data: [], bindings: {}, profile: 'product', settings: {} };
}

/** Parts a hand-written file may leave out. */
function withDefaults(content: Readonly<Record<string, unknown>>, defaults: ProjectSettings): Record<string, unknown> {
  const filled: Record<string, unknown> = { ...defaults, ...content };
  if (Array.isArray(filled['data'])) {
    filled['data'] = filled['data'].map((link: unknown) =>
      isObject(link) && typeof link['path'] === 'string'
        ? { name: path.basename(link['path']), format: formatOfPath(link['path']), nullMarks: [], schema: [], ...link }
        : link,
    );
  }
  return filled;
}

/** Top-level parts that are wrong fall back to their defaults, each with a sentence. */
function validate(content: Record<string, unknown>, defaults: ProjectSettings): Omit<WorkbenchFile, 'raw'> {
  const whole = v.safeParse(projectSettingsSchema, content);
  if (whole.success) return withKnownProfile(whole.output, defaults);
  const problems = whole.issues.slice(0, 3).map((issue) => `${v.getDotPath(issue) ?? 'the object'}: ${issue.message}`);
  const wrong = new Set(
    whole.issues.flatMap((issue) => (typeof issue.path?.[0]?.key === 'string' ? [issue.path[0].key] : [])),
  );
  const mended = { ...content };
  for (const key of wrong) mended[key] = defaults[key];
  const rest = v.safeParse(projectSettingsSchema, mended);
  return {
    settings: rest.success ? rest.output : defaults,
    problem: `${projectFileName} has a mistake at ${problems.join('; ')}`,
  };
}

function withKnownProfile(settings: ProjectSettings, defaults: ProjectSettings): Omit<WorkbenchFile, 'raw'> {
  if (profileNamed(settings.profile, settings.profiles) !== null) return { settings, problem: null };
  const names = [...profileNames, ...Object.keys(settings.profiles ?? {})].join(', ');
  return {
    settings: { ...settings, profile: defaults.profile },
    problem: `${projectFileName} has a mistake at profile: there is no ${settings.profile}, there are ${names}`,
  };
}

function keepUnknown(existing: Readonly<Record<string, unknown>>, settings: ProjectSettings): Record<string, unknown> {
  const oldLinks = Array.isArray(existing['data']) ? existing['data'].filter(isObject) : [];
  const oldBindings = isObject(existing['bindings']) ? existing['bindings'] : {};
  return {
    ...unknownKeys(existing, settingsKeys),
    ...settings,
    data: settings.data.map((link) => ({
      ...unknownKeys(
        oldLinks.find((old) => old['name'] === link.name),
        linkKeys,
      ),
      ...link,
    })),
    bindings: Object.fromEntries(
      // By name, so that two branches that bind other functions merge.
      Object.entries(settings.bindings)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, binding]) => [key, { ...unknownKeys(oldBindings[key], bindingKeys), ...binding }]),
    ),
  };
}

const settingsKeys: ReadonlySet<string> = new Set(Object.keys(projectSettingsSchema.entries));
const linkKeys: ReadonlySet<string> = new Set(Object.keys(dataLinkSchema.entries));
const bindingKeys: ReadonlySet<string> = new Set(Object.keys(bindingSchema.entries));

function unknownKeys(old: unknown, known: ReadonlySet<string>): Record<string, unknown> {
  return isObject(old) ? Object.fromEntries(Object.entries(old).filter(([key]) => !known.has(key))) : {};
}

async function readTextOrNull(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw workbenchError(
      'FILE_UNREADABLE',
      'usage',
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      { file },
      { hint: 'Check the permissions of the file.' },
    );
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
